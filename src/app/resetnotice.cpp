#include "app/resetnotice.h"

#include "base/safetext.h"
#include "game/gamelibrary.h"
#include "lifecycle/interruptedresets.h"
#include "lifecycle/weekgates.h"
#include "pages/pagehost.h"
#include "weeks/withsession.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pilllabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Deadline {10000};

}

ResetNotice::ResetNotice(QWidget* parent)
    : QWidget(parent)
    , m_text(wrappedLabel("resetNoticeText"))
{
    setObjectName(QStringLiteral("resetNotice"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setForegroundRole(QPalette::ToolTipText);
    auto* open = new QPushButton(tr("Resume or &back out…"));
    open->setObjectName(QStringLiteral("resetNoticeOpen"));
    open->setToolTip(tr("Shows its progress, and resumes it or backs it out"));
    auto* later = new QPushButton(tr("&Later"));
    later->setObjectName(QStringLiteral("resetNoticeLater"));
    later->setToolTip(tr("Hides this until the next connection; the board keeps showing it"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    auto* pill = new PillLabel;
    pill->setPill({tr("Interrupted"), Meaning::Warning});
    row->addWidget(pill);
    row->addWidget(m_text, 1);
    row->addWidget(open);
    row->addWidget(later);
    connect(open, &QPushButton::clicked, this, [this] {
        m_host->takeStep(m_kind == Kind::Reset ? WeekStep::ResumeReset : WeekStep::BlueGreen, m_week);
    });
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void ResetNotice::setHost(PageHost& host)
{
    m_host = &host;
    connect(&host, &PageHost::weeksChanged, this, &ResetNotice::refresh);
    connect(&host, &PageHost::gamesChanged, this, &ResetNotice::refresh);
}

/// A server that does not answer says so elsewhere.
void ResetNotice::refresh()
{
    const AdminServer server = m_host->serverOf({});
    if (!server.pool)
        return;
    m_job.start(withSession(server.pool, Deadline, interruptedResets),
                [this, server](const Result<std::vector<InterruptedReset>>& found) {
                    std::vector<std::pair<WeekHandle, Kind>> weeks;
                    for (const auto& [week, kind] : found ? *found : std::vector<InterruptedReset>()) {
                        if (const auto match = server.library->match(week.name))
                            weeks.emplace_back(WeekHandle {server.pool, match->game, week}, kind);
                    }
                    show(weeks);
                });
}

void ResetNotice::show(const std::vector<std::pair<WeekHandle, Kind>>& weeks)
{
    setVisible(!weeks.empty());
    if (weeks.empty())
        return;
    m_week = weeks.front().first;
    m_kind = weeks.front().second;
    const QString name = visibleText(m_week.title(), NameCharacters);
    const QString text = m_kind == Kind::Reset ? tr("The reset of %1 was not finished.").arg(name)
        : m_kind == Kind::BlueGreen
        ? tr("The blue/green change of %1 was not finished.").arg(name)
        : tr("Going back from the blue/green change of %1 was not finished.").arg(name);
    const auto others = static_cast<int>(weeks.size()) - 1;
    m_text->setText(others == 0 ? text
                                : tr("%1 There are %n more.", "what was not finished", others).arg(text));
}

}
