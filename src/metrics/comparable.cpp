#include "metrics/comparable.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "metrics/comparison.h"
#include "metrics/metricsql.h"
#include "metrics/shortesttext.h"
#include "metrics/text.h"
#include "metrics/weekmetrics.h"
#include "pg/subquery.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr QLatin1String SeriesColumn("series");

/// Series that become one without any computing: their readings are one list.
bool isMerged(const MetricDefinition& metric)
{
    const MetricComparison& comparison = metric.comparison;
    const bool isMoment =
        metric.meaning.kind == MetricKind::Gauge || metric.meaning.kind == MetricKind::Counter;
    return comparison.top == 0
        && (!isMoment || comparison.across == SeriesAggregate::None
            || comparison.across == SeriesAggregate::Latest);
}

/// What the series are called in a comparison, over the metric's rows, which are called c.
Result<Sql> keyOf(const MetricComparison& comparison)
{
    if (comparison.by.isEmpty())
        return Sql("''::text");
    const auto column = Sql::identifier(comparison.by);
    return column ? Result<Sql>(Sql("coalesce(c.") + *column + Sql("::text, '')")) : column;
}

/// The metric with other columns. All is in front of its query in one line, so that the lines of the query's
/// file are those that the server counts.
Result<MetricDefinition> rewritten(const MetricDefinition& metric, const Sql& columns,
                                   const Sql& end = Sql(""))
{
    auto query = Pg::subqueryOf(metric.query.text, metric.query.name, Sql("c"));
    if (!query)
        return query.error();
    MetricDefinition other = metric;
    QByteArray& text = other.query.text;
    text = (Sql("SELECT ") + columns + Sql(" FROM ") + *query + end).text();
    text[text.indexOf('\n')] = ' '; // that of the subquery's parenthesis
    return other;
}

/// Where a series was last seen.
struct Held
{
    qint64 at = 0;
    double value = 0;
};

/// Series that are one in a comparison.
struct Group
{
    std::unordered_map<std::string, Held> series = {};
    MetricBucket bucket = {}; ///< of what is being read; its count is zero if nothing was
    std::vector<std::vector<MetricBucket>> buckets = {}; ///< by time, of each rank; without ranks one
};

