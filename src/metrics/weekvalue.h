#pragma once

#include "metrics/weekcomparison.h"

namespace Weekglass {

// What a week's readings say of one series; for this room only.

/// Null if the week has no such metric, or could not read it.
const MetricReadings* readMetric(const ComparedWeek& week, const QString& id);
const MetricSeries* findSeries(const MetricReadings& metric, const QString& name);
/// Whether the week has such a series, as far as that was read.
std::optional<bool> hasSeries(const MetricReadings* metric, const QString& name);

/// The value that the metric is compared by, up to an elapsed time or of the week's whole time.
WeekValue weekValue(const ComparedWeek& week, const QString& id, const QString& name,
                    std::optional<qint64> at);
/// Of that value. A count's unit says how long a reading is of, which a sum is not.
QString comparedUnit(const MetricReadings& metric);

}
