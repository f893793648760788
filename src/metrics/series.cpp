#include "metrics/series.h"

#include <algorithm>
#include <tuple>

namespace Weekglass {

namespace {

constexpr double MicrosecondsPerSecond = 1e6;

}

void join(MetricBucket& all, const MetricBucket& next)
{
    all.lastAt = next.lastAt;
    all.last = next.last;
    all.count += next.count;
    if (next.least < all.least)
        std::tie(all.least, all.leastText) = std::tie(next.least, next.leastText);
    if (next.greatest > all.greatest)
        std::tie(all.greatest, all.greatestText) = std::tie(next.greatest, next.greatestText);
    all.grown = all.grown && next.grown ? std::optional(*all.grown + *next.grown) : std::nullopt;
}

std::vector<MetricBucket> rate(std::span<const MetricBucket> counter)
{
    std::vector<MetricBucket> rates;
    for (std::size_t i = 1; i < counter.size(); ++i) {
        const MetricBucket& before = counter[i - 1];
        const MetricBucket& now = counter[i];
        const auto seconds = static_cast<double>(now.lastAt - before.lastAt) / MicrosecondsPerSecond;
        if (seconds <= 0)
            continue;
        const double grown = now.grown.value_or(now.last >= before.last ? now.last - before.last : now.last);
        const double perSecond = grown / seconds;
        rates.push_back({.firstAt = now.lastAt,
                         .lastAt = now.lastAt,
                         .first = perSecond,
                         .last = perSecond,
                         .least = perSecond,
                         .greatest = perSecond,
                         .count = now.count});
    }
    return rates;
}

MetricSeries refined(MetricSeries coarse, const MetricSeries& fine, qint64 begin, qint64 end)
{
    std::vector<MetricBucket> buckets;
    for (MetricBucket& bucket : coarse.buckets) {
        if (bucket.lastAt < begin)
            buckets.push_back(std::move(bucket));
    }
    std::ranges::copy(fine.buckets, std::back_inserter(buckets));
    for (MetricBucket& bucket : coarse.buckets) {
        if (bucket.firstAt >= end)
            buckets.push_back(std::move(bucket));
    }
    coarse.buckets = std::move(buckets);
    return coarse;
}

MetricSeries shifted(MetricSeries series, qint64 microseconds)
{
    for (MetricBucket& bucket : series.buckets) {
        bucket.firstAt += microseconds;
        bucket.lastAt += microseconds;
    }
    return series;
}

}