double aggregate(std::vector<double>& values, SeriesAggregate across)
{
    switch (across) {
    case SeriesAggregate::Mean:
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    case SeriesAggregate::Median:
        std::ranges::sort(values);
        return percentile(values, 0.5);
    case SeriesAggregate::Greatest:
        return std::ranges::max(values);
    case SeriesAggregate::None:
    case SeriesAggregate::Latest:
    case SeriesAggregate::Sum:
        break;
    }
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Reads the last readings of each series in each bucket, bucket after bucket, and keeps no more of them than
/// the newest.
class Aggregation
{
public:
    explicit Aggregation(const MetricQuery& query)
        : m_query(query)
    {
    }
    void add(Pg::PromisedRow& row);
    MetricData finish();

private:
    enum Cells { BinCell, KeyCell, SeriesCell, LastAtCell, LastCell, GrownCell };

    void close(Group& group) const;
    void closeAll();

    const MetricQuery& m_query;
    std::map<QByteArray, Group> m_groups; // by name; the first ones only
    qint64 m_bin = 0; // -1: before the query's times
    int m_count = 0; // of groups, with those that are left out
    bool m_isCut = false;
};

void Aggregation::add(Pg::PromisedRow& row)
{
    if (const qint64 bin = row.integer(BinCell); bin != m_bin) {
        closeAll();
        m_bin = bin;
    }
    const QByteArray key = row.text(KeyCell);
    auto found = m_groups.find(key);
    if (found == m_groups.end()) {
        if (m_isCut && key > m_groups.rbegin()->first)
            return;
        found = m_groups.try_emplace(key).first;
        if (static_cast<int>(m_groups.size()) > m_query.maxSeries) {
            m_isCut = true;
            const auto last = std::prev(m_groups.end());
            const bool isThis = last == found;
            m_groups.erase(last);
            if (isThis)
                return;
        }
    }
    Group& group = found->second;
    const Held held {.at = row.integer(LastAtCell), .value = row.finite(LastCell)};
    group.series[row.text(SeriesCell).toStdString()] = held;
    group.bucket.lastAt = std::max(group.bucket.lastAt, held.at);
    ++group.bucket.count;
    if (!row.view().isNull(GrownCell))
        group.bucket.grown = group.bucket.grown.value_or(0) + row.finite(GrownCell);
}

void Aggregation::close(Group& group) const
{
    MetricBucket bucket = std::exchange(group.bucket, {});
    if (bucket.count == 0 || m_bin < 0)
        return;
    const qint64 at = bucket.lastAt;
    std::erase_if(group.series, [&](const auto& one) {
        return heldUntil({.lastAt = one.second.at}, m_query.metric.meaning) <= at;
    });
    std::vector<double> values;
    for (const auto& [name, held] : group.series)
        values.push_back(held.value);
    const MetricComparison& comparison = m_query.metric.comparison;
    if (comparison.top > 0) {
        std::ranges::sort(values, std::greater());
        values.resize(std::min(values.size(), static_cast<std::size_t>(comparison.top)));
        bucket.grown.reset();
    } else {
        values = {aggregate(values, comparison.across)};
        if (comparison.across != SeriesAggregate::Sum)
            bucket.grown.reset();
    }
    group.buckets.resize(std::max(group.buckets.size(), values.size()));
    for (std::size_t rank = 0; rank < values.size(); ++rank) {
        MetricBucket reading = readingAt(at, values[rank]);
        reading.leastText = reading.greatestText = shortestText(values[rank]);
        reading.grown = bucket.grown;
        group.buckets[rank].push_back(std::move(reading));
    }
}

void Aggregation::closeAll()
{
    for (auto& [name, group] : m_groups)
        close(group);
}

QString rankName(const QString& key, std::size_t rank)
{
    return (key.isEmpty() ? QString() : key + QLatin1Char(' ')) + QLatin1Char('#')
        + QString::number(rank + 1);
}

MetricData Aggregation::finish()
{
    closeAll();
    MetricData data {.span = {.begin = m_query.begin, .end = m_query.end},
                     .series = {},
                     .isCut = m_isCut,
                     .width = bucketWidth(m_query)};
    for (auto& [key, group] : m_groups) {
        const QString name = fromUtf8(key);
        for (std::size_t rank = 0; rank < group.buckets.size(); ++rank) {
            const QString series = m_query.metric.comparison.top > 0 ? rankName(name, rank) : name;
            if (m_query.series.isEmpty() || m_query.series == series)
                data.series.push_back({.name = series, .buckets = std::move(group.buckets[rank])});
        }
    }
    data.seriesCount = static_cast<int>(data.series.size()) + (m_isCut ? 1 : 0);
    return data;
}

/// A row for each series that has readings in a bucket, by bucket: the bucket's number, what the series is
/// one with, the series, its last reading and what it grew. What was before the query's times is one bucket,
/// as far as it can still be held.
Result<MetricStatement> lastReadings(const MetricQuery& query, bool hasSeries, bool isOnNodes)
{
    auto key = keyOf(query.metric.comparison);
    if (!key)
        return key.error();
    auto metric = rewritten(query.metric,
                            Sql("c.at, c.value, ") + *key + Sql(" AS key, ")
                                + (hasSeries ? Sql("c.series") : Sql("''::text AS series")));
    if (!metric)
        return metric.error();
    auto from = fromMetric(*metric);
    if (!from)
        return from.error();
    MetricReadingsSql params;
    const Sql begin = params.time(query.begin);
    Sql readings = *from + Sql("\nWHERE m.at < ") + params.time(query.end)
        + Sql(" AND m.value::float8 > '-Infinity' AND m.value::float8 < 'Infinity'");
    if (const qint64 hold = query.metric.meaning.holdsFor; hold > 0)
        readings += Sql(" AND m.at >= ") + params.time(query.begin - hold * MicrosecondsPerSecond);
    const bool isCounter = query.metric.meaning.kind == MetricKind::Counter;
    const Sql series = seriesOf(true);
    if (isCounter)
        readings = withGrowth(readings, Sql("m.key, ") + series, Sql("m.key, ") + series + Sql(" AS series"));
    const Sql bin = Sql("CASE WHEN m.at < ") + begin + Sql(" THEN -1 ELSE floor(extract(epoch FROM m.at - ")
        + begin + Sql(") * 1000000 / ")
        + params.parameter(QByteArray::number(bucketWidth(query)), Sql("bigint")) + Sql(")::bigint END");
    const Sql sql = Sql("SELECT ") + bin + Sql(", m.key, ") + series
        + Sql(", (extract(epoch FROM max(m.at)) * 1000000)::bigint, ") + lastValue(isOnNodes) + Sql(", ")
        + (isCounter ? Sql("sum(m.grown)") : Sql("NULL::float8")) + readings
        + Sql("\nGROUP BY 1, 2, 3\nORDER BY 1");
    return MetricStatement {.sql = sql, .params = params.params};
}

Result<MetricData> fetchAggregated(Pg::Session& session, const MetricQuery& query, const Pg::Call& call)
{
    const auto shape = shapeOf(session, query, call);
    if (!shape)
        return shape.error();
    const auto statement = lastReadings(query, shape->hasSeries, shape->isOnNodes);
    if (!statement)
        return statement.error();
    Aggregation aggregation(query);
    const auto done = readMetricRows(
        session, query.metric, statement->sql, statement->params,
        [&aggregation](Pg::PromisedRow& row) { aggregation.add(row); }, call);
    if (!done)
        return done.error();
    MetricData data = aggregation.finish();
    data.shape.hasSeries = shape->hasSeries; // a mean of whole numbers is none: their type tells nothing
    return data;
}

QString aggregateText(const MetricComparison& comparison)
{
    if (comparison.top > 0)
        return Text::tr("the %1 greatest by rank").arg(comparison.top);
    switch (comparison.across) {
    case SeriesAggregate::None:
        return {};
    case SeriesAggregate::Latest:
        return Text::tr("newest reading of the series");
    case SeriesAggregate::Sum:
        return Text::tr("sum of the series");
    case SeriesAggregate::Mean:
        return Text::tr("mean of the series");
    case SeriesAggregate::Median:
        return Text::tr("median of the series");
    case SeriesAggregate::Greatest:
        return Text::tr("greatest of the series");
    }
    return {};
}

}

