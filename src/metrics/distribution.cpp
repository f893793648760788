#include "metrics/distribution.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "metrics/metricsql.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// OIDs of bigint, smallint and integer.
constexpr std::array<quint32, 3> WholeTypes {20, 21, 23};

Sql microseconds(const Sql& time)
{
    return Sql("(extract(epoch FROM ") + time + Sql(") * 1000000)::bigint");
}

/// The number of a value's bin from 1 on, by numeric edges: of decimal fractions no binary number is exact.
Sql binOf(MetricReadingsSql& readings, const ValueEdges& edges)
{
    if (edges.isLogarithmic)
        readings.from += Sql(" AND m.value > 0");
    const QByteArrayList texts(edges.texts.begin(), edges.texts.end());
    return Sql("width_bucket(m.value::numeric, ")
        + readings.parameter('{' + texts.join(',') + '}', Sql("numeric[]")) + Sql(")");
}

enum BinCells { PlaceCell, BinCell, CountCell };

struct ValueSpan
{
    double least = 0;
    double greatest = 0;
    qint64 count = 0; ///< of those that can be in a bin
    qint64 leftOut = 0;
};

Result<ValueSpan> fetchValueSpan(Pg::Session& session, const MetricQuery& query, bool isLogarithmic,
                                 const Pg::Call& call)
{
    auto readings = metricReadingsSql(query, false);
    if (!readings)
        return readings.error();
    const Sql wanted = isLogarithmic ? Sql("m.value > 0") : Sql("true");
    ValueSpan span;
    auto read = readMetricRows(
        session, query.metric,
        Sql("SELECT count(*) FILTER (WHERE ") + wanted + Sql("), count(*),\n    min(m.value) FILTER (WHERE ")
            + wanted + Sql("), max(m.value) FILTER (WHERE ") + wanted + Sql(")") + readings->from,
        readings->params,
        [&span](Pg::PromisedRow& row) {
            span.count = row.integer(0);
            span.leftOut = row.integer(1) - span.count;
            if (span.count > 0) {
                span.least = row.finite(2);
                span.greatest = row.finite(3);
            }
        },
        call);
    return read ? Result<ValueSpan>(span) : read.error();
}

/// The values' range, and with edges that fit it the counts.
template<typename Statement, typename TakeRow>
Result<MetricBins> fetchBins(Pg::Session& session, const MetricQuery& query, const EdgeWishes& wishes,
                             const Pg::Call& call, Statement statement, TakeRow takeRow)
{
    const auto shape = shapeOf(session, query, call);
    if (!shape)
        return shape.error();
    const auto span = fetchValueSpan(session, query, wishes.isLogarithmic, call);
    if (!span)
        return span.error();
    MetricBins bins {.span = {.begin = query.begin, .end = query.end},
                     .width = bucketWidth(query),
                     .leftOut = span->leftOut};
    if (span->count == 0)
        return bins;
    EdgeWishes wanted = wishes;
    wanted.isWhole = std::ranges::find(WholeTypes, shape->valueType) != WholeTypes.end();
    bins.edges = roundEdges(span->least, span->greatest, wanted);
    const auto sent = statement(query, bins.edges, shape->hasSeries);
    if (!sent)
        return sent.error();
    auto read = readMetricRows(
        session, query.metric, sent->sql, sent->params,
        [&](Pg::PromisedRow& row) {
            const auto bin = static_cast<std::size_t>(row.integer(BinCell));
            if (bin == 0 || bin > bins.edges.bins())
                return; // it came after the range was read
            bins.counts.push_back(takeRow(bins, row, bin - 1));
            bins.total += bins.counts.back().count;
        },
        call);
    return read ? Result<MetricBins>(std::move(bins)) : read.error();
}

}

qint64 roundWidth(qint64 length, int most)
{
    constexpr std::array<qint64, 22> Seconds {
        1,    2,    5,    10,    15,    30,    60,    120,    300,    600,          900,
        1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 30LL * 86400, 365LL * 86400};
    const qint64 least = std::max<qint64>(length / std::max(most, 1), 1);
    const auto found = std::ranges::find_if(
        Seconds, [least](qint64 seconds) { return seconds * MicrosecondsPerSecond >= least; });
    return least < MicrosecondsPerSecond / 2 || found == Seconds.end() ? least
                                                                       : *found * MicrosecondsPerSecond;
}

