#pragma once

#include "metrics/series.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// What weeks had at one elapsed time.
struct BandPoint
{
    qint64 at = 0; ///< microseconds since the reset
    double least = 0;
    double median = 0;
    double greatest = 0;
    int weeks = 0; ///< that had a value then

    bool operator==(const BandPoint&) const = default;
};

/// Median and range of the same series in several weeks, all shifted to their resets, at @p points times from
/// 0 to @p end. Times at which fewer than two weeks have a value are left out.
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
    /// How far the first is from the median of the others, in median absolute deviations (infinite if those
    /// were all alike and it is not); nothing if there are too few to say.
    std::optional<double> unusual = {};

    static constexpr int FewestToSay = 4; ///< other weeks
};

Delta delta(std::vector<std::optional<double>> values);

}
