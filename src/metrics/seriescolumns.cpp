#include "metrics/seriescolumns.h"

#include "base/servertime.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// A bucket of a count is so many stretches, of which some may have no reading and count as zero.
qint64 stretchesOf(const MetricBucket& bucket, qint64 length)
{
    return (bucket.lastAt - bucket.firstAt) / length + 1;
}

/// How many of them begin between two times.
qint64 stretchesIn(const MetricBucket& bucket, qint64 length, qint64 begin, qint64 end)
{
    const auto before = [&](qint64 time) {
        return std::clamp<qint64>((time - bucket.firstAt + length - 1) / length, 0,
                                  stretchesOf(bucket, length));
    };
    return before(end) - before(begin);
}

/// The mean over the stretches that begin in the column, else what holds there.
std::optional<double> countIn(const MetricSeries& series, qint64 begin, qint64 end,
                              const MetricMeaning& meaning)
{
    const qint64 length = std::max<qint64>(meaning.seconds * MicrosecondsPerSecond, 1);
    double sum = 0;
    qint64 stretches = 0;
    auto bucket = std::ranges::lower_bound(series.buckets, begin, {}, &MetricBucket::lastAt);
    for (; bucket != series.buckets.end() && bucket->firstAt < end; ++bucket) {
        const qint64 here = stretchesIn(*bucket, length, begin, end);
        sum += bucket->sum * static_cast<double>(here) / static_cast<double>(stretchesOf(*bucket, length));
        stretches += here;
    }
    if (stretches > 0)
        return sum / static_cast<double>(stretches);
    const MetricBucket* held = bucketAt(series.buckets, end - 1, meaning);
    return held ? std::optional(held->last) : std::nullopt;
}

std::optional<double> columnValue(const MetricSeries& series, qint64 begin, qint64 end,
                                  const MetricMeaning& meaning)
{
    return meaning.kind == MetricKind::Count ? countIn(series, begin, end, meaning)
                                             : valueAt(series, end - 1, meaning);
}

}

std::optional<std::size_t> SeriesColumns::at(qint64 time) const
{
    const auto column = time < begin ? count : static_cast<std::size_t>((time - begin) / width);
    return column < count ? std::optional(column) : std::nullopt;
}

SeriesColumns seriesColumns(const MetricData& data, const MetricMeaning& meaning, qint64 begin, qint64 end,
                            int most)
{
    const qint64 bucket = std::max<qint64>(data.width, 1);
    const qint64 wanted = std::max<qint64>((end - begin) / std::max(most, 1), 1);
    SeriesColumns columns {.width = (wanted + bucket - 1) / bucket * bucket};
    // edges of buckets: none is in two columns
    const qint64 before = std::max<qint64>(begin - data.span.begin, 0);
    columns.begin = data.span.begin + before / columns.width * columns.width;
    columns.count = static_cast<std::size_t>(
        std::max<qint64>((end - columns.begin + columns.width - 1) / columns.width, 0));
    for (const MetricSeries& series : data.series) {
        std::vector<std::optional<double>> values(columns.count);
        for (std::size_t i = 0; i < columns.count; ++i)
            values[i] = columnValue(series, columns.endOf(i) - columns.width, std::min(columns.endOf(i), end),
                                    meaning);
        columns.values.push_back(std::move(values));
    }
    return columns;
}

std::vector<int> ranksOf(const std::vector<std::optional<double>>& values)
{
    std::vector<double> known;
    for (const auto& value : values) {
        if (value)
            known.push_back(*value);
    }
    std::ranges::sort(known, std::greater());
    std::vector<int> ranks;
    for (const auto& value : values) {
        const auto first = std::ranges::lower_bound(known, value.value_or(0), std::greater());
        ranks.push_back(value ? static_cast<int>(first - known.begin()) + 1 : 0);
    }
    return ranks;
}

std::vector<std::optional<double>> stackOf(const std::vector<std::optional<double>>& values)
{
    double height = 0;
    std::vector<std::optional<double>> stack;
    stack.reserve(values.size());
    for (const auto& value : values)
        stack.push_back(value ? std::optional(height += *value) : std::nullopt);
    return stack;
}

}