Result<MetricStatement> percentileStatement(const MetricQuery& query)
{
    auto readings = metricReadingsSql(query, false);
    if (!readings)
        return readings.error();
    const Sql bin = readings->bin(query);
    QByteArrayList fractions;
    for (const int percent : Percents)
        fractions << QByteArray::number(percent / 100.0);
    const Sql wanted = readings->parameter('{' + fractions.join(',') + '}', Sql("float8[]"));
    Sql sql = Sql("SELECT ") + microseconds(Sql("b.begin"))
        + Sql(", b.n, b.p[1], b.p[2], b.p[3], b.p[4], b.p[5]\nFROM (\nSELECT ") + bin
        + Sql(" AS begin, count(*) AS n, percentile_disc(") + wanted
        + Sql(") WITHIN GROUP (ORDER BY m.value) AS p") + readings->from
        + Sql("\nGROUP BY 1\n) AS b\nORDER BY 1");
    return MetricStatement {.sql = std::move(sql), .params = std::move(readings->params)};
}

Result<MetricStatement> heatStatement(const MetricQuery& query, const ValueEdges& edges)
{
    auto readings = metricReadingsSql(query, false);
    if (!readings)
        return readings.error();
    const Sql time = readings->bin(query);
    const Sql bin = binOf(*readings, edges);
    Sql sql = Sql("SELECT ") + microseconds(time) + Sql(", ") + bin + Sql(", count(*)") + readings->from
        + Sql("\nGROUP BY 1, 2\nORDER BY 1, 2");
    return MetricStatement {.sql = std::move(sql), .params = std::move(readings->params)};
}

Result<MetricStatement> histogramStatement(const MetricQuery& query, const ValueEdges& edges, bool hasSeries)
{
    auto readings = metricReadingsSql(query, hasSeries);
    if (!readings)
        return readings.error();
    const Sql bin = binOf(*readings, edges);
    Sql sql = Sql("SELECT ") + readings->series + Sql(", ") + bin + Sql(", count(*)") + readings->from
        + Sql("\nGROUP BY 1, 2\nORDER BY 1, 2");
    return MetricStatement {.sql = std::move(sql), .params = std::move(readings->params)};
}

Result<MetricPercentiles> fetchPercentiles(Pg::Session& session, const MetricQuery& query,
                                           const Pg::Call& call)
{
    const auto statement = percentileStatement(query);
    if (!statement)
        return statement.error();
    MetricPercentiles percentiles {.span = {.begin = query.begin, .end = query.end},
                                   .width = bucketWidth(query)};
    auto read = readMetricRows(
        session, query.metric, statement->sql, statement->params,
        [&percentiles](Pg::PromisedRow& row) {
            PercentileBucket bucket {.begin = row.integer(0), .count = row.integer(1)};
            for (std::size_t i = 0; i < Percents.size(); ++i) {
                bucket.values[i] = row.finite(static_cast<int>(i) + 2);
                bucket.texts[i] = row.text(static_cast<int>(i) + 2);
            }
            percentiles.buckets.push_back(std::move(bucket));
        },
        call);
    return read ? Result<MetricPercentiles>(std::move(percentiles)) : read.error();
}

Result<MetricBins> fetchHeat(Pg::Session& session, const MetricQuery& query, const EdgeWishes& wishes,
                             const Pg::Call& call)
{
    return fetchBins(
        session, query, wishes, call,
        [](const MetricQuery& asked, const ValueEdges& edges, bool) { return heatStatement(asked, edges); },
        [](MetricBins&, Pg::PromisedRow& row, std::size_t bin) {
            return BinCount {.begin = row.integer(PlaceCell), .bin = bin, .count = row.integer(CountCell)};
        });
}

Result<MetricBins> fetchHistogram(Pg::Session& session, const MetricQuery& query, const EdgeWishes& wishes,
                                  const Pg::Call& call)
{
    return fetchBins(session, query, wishes, call, histogramStatement,
                     [](MetricBins& bins, Pg::PromisedRow& row, std::size_t bin) {
                         const QString name = fromUtf8(row.text(PlaceCell));
                         if (bins.series.isEmpty() || bins.series.back() != name)
                             bins.series << name;
                         return BinCount {
                             .series = bins.series.size() - 1, .bin = bin, .count = row.integer(CountCell)};
                     });
}

}
