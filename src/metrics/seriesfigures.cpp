#include "metrics/seriesfigures.h"

#include "base/servertime.h"

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

std::optional<double> known(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isOfTime(const MetricMeaning& meaning)
{
    return meaning.kind == MetricKind::Count && meaning.seconds > 0;
}

/// When the bucket's last reading is over; one that is held was still made at its moment.
qint64 endOf(const MetricBucket& bucket, const MetricMeaning& meaning)
{
    return isOfTime(meaning) ? heldUntil(bucket, meaning) : bucket.lastAt + 1;
}

void takeExtremes(SeriesFigures& figures, const MetricBucket& bucket)
{
    figures.last = bucket.last;
    figures.least = std::min(figures.least.value_or(bucket.least), bucket.least);
    figures.greatest = std::max(figures.greatest.value_or(bucket.greatest), bucket.greatest);
}

}

bool hasSum(const MetricMeaning& meaning)
{
    return meaning.kind == MetricKind::Count || meaning.kind == MetricKind::Ratio;
}

SeriesFigures figuresOf(std::span<const MetricBucket> buckets, const MetricMeaning& meaning, qint64 begin,
                        qint64 end)
{
    SeriesFigures figures;
    double sum = 0;
    double readings = 0;
    for (const MetricBucket& bucket : buckets) {
        const qint64 until = endOf(bucket, meaning);
        if (bucket.firstAt >= end || until <= begin)
            continue;
        takeExtremes(figures, bucket);
        sum += bucket.sum;
        if (!isOfTime(meaning)) {
            readings += static_cast<double>(bucket.count);
            continue;
        }
        // zeros may reach far beyond what is shown
        const qint64 from = bucket.count == 0 ? std::max(bucket.firstAt, begin) : bucket.firstAt;
        const qint64 to = bucket.count == 0 ? std::min(until, end) : until;
        readings +=
            static_cast<double>(to - from) / MicrosecondsPerSecond / static_cast<double>(meaning.seconds);
    }
    if (readings > 0)
        figures.mean = known(sum / readings);
    if (figures.last && hasSum(meaning))
        figures.sum = known(sum);
    return figures;
}

SeriesFigures rateFigures(std::span<const MetricBucket> rates, qint64 begin, qint64 end)
{
    SeriesFigures figures;
    double grown = 0;
    double time = 0;
    for (const MetricBucket& rate : rates) {
        if (rate.firstAt >= end || rate.lastAt <= begin)
            continue;
        takeExtremes(figures, rate);
        const auto shown = static_cast<double>(std::min(rate.lastAt, end) - std::max(rate.firstAt, begin));
        grown += rate.last * shown;
        time += shown;
    }
    if (time > 0)
        figures.mean = known(grown / time);
    return figures;
}

}
