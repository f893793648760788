#include "metrics/weekvalue.h"

#include "base/servertime.h"
#include "metrics/shortesttext.h"
#include "metrics/text.h"

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

WeekValue known(double number, const QByteArray& text, bool isExact = true)
{
    return {.state = WeekValue::State::Known,
            .number = number,
            .text = text.isEmpty() ? shortestText(number) : text,
            .isExact = isExact};
}

/// @p at in microseconds since 1970
WeekValue valueOf(const MetricSeries& series, const MetricMeaning& meaning, const FinalValue& final,
                  qint64 at)
{
    if (at < series.buckets.front().firstAt)
        return {.state = WeekValue::State::NotYet};
    const MetricBucket* bucket = bucketAt(series.buckets, at, meaning);
    if (!bucket)
        return {.state = WeekValue::State::NoLonger};
    const bool isSame = bucket->least == bucket->greatest;
    const bool isWhole = bucket->lastAt <= at;
    WeekValue value = isWhole && bucket->lastAt == final.at
        ? known(final.value, final.text)
        : known(isWhole ? bucket->last : bucket->first, isSame ? bucket->leastText : QByteArray(),
                isWhole || isSame || bucket->firstAt == at);
    if (const qint64 over = bucket->lastAt + meaning.seconds * MicrosecondsPerSecond; isWhole && at >= over)
        value.age = at - bucket->lastAt;
    return value;
}

/// What all readings up to a time are together; microseconds since 1970.
class Readings
{
public:
    Readings(const MetricReadings& metric, const MetricSeries& series, qint64 until)
        : m_metric(metric)
        , m_buckets(series.buckets)
        , m_until(until)
    {
        for (const MetricBucket& bucket : m_buckets) {
            if (bucket.firstAt > until)
                break;
            if (bucket.lastAt > until) { // how much of it was before is not known
                m_isExact = false;
                break;
            }
            m_sum += bucket.sum;
            m_grown += bucket.grown.value_or(0);
            m_count += bucket.count;
        }
    }
    WeekValue sum() const { return value(m_sum); }
    WeekValue mean() const
    {
        const bool isCount = m_metric.meaning.kind == MetricKind::Count;
        const double count = isCount ? static_cast<double>(covered()) / static_cast<double>(length())
                                     : static_cast<double>(m_count);
        return count > 0 ? value(m_sum / count) : WeekValue {.state = WeekValue::State::NotYet};
    }
    /// Per hour.
    WeekValue rate() const
    {
        const bool isCount = m_metric.meaning.kind == MetricKind::Count;
        const double hours = static_cast<double>(covered()) / MicrosecondsPerSecond / SecondsPerHour;
        return hours > 0 ? value((isCount ? m_sum : m_grown) / hours)
                         : WeekValue {.state = WeekValue::State::NotYet};
    }

private:
    static constexpr double SecondsPerHour = 3600;

    qint64 length() const { return m_metric.meaning.seconds * MicrosecondsPerSecond; }
    /// The time of which something is known: a counter stays where it is.
    qint64 covered() const
    {
        const bool stays = m_metric.meaning.kind == MetricKind::Counter;
        const qint64 end = stays ? m_until : std::min(m_until, m_buckets.back().lastAt + length());
        return end - m_buckets.front().firstAt;
    }
    WeekValue value(double number) const
    {
        // kept by a version that knew no sums
        return std::isfinite(number) ? known(number, {}, m_isExact) : WeekValue();
    }

    const MetricReadings& m_metric;
    const std::vector<MetricBucket>& m_buckets;
    const qint64 m_until;
    double m_sum = 0;
    double m_grown = 0;
    qint64 m_count = 0;
    bool m_isExact = true;
};

/// @p until in microseconds since 1970
WeekValue comparedValue(const MetricReadings& metric, const MetricSeries& series, qint64 until)
{
    if (until < series.buckets.front().firstAt)
        return {.state = WeekValue::State::NotYet};
    const Readings readings(metric, series, until);
    switch (metric.comparison.value) {
    case ComparedValue::Sum:
        return readings.sum();
    case ComparedValue::Mean:
        return readings.mean();
    case ComparedValue::Rate:
        return readings.rate();
    case ComparedValue::Last:
        break;
    }
    return {};
}

}

const MetricReadings* readMetric(const ComparedWeek& week, const QString& id)
{
    const MetricReadings* metric = week.readings.metric(id);
    return metric && metric->isRead() ? metric : nullptr;
}

const MetricSeries* findSeries(const MetricReadings& metric, const QString& name)
{
    const auto found = std::ranges::find(metric.series, name, &MetricSeries::name);
    return found == metric.series.end() ? nullptr : &*found;
}

/// Whether the week has such a series, as far as that was read.
std::optional<bool> hasSeries(const MetricReadings* metric, const QString& name)
{
    if (!metric)
        return {};
    if (findSeries(*metric, name) || metric->names.contains(name))
        return true;
    if (metric->isCut && metric->names.size() >= MostSeriesNames)
        return {};
    return false;
}

QString comparedUnit(const MetricReadings& metric)
{
    const bool isCount = metric.meaning.kind == MetricKind::Count;
    switch (metric.comparison.value) {
    case ComparedValue::Sum:
        return isCount ? QString() : metric.unit;
    case ComparedValue::Rate:
        return isCount ? QString() : Text::tr("%1 per hour").arg(metric.unit);
    case ComparedValue::Last:
    case ComparedValue::Mean:
        break;
    }
    return metric.unit;
}

WeekValue weekValue(const ComparedWeek& week, const QString& id, const QString& name,
                    std::optional<qint64> at)
{
    const MetricReadings* metric = readMetric(week, id);
    const MetricSeries* series = metric ? findSeries(*metric, name) : nullptr;
    if (!series)
        return {.state = hasSeries(metric, name) == false ? WeekValue::State::NotInWeek
                                                          : WeekValue::State::NotRead};
    const FinalValue& final = metric->finals[static_cast<std::size_t>(series - metric->series.data())];
    const auto start = week.start();
    const bool isLast = metric->comparison.value == ComparedValue::Last;
    if (!at && isLast)
        return known(final.value, final.text);
    const auto until = at ? at : week.end();
    if (!start || !until)
        return {};
    return isLast ? valueOf(*series, metric->meaning, final, start->at + *until)
                  : comparedValue(*metric, *series, start->at + *until);
}

}
