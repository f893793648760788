#include "metrics/series.h"

#include "base/servertime.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace Weekglass {

namespace {

}

MetricBucket readingAt(qint64 at, double value)
{
    return {.firstAt = at,
            .lastAt = at,
            .first = value,
            .last = value,
            .least = value,
            .greatest = value,
            .count = 1,
            .sum = value};
}

void join(MetricBucket& all, const MetricBucket& next)
{
    all.lastAt = next.lastAt;
    all.last = next.last;
    all.count += next.count;
    all.sum += next.sum;
    if (next.least < all.least)
        std::tie(all.least, all.leastText) = std::tie(next.least, next.leastText);
    if (next.greatest > all.greatest)
        std::tie(all.greatest, all.greatestText) = std::tie(next.greatest, next.greatestText);
    all.grown = all.grown && next.grown ? std::optional(*all.grown + *next.grown) : std::nullopt;
}

qint64 heldUntil(const MetricBucket& bucket, const MetricMeaning& meaning)
{
    const bool isOfItsTime = meaning.kind == MetricKind::Count || meaning.kind == MetricKind::Ratio;
    if (isOfItsTime)
        return bucket.lastAt + std::max<qint64>(meaning.seconds * MicrosecondsPerSecond, 1);
    if (meaning.holdsFor == 0)
        return std::numeric_limits<qint64>::max();
    return bucket.lastAt + std::max<qint64>(meaning.holdsFor * MicrosecondsPerSecond, 1);
}

const MetricBucket* bucketAt(std::span<const MetricBucket> buckets, qint64 at, const MetricMeaning& meaning,
                             qint64 near)
{
    const auto later = std::ranges::upper_bound(buckets, at, {}, &MetricBucket::firstAt);
    if (later != buckets.begin() && at < heldUntil(*(later - 1), meaning))
        return &*(later - 1);
    if (later != buckets.end() && later->firstAt - at <= near)
        return &*later;
    const bool isJustOver = later != buckets.begin() && at - (later - 1)->lastAt <= near;
    return isJustOver ? &*(later - 1) : nullptr;
}

std::optional<double> valueAt(const MetricSeries& series, qint64 at, const MetricMeaning& meaning)
{
    const MetricBucket* bucket = bucketAt(series.buckets, at, meaning);
    if (!bucket)
        return {};
    // else the reading that counts is inside the bucket, and only its first one is known
    return bucket->lastAt <= at ? bucket->last : bucket->first;
}

namespace {

MetricBucket zeros(qint64 firstAt, qint64 lastAt)
{
    return {.firstAt = firstAt, .lastAt = lastAt, .leastText = "0", .greatestText = "0"};
}

MetricBucket stretch(qint64 from, qint64 until, double value)
{
    MetricBucket bucket = readingAt(from, value);
    bucket.lastAt = until;
    bucket.count = value == 0 ? 0 : 1;
    return bucket;
}

}

MetricSeries withZeros(MetricSeries series, qint64 seconds, qint64 begin, qint64 end)
{
    const qint64 length = seconds * MicrosecondsPerSecond;
    std::vector<MetricBucket> all;
    const qint64 first = series.buckets.front().firstAt;
    qint64 next = first - std::max<qint64>(0, (first - begin) / length) * length; // to be filled from here
    for (MetricBucket& bucket : series.buckets) {
        if (bucket.firstAt - next >= length)
            all.push_back(zeros(next, next + ((bucket.firstAt - next) / length - 1) * length));
        next = bucket.lastAt + length;
        if (bucket.count * length < next - bucket.firstAt && bucket.least > 0) {
            bucket.least = 0;
            bucket.leastText = "0";
        }
        all.push_back(std::move(bucket));
    }
    if (next < end)
        all.push_back(zeros(next, next + (end - 1 - next) / length * length));
    series.buckets = std::move(all);
    return series;
}

std::vector<MetricBucket> rate(std::span<const MetricBucket> counter, qint64 width, qint64 end)
{
    std::vector<MetricBucket> rates;
    for (std::size_t i = 1; i < counter.size(); ++i) {
        const MetricBucket& before = counter[i - 1];
        const MetricBucket& now = counter[i];
        // the bucket's own stretch, which no reading of the one before is in
        const qint64 from = std::max(before.lastAt, width > 0 ? now.lastAt - width : before.lastAt);
        if (now.lastAt <= from)
            continue;
        if (from > before.lastAt)
            rates.push_back(stretch(before.lastAt, from, 0));
        const double grown = now.grown.value_or(now.last >= before.last ? now.last - before.last : now.last);
        rates.push_back(stretch(from, now.lastAt,
                                grown / static_cast<double>(now.lastAt - from) * MicrosecondsPerSecond));
    }
    if (!counter.empty() && counter.back().lastAt < end)
        rates.push_back(stretch(counter.back().lastAt, end, 0));
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
