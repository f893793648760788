#include "metrics/metricquery.h"

#include "base/utf8.h"
#include "metrics/text.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Form = Pg::PromisedColumn::Form;
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

/// The metric's query as a subquery named m, so that the planner can push times and series into it.
Result<Sql> fromMetric(const MetricDefinition& metric)
{
    const auto query = Pg::subqueryOf(metric.query.text, metric.query.name, Sql("m"));
    return query ? Result<Sql>(Sql("\nFROM ") + *query) : query;
}

/// What a counter grew at each of its readings, in m as before: a restart inside a bucket is seen only
/// reading by reading. One that fell has started again at zero.
Sql withGrowth(const Sql& readings, const Sql& series)
{
    return Sql("\nFROM (\n    SELECT l.series, l.at, l.value, CASE WHEN l.value >= l.earlier THEN l.value - "
               "l.earlier WHEN l.value < l.earlier THEN l.value ELSE 0 END::float8 AS grown\n    FROM (\n"
               "SELECT ")
        + series + Sql(" AS series, m.at, m.value, lag(m.value) OVER (PARTITION BY ") + series
        + Sql(" ORDER BY m.at, m.value) AS earlier") + readings + Sql("\n    ) AS l\n) AS m");
}

/// The metric's file, with the line in which the server found the error if it said so. Counted in characters,
/// as the server does.
QString placeOf(const Pg::Session& session, const MetricDefinition& metric, const Sql& sql)
{
    constexpr qsizetype Enough = 200; // of the text, to find it in the statement
    const auto file = QString::fromUtf8(metric.query.text).toStdU32String();
    QString begun = QString::fromUtf8(metric.query.text).trimmed();
    while (begun.endsWith(QLatin1Char(';')))
        begun = begun.chopped(1).trimmed(); // as a subquery has it
    const auto begin = begun.left(Enough).toStdU32String();
    const auto before = QString::fromUtf8(sql.text()).toStdU32String().find(begin);
    const auto position = static_cast<std::size_t>(session.errorPosition());
    const auto at = file.find(begin) + position - 1 - before;
    if (position == 0 || before == std::u32string::npos || position <= before || at >= file.size())
        return metric.query.name;
    const auto line = std::count(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(at), U'\n') + 1;
    return Text::tr("%1, line %2").arg(metric.query.name, QString::number(line));
}

/// An error of the server is at its line of the metric's file.
Result<void> readRows(Pg::Session& session, const MetricDefinition& metric, const Sql& sql,
                      const Pg::Params& params, const Pg::PromisedRowHandler& onRow, const Pg::Call& call)
{
    const auto done = Pg::readRows(session, {}, sql, params, onRow, call);
    if (done)
        return {};
    return done.error().at(placeOf(session, metric, sql));
}

struct Shape
{
    bool hasSeries = false;
    quint32 valueType = 0;
};

Result<Shape> describe(Pg::Session& session, const MetricDefinition& metric, const Pg::Call& call)
{
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    const Sql sql = Sql("SELECT m.*") + *from + Sql(" LIMIT 0");
    const auto table = session.readTable(sql, {}, call);
    if (!table)
        return table.error().at(placeOf(session, metric, sql));
    static constexpr std::array<Pg::PromisedColumn, 2> fixed {{{"at", Form::Time}, {"value", Form::Number}}};
    if (auto checked = Pg::checkColumns(table->columns, fixed, metric.query.name,
                                        Text::tr("A metric has at and value, and may have series."));
        !checked)
        return checked.error();
    return Shape {.hasSeries = table->column("series") >= 0,
                  .valueType = table->columns.at(static_cast<std::size_t>(table->column("value"))).type};
}

qint64 bucketWidth(const MetricQuery& query)
{
    if (query.width > 0)
        return query.width;
    // rounded up, or one more than wanted would begin
    const qint64 buckets = std::max(query.buckets, 1);
    return std::max<qint64>((query.end - query.begin + buckets - 1) / buckets, 1);
}

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

Result<MetricStatement> metricStatement(const MetricQuery& query, bool hasSeries)
{
    auto from = fromMetric(query.metric);
    if (!from)
        return from.error();
    MetricStatement statement;
    const auto value = [&statement](const QByteArray& text, const Sql& type) {
        statement.params.emplace_back(text);
        return Sql::parameter(static_cast<int>(statement.params.size())) + Sql("::") + type;
    };
    const auto time = [&value](qint64 microseconds) {
        return Sql("('epoch'::timestamptz + ") + value(QByteArray::number(microseconds), Sql("bigint"))
            + Sql(" * interval '1 microsecond')");
    };
    const Sql series = hasSeries ? Sql("coalesce(m.series::text, '')") : Sql("''");
    const qint64 width = bucketWidth(query);
    const Sql bin = Sql("date_bin(") + value(QByteArray::number(width), Sql("bigint"))
        + Sql(" * interval '1 microsecond', m.at, ") + time(query.begin) + Sql(")");
    Sql readings = *from + Sql("\nWHERE m.at >= ") + time(query.begin) + Sql(" AND m.at < ") + time(query.end)
        + Sql(" AND m.value::float8 > '-Infinity' AND m.value::float8 < 'Infinity'");
    if (!query.series.isEmpty() && hasSeries)
        readings += Sql(" AND m.series::text = ") + value(query.series.toUtf8(), Sql("text"));
    const bool isCounter = query.metric.meaning.kind == MetricKind::Counter;
    if (isCounter)
        readings = withGrowth(readings, series);
    // the first and the last reading: the least and the greatest pair of time and value
    const Sql pair("ARRAY[extract(epoch FROM m.at)::float8, m.value::float8]");
    statement.sql = Sql("SELECT ") + (isCounter ? Sql("m.series") : series)
        + Sql(" AS series, count(*), min(m.value), max(m.value),\n"
              "    (extract(epoch FROM min(m.at)) * 1000000)::bigint, (extract(epoch FROM max(m.at)) * "
              "1000000)::bigint,\n    (min(")
        + pair + Sql("))[2], (max(") + pair + Sql("))[2], ")
        + (isCounter ? Sql("sum(m.grown)") : Sql("NULL::float8")) + Sql(", sum(m.value)::float8")
        + readings + Sql("\nGROUP BY 1, ") + bin
        + Sql("\nORDER BY 1, ") + bin;
    return statement;
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
    auto done = readRows(
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
    const auto shape = describe(session, query.metric, call);
    if (!shape)
        return shape.error();
    auto statement = metricStatement(query, shape->hasSeries);
    if (!statement)
        return statement.error();
    MetricData data {.span = {.begin = query.begin, .end = query.end},
                     .series = {},
                     .valueType = shape->valueType,
                     .width = bucketWidth(query)};
    QByteArray name;
    auto done = readRows(
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
    const auto shape = describe(session, metric, call);
    if (!shape || !shape->hasSeries)
        return shape ? Result<QStringList>(QStringList()) : shape.error();
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    QStringList names;
    auto done = readRows(
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
