#include "widgets/charts/metriccurve.h"

#include <algorithm>

namespace Weekglass {

namespace {

CurvePart partOf(const MetricBucket& bucket, qint64 until)
{
    return {.from = static_cast<double>(bucket.firstAt),
            .until = static_cast<double>(until),
            .first = bucket.first,
            .last = bucket.last,
            .least = bucket.least,
            .greatest = bucket.greatest};
}

}

std::vector<CurvePart> curveParts(std::span<const MetricBucket> buckets, const MetricMeaning& meaning,
                                  bool isStepped)
{
    const bool isCount = meaning.kind == MetricKind::Count;
    std::vector<CurvePart> parts;
    parts.reserve(buckets.size());
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const qint64 held = heldUntil(buckets[i], meaning);
        parts.push_back(partOf(buckets[i], isCount ? held : buckets[i].lastAt));
        if (i + 1 == buckets.size() || buckets[i + 1].firstAt <= held)
            continue;
        if (isStepped && !isCount && held - buckets[i].lastAt > 1)
            parts.push_back(curvePoint(static_cast<double>(held), buckets[i].last));
        // in the middle, where it keeps a column of pixels of its own
        parts.push_back(
            curveGap(static_cast<double>(held) + static_cast<double>(buckets[i + 1].firstAt - held) / 2));
    }
    return parts;
}

std::vector<std::pair<qint64, qint64>> gapsOf(const std::vector<std::span<const MetricBucket>>& series,
                                              const MetricMeaning& meaning, qint64 begin, qint64 end)
{
    std::vector<std::pair<qint64, qint64>> known;
    for (const auto& buckets : series) {
        for (const MetricBucket& bucket : buckets)
            known.emplace_back(bucket.firstAt, heldUntil(bucket, meaning));
    }
    std::ranges::sort(known);
    std::vector<std::pair<qint64, qint64>> gaps;
    qint64 next = begin;
    for (const auto& [from, until] : known) {
        if (from > next && next < end)
            gaps.emplace_back(next, std::min(from, end));
        next = std::max(next, until);
    }
    if (next < end)
        gaps.emplace_back(next, end);
    return gaps;
}

}
