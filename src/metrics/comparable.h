#pragma once

#include "game/gamedefinition.h"
#include "metrics/metricquery.h"

namespace Weekglass {

struct WeekReadings;

/// The metric with series that mean the same in every week, as its comparison says. Where several of its
/// series become one, its readings are those of all of them.
Result<MetricDefinition> comparableMetric(const MetricDefinition& metric);

/// As fetchMetric(), with the series of comparableMetric(). Several that become one are, where the comparison
/// has an aggregate, read at the end of each bucket: its value is the aggregate of what each of them is at
/// the bucket's last reading, and a series that is not held then does not count. Query::series is a name of
/// those.
Result<MetricData> fetchComparable(Pg::Session& session, const MetricQuery& query, const Pg::Call& call = {});

/// What is compared, in words: "by role; mean of its series; sum of the readings".
QString comparisonText(const MetricComparison& comparison);
/// As tables and files write it: "last", "sum", "mean", "rate per hour".
QString comparedValueText(ComparedValue value);

/// Metrics that were kept under another comparison than the game's now become errors: equal names would mean
/// something else.
void refuseOtherComparisons(WeekReadings& kept, const GameDefinition& game);

}
