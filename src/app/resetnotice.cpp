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
constexpr int NameCharacters = 80;

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
    open->setToolTip(tr("Shows how far the reset came, and continues it or takes it back"));
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
    connect(open, &QPushButton::clicked, this, [this] { m_host->takeStep(WeekStep::ResumeReset, m_week); });
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
                [this, server](const Result<std::vector<WeekIdentity>>& found) {
                    std::vector<WeekHandle> weeks;
                    for (const WeekIdentity& week : found ? *found : std::vector<WeekIdentity>()) {
                        if (const auto match = server.library->match(week.name))
                            weeks.push_back({server.pool, match->game, week});
                    }
                    show(weeks);
                });
}

void ResetNotice::show(const std::vector<WeekHandle>& weeks)
{
    setVisible(!weeks.empty());
    if (weeks.empty())
        return;
    m_week = weeks.front();
    const QString name = visibleText(m_week.title(), NameCharacters);
    const auto others = static_cast<int>(weeks.size()) - 1;
    m_text->setText(others == 0
                        ? tr("The reset of %1 was not finished.").arg(name)
                        : tr("The reset of %1 was not finished, and %n more.", nullptr, others).arg(name));
}

}
