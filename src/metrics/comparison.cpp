#include "metrics/comparison.h"

#include "metrics/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace Weekglass {

namespace {

/// Of a list that is not empty.
double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return percentile(values, 0.5);
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double robustZ(double value, const std::vector<double>& others)
{
    constexpr double OfMedian = 1.4826; // of a normal distribution: 1 / Φ⁻¹(3/4)
    constexpr double OfMean = 1.2533; // √(π/2)
    const double usual = median(others);
    std::vector<double> deviations;
    deviations.reserve(others.size());
    for (const double other : others)
        deviations.push_back(std::abs(other - usual));
    const double distance = value - usual;
    if (distance == 0)
        return 0;
    const double middle = median(deviations);
    const double deviation = middle > 0 ? OfMedian * middle : OfMean * mean(deviations);
    return deviation > 0 ? distance / deviation
                         : std::copysign(std::numeric_limits<double>::infinity(), distance);
}

}

double percentile(const std::vector<double>& sorted, double part)
{
    const double place = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

std::vector<BandPoint> baseline(const std::vector<MetricSeries>& weeks, const MetricMeaning& meaning,
                                qint64 end, int points)
{
    std::vector<BandPoint> band;
    for (int i = 0; i < points; ++i) {
        const qint64 at = points < 2 ? end : end / (points - 1) * i;
        std::vector<double> values;
        for (const MetricSeries& week : weeks) {
            if (const auto value = valueAt(week, at, meaning))
                values.push_back(*value);
        }
        if (values.size() < 2)
            continue;
        std::ranges::sort(values);
        band.push_back({.at = at,
                        .low = percentile(values, 0.1),
                        .median = percentile(values, 0.5),
                        .high = percentile(values, 0.9),
                        .weeks = static_cast<int>(values.size())});
    }
    return band;
}

Delta delta(std::vector<std::optional<double>> values)
{
    Delta delta {.values = std::move(values)};
    std::vector<double> others;
    for (std::size_t i = 1; i < delta.values.size(); ++i) {
        if (delta.values[i])
            others.push_back(*delta.values[i]);
    }
    if (delta.values.empty() || !delta.values.front())
        return delta;
    const double value = *delta.values.front();
    delta.ranked = static_cast<int>(others.size()) + 1;
    delta.rank =
        1 + static_cast<int>(std::ranges::count_if(others, [value](double other) { return other > value; }));
    if (delta.values.size() > 1 && delta.values[1]) {
        delta.difference = value - *delta.values[1];
        if (*delta.values[1] != 0)
            delta.percent = *delta.difference / std::abs(*delta.values[1]) * 100;
    }
    if (others.size() >= Delta::FewestToSay)
        delta.robustZ = robustZ(value, others);
    return delta;
}

QString robustZDefinition()
{
    return Text::tr(
               "Distance of the first week from the median of the others, divided by 1.4826 × their median "
               "absolute deviation (if that is 0: by 1.2533 × the mean one). n is the number of the others; "
               "below %1 it is too few to say.")
        .arg(Delta::FewestToSay);
}

}
