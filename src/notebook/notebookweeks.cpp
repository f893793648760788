#include "notebook/notebookweeks.h"

#include "game/weekname.h"
#include "metrics/comparable.h"
#include "metrics/keptmetrics.h"
#include "notebook/text.h"
#include "workspace/metrichistory.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// A week by its name: on the server, kept, or both.
struct NamedWeek
{
    QString name;
    std::optional<WeekHandle> handle = {};
    std::optional<KeptWeek> kept = {};
};

/// What the user keeps of the game's weeks; nothing if the workspace cannot be read.
class Keeping
{
public:
    explicit Keeping(const QString& game)
    {
        const auto workspace = Workspace::open();
        if (!workspace)
            return;
        m_history.emplace(*workspace);
        if (auto weeks = m_history->weeks(game))
            m_weeks = *std::move(weeks);
    }

    std::optional<KeptWeek> of(const WeekIdentity& week) const
    {
        const auto found = std::ranges::find_if(m_weeks, [&week](const KeptWeek& kept) {
            return kept.oid == week.oid && kept.name == week.name
                && kept.systemIdentifier == week.systemIdentifier;
        });
        return found == m_weeks.end() ? std::nullopt : std::optional(*found);
    }
    /// Those of the server that can be compared.
    std::vector<KeptWeek> ofServer(const QByteArray& systemIdentifier) const
    {
        std::vector<KeptWeek> weeks;
        std::ranges::copy_if(m_weeks, std::back_inserter(weeks), [&](const KeptWeek& week) {
            return week.size > 0 && week.systemIdentifier == systemIdentifier;
        });
        return weeks;
    }
    Result<WeekReadings> readings(const KeptWeek& week) const
    {
        const auto bytes = m_history->load(week);
        if (!bytes)
            return bytes.error();
        return *bytes ? keptReadings(**bytes) : Error {.message = Text::tr("No data of this week are kept.")};
    }

private:
    std::optional<MetricHistory> m_history;
    std::vector<KeptWeek> m_weeks;
};

/// All weeks of the game that are known, each name once, the newest first.
std::vector<NamedWeek> knownWeeks(const NotebookWeeks& weeks, const Keeping& keeping)
{
    std::vector<NamedWeek> known;
    for (const WeekHandle& week : weeks.listed)
        known.push_back({.name = week.title(), .handle = week, .kept = keeping.of(week.identity)});
    for (const KeptWeek& week : keeping.ofServer(weeks.week.identity.systemIdentifier)) {
        if (std::ranges::find(known, week.name, &NamedWeek::name) == known.end())
            known.push_back({.name = week.name, .kept = week});
    }
    std::ranges::sort(known, std::ranges::greater(),
                      [](const NamedWeek& week) { return WeekName::match(week.name); });
    return known;
}

std::vector<NamedWeek> chosenWeeks(const ComparisonCell& cell, const NotebookWeeks& weeks,
                                   const Keeping& keeping)
{
    const auto known = knownWeeks(weeks, keeping);
    std::vector<NamedWeek> chosen {
        {.name = weeks.week.title(), .handle = weeks.week, .kept = keeping.of(weeks.week.identity)}};
    const auto isChosen = [&chosen](const QString& name) {
        return std::ranges::find(chosen, name, &NamedWeek::name) != chosen.end();
    };
    for (const QString& name : cell.weeks) {
        const auto found = std::ranges::find(known, name, &NamedWeek::name);
        if (!isChosen(name))
            chosen.push_back(found == known.end() ? NamedWeek {.name = name} : *found);
    }
    if (!cell.weeks.isEmpty())
        return chosen;
    const auto own = WeekName::match(weeks.week.title());
    for (const NamedWeek& week : known) {
        const auto name = WeekName::match(week.name); // other databases are neither before nor after
        if (static_cast<int>(chosen.size()) <= cell.before && name && name < own)
            chosen.push_back(week);
    }
    return chosen;
}

/// Of a week that the server does not list.
ComparedWeek goneWeek(const NamedWeek& week, const Keeping& keeping, const GameDefinition& game,
                      const QStringList& metrics)
{
    ComparedWeek gone;
    if (!week.kept) {
        gone.readings.error =
            Error {.message = Text::tr("There is no such week, and no data of it are kept.")};
    } else if (auto readings = keeping.readings(*week.kept)) {
        gone.isKept = true;
        gone.readings = *std::move(readings);
        refuseOtherComparisons(gone.readings, game);
        std::erase_if(gone.readings.metrics,
                      [&metrics](const MetricReadings& metric) { return !metrics.contains(metric.id); });
    } else {
        gone.readings.error = readings.error();
    }
    gone.readings.week = week.name;
    return gone;
}

}

std::vector<ComparedWeek> readComparison(const ComparisonCell& cell, const NotebookWeeks& weeks,
                                         std::chrono::milliseconds deadline, const std::stop_token& stop)
{
    const Keeping keeping(weeks.week.game->id);
    const auto chosen = chosenWeeks(cell, weeks, keeping);
    std::vector<WeekHandle> handles;
    for (const NamedWeek& week : chosen) {
        if (week.handle)
            handles.push_back(*week.handle);
    }
    auto read = readWeeks(handles, {.metrics = cell.metrics, .deadline = deadline}, {}, stop);
    std::vector<ComparedWeek> compared;
    auto next = read.begin();
    for (const NamedWeek& week : chosen) {
        compared.push_back(week.handle ? ComparedWeek {.readings = std::move(*next++)}
                                       : goneWeek(week, keeping, *weeks.week.game, cell.metrics));
        compared.back().marker = week.kept ? week.kept->marker : std::nullopt;
    }
    return compared;
}

std::optional<qint64> markerOf(const WeekHandle& week)
{
    const auto kept = Keeping(week.game->id).of(week.identity);
    return kept ? kept->marker : std::nullopt;
}

}
