#include "metrics/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Weekglass {

namespace {

/// Of a list that is not empty.
double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

double unusualness(double value, const std::vector<double>& others)
{
    const double usual = median(others);
    std::vector<double> deviations;
    for (const double other : others)
        deviations.push_back(std::abs(other - usual));
    const double deviation = median(std::move(deviations));
    const double distance = std::abs(value - usual);
    if (distance == 0)
        return 0;
    return deviation == 0 ? std::numeric_limits<double>::infinity() : distance / deviation;
}

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
        const auto [least, greatest] = std::ranges::minmax(values);
        band.push_back({.at = at,
                        .least = least,
                        .median = median(values),
                        .greatest = greatest,
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
        delta.unusual = unusualness(value, others);
    return delta;
}

}
