#pragma once

#include "base/result.h"
#include "game/gamecontent.h"

#include <vector>

namespace Weekglass {

/// Metrics that the user wrote, beside those of the game: one file each, <name>.sql, which begins with
/// comments that say what it is, in any order:
///
///     -- title: Fuel of the first ship
///     -- unit: kg
///     -- kind: gauge
///     -- compare: by ship, across mean, value last
///     -- description: What is left in the tanks.
///     SELECT taken_at AS at, fuel AS value FROM public.ship_snapshots
///
/// title and unit must be there; kind is gauge if it is not said, and weeks are compared by series.

struct UserMetrics
{
    std::vector<MetricDefinition> metrics; ///< by file name
    std::vector<Error> errors; ///< of files that were left out, each with file and line
};

/// $XDG_DATA_HOME/weekglass/metrics, with a folder for each game in it.
QString userMetricsFolder();
/// Those of one game's folder; none if it is not there. Ids are those of userMetricId().
UserMetrics readUserMetrics(const QString& folder);

/// What is to be trusted of it: its file.
GameContent userMetricContent(const QString& game, const MetricDefinition& metric);

/// "user.<name>": no game's own metric can be called so.
QString userMetricId(const QString& fileName);
/// One file, as its text says. @p path names it in errors.
Result<MetricDefinition> readUserMetric(const QString& path, const QByteArray& text);
/// The text of a file that readUserMetric() reads as this metric.
QByteArray userMetricText(const MetricDefinition& metric);
/// Writes it into a folder, which is made if needed. Refuses a name that is no file name for a metric, and a
/// file that is there already unless @p replace. @return the path
Result<QString> saveUserMetric(const QString& folder, const QString& fileName, const MetricDefinition& metric,
                               bool replace = false);

}
