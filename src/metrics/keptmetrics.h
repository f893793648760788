#pragma once

#include "metrics/weekmetrics.h"

namespace Weekglass {

/// How finely and how large a week's readings are kept.
struct KeptLimits
{
    int buckets = 200; ///< for each series
    qsizetype bytes = 4LL * 1024 * 1024; ///< of the result; what is larger is kept more coarsely, then cut
};

/// The readings as bytes: versioned, compressed, with a checksum. Metrics that failed and the exact
/// texts of buckets' extremes are left out; those of final values stay.
QByteArray keptBytes(const WeekReadings& readings, const KeptLimits& limits = {});

/// The other way round. Refuses what is damaged, cut off or of a newer format.
Result<WeekReadings> keptReadings(const QByteArray& bytes);

/// What is known after reading a week again: the metrics of @p now, and those of @p earlier that were not
/// read or failed this time.
WeekReadings merged(const WeekReadings& earlier, WeekReadings now);

/// Neighbouring buckets put together until there are at most so many. Extremes, first and last readings stay.
MetricSeries thinned(MetricSeries series, int buckets);

}
