#pragma once

#include "metrics/series.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace Weekglass {

/// Where a bucket begins. Edges are computed one by one, so that they do not drift.
inline qint64 edge(qint64 begin, qint64 end, int bucket, int buckets)
{
    const auto width = static_cast<long double>(end - begin);
    return begin + static_cast<qint64>(width * bucket / buckets);
}

/// Where the bucket ends that has this time; the ones before it are skipped at no cost.
inline qint64 edgeAfter(qint64 time, qint64 begin, qint64 end, int buckets)
{
    const auto part = static_cast<long double>(time - begin) / static_cast<long double>(end - begin);
    int bucket = static_cast<int>(part * buckets);
    while (bucket > 0 && edge(begin, end, bucket, buckets) > time) // rounded, so it may be one beside
        --bucket;
    while (edge(begin, end, bucket + 1, buckets) <= time)
        ++bucket;
    return std::min(edge(begin, end, bucket + 1, buckets), end);
}

inline MetricBucket bucketOf(std::span<const qint64> at, std::span<const double> values)
{
    // two plain loops, which the compiler turns into vector instructions
    double least = values.front();
    double greatest = values.front();
    for (const double value : values)
        least = value < least ? value : least;
    for (const double value : values)
        greatest = value > greatest ? value : greatest;
    return {.firstAt = at.front(),
            .lastAt = at.back(),
            .first = values.front(),
            .last = values.back(),
            .least = least,
            .greatest = greatest,
            .count = static_cast<qint64>(values.size()),
            .sum = std::accumulate(values.begin(), values.end(), 0.0)};
}

/// What the server does: readings reduced to at most @p buckets equally long stretches between two times, the
/// second of which is not in it. @p at ascends and is as long as @p values; values are finite.
inline std::vector<MetricBucket> reduce(std::span<const qint64> at, std::span<const double> values,
                                        qint64 begin, qint64 end, int buckets)
{
    std::vector<MetricBucket> reduced;
    auto from = std::lower_bound(at.begin(), at.end(), begin);
    while (from != at.end() && *from < end) {
        const auto until = std::lower_bound(from, at.end(), edgeAfter(*from, begin, end, buckets));
        const auto offset = static_cast<std::size_t>(from - at.begin());
        const auto count = static_cast<std::size_t>(until - from);
        reduced.push_back(bucketOf(at.subspan(offset, count), values.subspan(offset, count)));
        from = until;
    }
    return reduced;
}

}
