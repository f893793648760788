#include "pages/players/hiddenrowsbanner.h"

#include "base/safetext.h"

namespace Weekglass {

namespace {

constexpr std::chrono::seconds HiddenRowsDeadline(10);
constexpr int Margin = 6;

}

HiddenRowsBanner::HiddenRowsBanner(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("hiddenRows"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAutoFillBackground(true);
    setForegroundRole(QPalette::ToolTipText);
    setBackgroundRole(QPalette::ToolTipBase);
    setMargin(Margin);
    hide();
}

void HiddenRowsBanner::ask(const std::vector<WeekHandle>& weeks)
{
    std::vector<WeekHandle> there;
    std::vector<WeekIdentity> asked;
    for (const WeekHandle& week : weeks) {
        if (!week.pool || week.player)
            continue;
        there.push_back(week);
        asked.push_back(week.identity);
    }
    if (asked == m_asked)
        return;
    m_asked = std::move(asked);
    m_isOfSeveral = there.size() > 1;
    m_job.start([there](const std::stop_token& stop) { return hiddenIn(there, stop); },
                [this](const std::vector<InWeek>& hidden) {
                    m_hidden = hidden;
                    showText();
                });
}

void HiddenRowsBanner::setReads(const std::optional<QString>& sql)
{
    m_reads = sql;
    showText();
}

std::vector<HiddenRowsBanner::InWeek> HiddenRowsBanner::hiddenIn(const std::vector<WeekHandle>& weeks,
                                                                 const std::stop_token& stop)
{
    std::vector<InWeek> found;
    for (const WeekHandle& week : weeks) {
        const auto session = week.acquire(stop);
        const auto hidden = session
            ? readHiddenRows(**session, {.stop = stop, .deadline = HiddenRowsDeadline})
            : Result<HiddenRows>(session.error());
        if (hidden && !hidden->tables.isEmpty())
            found.push_back({week.title(), *hidden});
    }
    return found;
}

/// A line for each week that hides some.
void HiddenRowsBanner::showText()
{
    QStringList lines;
    for (const InWeek& each : m_hidden) {
        const QString text = each.rows.text(m_reads);
        if (!text.isEmpty())
            lines << (m_isOfSeveral ? tr("%1: %2", "week, what is hidden there")
                                          .arg(visibleText(each.week, NameCharacters), text)
                                    : text);
    }
    setText(lines.join(QLatin1Char('\n')));
    setVisible(!lines.isEmpty());
    Q_EMIT told(!lines.isEmpty());
}

}
