#include "metrics/metricquery.h"

#include "base/utf8.h"
#include "metrics/metricsql.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

enum Cells {
    SeriesCell,
    CountCell,
    LeastCell,
    GreatestCell,
    FirstAtCell,
    LastAtCell,
    FirstCell,
    LastCell,
    GrownCell,
    SumCell
};

MetricBucket bucketOf(Pg::PromisedRow& row)
{
    return {.firstAt = row.integer(FirstAtCell),
            .lastAt = row.integer(LastAtCell),
            .first = row.finite(FirstCell),
            .last = row.finite(LastCell),
            .least = row.finite(LeastCell),
            .greatest = row.finite(GreatestCell),
            .count = row.integer(CountCell),
            .sum = row.finite(SumCell),
            .leastText = row.text(LeastCell),
            .greatestText = row.text(GreatestCell),
            .grown = row.view().isNull(GrownCell) ? std::optional<double>() : row.finite(GrownCell)};
}

}

MetricQuery queryAround(const MetricDefinition& metric, const MetricSpan& shown, const MetricSpan& all,
                        int buckets)
{
    const qint64 length = shown.end - shown.begin;
    const qint64 width = std::max<qint64>(length / buckets, 1);
    const qint64 begin = std::max(shown.begin - length / 2, all.begin) / width * width;
    const qint64 end = std::max(std::min(shown.end + length / 2, all.end), begin + 1);
    return {.metric = metric,
            .begin = begin,
            .end = end,
            .buckets = static_cast<int>((end - begin + width - 1) / width),
            .width = width};
}

Result<MetricStatement> metricStatement(const MetricQuery& query, bool hasSeries, bool isOnNodes)
{
    auto readings = metricReadingsSql(query, hasSeries);
    if (!readings)
        return readings.error();
    const Sql bin = readings->bin(query);
    const bool isCounter = query.metric.meaning.kind == MetricKind::Counter;
    if (isCounter)
        readings->from = withGrowth(readings->from, readings->series, readings->series + Sql(" AS series"));
    Sql sql = Sql("SELECT ") + (isCounter ? Sql("m.series") : readings->series)
        + Sql(" AS series, count(*), min(m.value), max(m.value),\n"
              "    (extract(epoch FROM min(m.at)) * 1000000)::bigint, (extract(epoch FROM max(m.at)) * "
              "1000000)::bigint,\n    ")
        + firstValue(isOnNodes) + Sql(", ") + lastValue(isOnNodes) + Sql(", ")
        + (isCounter ? Sql("sum(m.grown)") : Sql("NULL::float8")) + Sql(", sum(m.value)::float8")
        + readings->from + Sql("\nGROUP BY 1, ") + bin + Sql("\nORDER BY 1, ") + bin;
    return MetricStatement {.sql = std::move(sql), .params = std::move(readings->params)};
}

Result<Sql> metricReadings(const MetricDefinition& metric, const QString& series)
{
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    Sql readings = Sql("SELECT m.*") + *from;
    if (!series.isEmpty()) {
        const auto name = Sql::literal(series.toUtf8());
        if (!name)
            return name.error();
        readings += Sql("\nWHERE m.series::text = ") + *name;
    }
    return readings + Sql("\nORDER BY m.at");
}

Result<std::optional<MetricSpan>> fetchMetricSpan(Pg::Session& session, const MetricDefinition& metric,
                                                  const Pg::Call& call)
{
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    std::optional<MetricSpan> span;
    const Sql sql = Sql("SELECT (extract(epoch FROM min(m.at)) * 1000000)::bigint, "
                        "(extract(epoch FROM max(m.at)) * 1000000)::bigint")
        + *from + Sql("\nWHERE m.at > '-infinity' AND m.at < 'infinity'");
    auto done = readMetricRows(
        session, metric, sql, {},
        [&span](Pg::PromisedRow& row) {
            if (const auto begin = row.integerOrNull(0))
                span = {.begin = *begin, .end = row.integer(1) + 1};
        },
        call);
    if (!done)
        return done.error();
    return span;
}

Result<MetricData> fetchMetric(Pg::Session& session, const MetricQuery& query, const Pg::Call& call)
{
    const auto shape = shapeOf(session, query, call);
    if (!shape)
        return shape.error();
    auto statement = metricStatement(query, shape->hasSeries, shape->isOnNodes);
    if (!statement)
        return statement.error();
    MetricData data {.span = {.begin = query.begin, .end = query.end},
                     .series = {},
                     .shape = *shape,
                     .width = bucketWidth(query)};
    QByteArray name;
    auto done = readMetricRows(
        session, query.metric, statement->sql, statement->params,
        [&](Pg::PromisedRow& row) {
            const bool isNew = data.seriesCount == 0 || row.view().text(SeriesCell) != name;
            if (isNew) {
                name = row.view().text(SeriesCell).toByteArray();
                data.isCut = ++data.seriesCount > query.maxSeries;
            }
            if (data.isCut)
                return;
            if (isNew)
                data.series.push_back({.name = fromUtf8(name), .buckets = {}});
            data.series.back().buckets.push_back(bucketOf(row));
        },
        call);
    if (!done)
        return done.error();
    if (query.metric.meaning.kind == MetricKind::Count) {
        for (MetricSeries& series : data.series)
            series = withZeros(std::move(series), query.metric.meaning.seconds, query.begin, query.end);
    }
    return data;
}

Result<QStringList> fetchMetricSeries(Pg::Session& session, const MetricDefinition& metric, int limit,
                                      const Pg::Call& call)
{
    const auto shape = fetchMetricShape(session, metric, call);
    if (!shape || !shape->hasSeries)
        return shape ? Result<QStringList>(QStringList()) : shape.error();
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    QStringList names;
    auto done = readMetricRows(
        session, metric,
        Sql("SELECT DISTINCT m.series::text") + *from
            + Sql("\nWHERE m.series IS NOT NULL ORDER BY 1 LIMIT $1::int"),
        {QByteArray::number(limit)}, [&names](Pg::PromisedRow& row) { names << fromUtf8(row.text(0)); },
        call);
    if (!done)
        return done.error();
    return names;
}

}