Result<MetricDefinition> comparableMetric(const MetricDefinition& metric)
{
    const MetricComparison& comparison = metric.comparison;
    if (comparison.by == SeriesColumn && comparison.across == SeriesAggregate::None && comparison.top == 0)
        return metric;
    auto key = keyOf(comparison);
    if (!key)
        return key.error();
    const bool isCount = metric.meaning.kind == MetricKind::Count;
    return isCount ? rewritten(metric, Sql("c.at, sum(c.value) AS value, ") + *key + Sql(" AS series"),
                               Sql(" GROUP BY 1, 3"))
                   : rewritten(metric, Sql("c.at, c.value, ") + *key + Sql(" AS series"));
}

Result<MetricData> fetchComparable(Pg::Session& session, const MetricQuery& query, const Pg::Call& call)
{
    if (!isMerged(query.metric))
        return fetchAggregated(session, query, call);
    auto metric = comparableMetric(query.metric);
    if (!metric)
        return metric.error();
    MetricQuery comparable = query;
    comparable.metric = *std::move(metric);
    return fetchMetric(session, comparable, call);
}

QString comparedValueText(ComparedValue value)
{
    switch (value) {
    case ComparedValue::Last:
        return Text::tr("last");
    case ComparedValue::Sum:
        return Text::tr("sum");
    case ComparedValue::Mean:
        return Text::tr("mean");
    case ComparedValue::Rate:
        return Text::tr("rate per hour");
    }
    return {};
}

QString comparisonText(const MetricComparison& comparison)
{
    QStringList parts;
    if (comparison.by == SeriesColumn)
        parts << Text::tr("Series of the same name.");
    else if (!comparison.by.isEmpty())
        parts << Text::tr("Series of the same %1.").arg(comparison.by);
    else
        parts << Text::tr("All series together.");
    if (const QString aggregate = aggregateText(comparison); !aggregate.isEmpty())
        parts << Text::tr("Of several: %1.").arg(aggregate);
    switch (comparison.value) {
    case ComparedValue::Last:
        parts << Text::tr("The value is the last reading.");
        break;
    case ComparedValue::Sum:
        parts << Text::tr("The value is the sum of all readings so far.");
        break;
    case ComparedValue::Mean:
        parts << Text::tr("The value is the mean of all readings so far.");
        break;
    case ComparedValue::Rate:
        parts << Text::tr("The value is the growth per hour so far.");
        break;
    }
    return parts.join(QLatin1Char(' '));
}

void refuseOtherComparisons(WeekReadings& kept, const GameDefinition& game)
{
    for (MetricReadings& readings : kept.metrics) {
        const MetricDefinition* metric = game.metric(readings.id);
        if (!metric || !readings.isRead())
            continue;
        MetricComparison same = readings.comparison;
        same.value = metric->comparison.value; // which the kept readings can tell anyway
        if (same == metric->comparison) {
            readings.comparison = same;
            continue;
        }
        readings.series.clear();
        readings.finals.clear();
        readings.error =
            Error {.kind = Error::Kind::Format,
                   .message = Text::tr("The kept readings of %1 cannot be compared.").arg(readings.title),
                   .where = kept.week,
                   .advice = Text::tr(
                       "It had other series when they were kept. Read the week again, if it still exists.")};
    }
}

}
