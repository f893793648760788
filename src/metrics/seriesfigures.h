#pragma once

#include "metrics/series.h"

namespace Weekglass {

/// What is known of a series in a stretch of time, in the metric's unit. Each is of the readings of all
/// buckets that reach into that time; a bucket at its edge counts as a whole.
struct SeriesFigures
{
    std::optional<double> last; ///< the last reading
    std::optional<double> least;
    std::optional<double> mean; ///< of a count per stretch of time, with zeros; else of the readings
    std::optional<double> greatest;
    std::optional<double> sum; ///< of counts and ratios

    bool operator==(const SeriesFigures&) const = default;
};

/// Whether a sum of such readings says something.
bool hasSum(const MetricMeaning& meaning);

/// From @p begin to @p end, which is not in it.
SeriesFigures figuresOf(std::span<const MetricBucket> buckets, const MetricMeaning& meaning, qint64 begin,
                        qint64 end);
/// The same of rates, as rate() makes them: each counts in the mean for as long as it was so.
SeriesFigures rateFigures(std::span<const MetricBucket> rates, qint64 begin, qint64 end);

}
