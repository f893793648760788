#pragma once

#include "metrics/series.h"
#include "widgets/charts/plotcurve.h"

#include <span>
#include <utility>

namespace Weekglass {

/// What is drawn of a series: a line from reading to reading as long as they hold, with a gap where nothing
/// is known; of a count the level of each of its stretches of time; of a ratio each reading by itself.
/// @p isStepped a reading that is held goes level to its end
std::vector<CurvePart> curveParts(std::span<const MetricBucket> buckets, const MetricMeaning& meaning,
                                  bool isStepped);

/// From when to when, of the time from @p begin to @p end, none of the series has a value.
std::vector<std::pair<qint64, qint64>> gapsOf(const std::vector<std::span<const MetricBucket>>& series,
                                              const MetricMeaning& meaning, qint64 begin, qint64 end);

}
