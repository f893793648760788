#include "app/crashnotice.h"

#include "base/safetext.h"
#include "diagnostics/forothers.h"
#include "pages/diagnostics/reportdialog.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pilllabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Weekglass {

CrashNotice::CrashNotice(QWidget* parent)
    : QWidget(parent)
    , m_text(wrappedLabel("crashNoticeText"))
{
    setObjectName(QStringLiteral("crashNotice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setForegroundRole(QPalette::ToolTipText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    auto* pill = new PillLabel;
    pill->setPill({tr("Crash"), Meaning::Warning});
    row->addWidget(pill);
    row->addWidget(m_text, 1);
    const auto add = [this, row](const char* name, const QString& text, const QString& tip, auto clicked) {
        auto* button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, clicked);
        row->addWidget(button);
    };
    add("crashNoticeShow", tr("S&how or save…"),
        tr("Shows the details of the crash, and saves them for others"), &CrashNotice::showNewest);
    add("crashNoticeDelete", tr("&Delete"), tr("Deletes the files of all crashes"), &CrashNotice::deleteAll);
    add("crashNoticeLater", tr("La&ter"), tr("Hides this until the next start"), &QWidget::hide);
    hide();
}

void CrashNotice::refresh()
{
    m_job.start([](const std::stop_token&) { return crashFiles(); },
                [this](const std::vector<CrashFile>& files) { show(files); });
}

void CrashNotice::show(const std::vector<CrashFile>& files)
{
    m_files = files;
    setVisible(!files.empty());
    if (files.empty())
        return;
    const QString program =
        visibleText(QFileInfo(files.front().path).fileName().section(QLatin1Char('-'), 0, 0), 40);
    const QString time = files.front().time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString text = tr("%1 crashed at %2. The details stay on this computer.").arg(program, time);
    const auto others = static_cast<int>(files.size()) - 1;
    m_text->setText(others == 0 ? text
                                : tr("%1 There were %n more crash(es) before.", nullptr, others).arg(text));
}

void CrashNotice::showNewest()
{
    const QString path = m_files.front().path;
    auto* dialog = new ReportDialog(
        tr("Details of the crash"), QFileInfo(path).completeBaseName() + QStringLiteral(".txt"),
        [path](const std::stop_token&) { return crashFileForOthers(path); }, window());
    dialog->open();
}

void CrashNotice::deleteAll()
{
    m_deleteJob.start(
        [files = m_files](const std::stop_token&) {
            Result<void> done;
            for (const CrashFile& file : files) {
                if (auto removed = removeCrashFile(file.path); !removed && done)
                    done = removed;
            }
            return done;
        },
        [this](const Result<void>& deleted) {
            if (!deleted)
                m_text->setText(visibleText(deleted.error().text().simplified()));
            setVisible(!deleted);
        });
}

}
