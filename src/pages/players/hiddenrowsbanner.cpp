#include "pages/players/hiddenrowsbanner.h"

#include "base/safetext.h"
#include "weeks/hiddenrows.h"

namespace Weekglass {

namespace {

constexpr std::chrono::seconds Deadline(10);
constexpr int NameCharacters = 80;
constexpr int Margin = 6;

/// A line for each week that hides some.
QString hiddenIn(const std::vector<WeekHandle>& weeks, const std::stop_token& stop)
{
    QStringList lines;
    for (const WeekHandle& week : weeks) {
        const auto session = week.acquire(stop);
        const auto hidden = session ? readHiddenRows(**session, {.stop = stop, .deadline = Deadline})
                                    : Result<HiddenRows>(session.error());
        if (!hidden || hidden->tables.isEmpty())
            continue;
        lines << (weeks.size() == 1 ? hidden->text()
                                    : HiddenRowsBanner::tr("%1: %2", "week, what is hidden there")
                                          .arg(visibleText(week.title(), NameCharacters), hidden->text()));
    }
    return lines.join(QLatin1Char('\n'));
}

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
    m_job.start([there](const std::stop_token& stop) { return hiddenIn(there, stop); },
                [this](const QString& text) {
                    setText(text);
                    setVisible(!text.isEmpty());
                });
}

}
