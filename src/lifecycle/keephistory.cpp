#include "lifecycle/keephistory.h"

#include "metrics/keptmetrics.h"

namespace Weekglass {

KeptWeek keptWeekOf(const WeekIdentity& week, const QString& game)
{
    return {.systemIdentifier = week.systemIdentifier, .oid = week.oid, .name = week.name, .game = game};
}

Result<void> keepReadings(const MetricHistory& history, const WeekIdentity& week, const QString& game,
                          const WeekReadings& readings)
{
    KeptWeek kept = keptWeekOf(week, game);
    kept.schemaVersion = readings.schemaVersion;
    if (const auto& start = readings.times.start)
        kept.startAt = start->at;
    kept.seenAt = QDateTime::currentDateTimeUtc();
    return history.keep(kept, [&readings](const std::optional<QByteArray>& earlier) -> Result<QByteArray> {
        const auto before = keptReadings(earlier.value_or(QByteArray())); // a damaged one is replaced
        return keptBytes(before ? merged(*before, readings) : readings);
    });
}

Result<void> keepHistory(const WeekHandle& week, const std::stop_token& stop)
{
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const WeekReadings readings = readWeek(week, {}, {}, stop);
    if (readings.error)
        return *readings.error;
    return keepReadings(MetricHistory(*workspace), week.identity, week.game->id, readings);
}

}
