#pragma once

#include "metrics/series.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// What weeks had at one elapsed time.
struct BandPoint
{
    qint64 at = 0; ///< microseconds since the reset
    double low = 0; ///< 10th percentile
    double median = 0;
    double high = 0; ///< 90th percentile
    int weeks = 0; ///< that had a value then

    bool operator==(const BandPoint&) const = default;
};

/// Of values in order, the @p part (0 to 1) below it, straight between the two nearest (Hyndman and Fan's
/// type 7, as percentile_cont() of the server has it).
double percentile(const std::vector<double>& sorted, double part);

/// Median and percentiles of the same series in several weeks, all shifted to their resets, at @p points
/// times from 0 to @p end. Times at which fewer than two weeks have a value are left out.
std::vector<BandPoint> baseline(const std::vector<MetricSeries>& weeks, const MetricMeaning& meaning,
                                qint64 end, int points);

/// One value of each week, the week in question first.
struct Delta
{
    std::vector<std::optional<double>> values; ///< nothing: not in that week, which is not zero
    std::optional<double> difference = {}; ///< of the first two
    std::optional<double> percent = {}; ///< of the second one; nothing if that is zero
    std::optional<int> rank = {}; ///< of the first among all that have a value, 1: the greatest
    int ranked = 0; ///< how many have a value
    /// Robust z of the first one: its distance from the median of the others in standard deviations, of which
    /// 1.4826 times their median absolute deviation is an estimate (Iglewicz and Hoaglin 1993; where that is
    /// zero, 1.2533 times the mean one). Infinite if the others are all alike and it is not; nothing if there
    /// are too few to say.
    std::optional<double> robustZ = {};

    static constexpr int FewestToSay = 4; ///< other weeks
};

Delta delta(std::vector<std::optional<double>> values);
/// What Delta::robustZ is, for those who publish it.
QString robustZDefinition();

}
