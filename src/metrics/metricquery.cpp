#include "metrics/metricquery.h"

#include <QCoreApplication>

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
    GrownCell
};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Metrics)
};

/// The metric's query as a subquery named m, so that the planner can push times and series into it.
Result<Sql> fromMetric(const MetricDefinition& metric)
{
    auto query = Sql::trusted(metric.query.text);
    if (!query)
        return query.error().at(metric.query.name);
    return Sql("\nFROM ") + query->asSubquery(Sql("m"));
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

Result<Pg::Table> read(Pg::Session& session, const MetricDefinition& metric, const Sql& sql,
                       const Pg::Params& params, const Pg::Call& call)
{
    auto table = session.readTable(sql, params, call);
    if (!table)
        return table.error().at(placeOf(session, metric, sql));
    return table;
}

Result<bool> hasSeries(Pg::Session& session, const MetricDefinition& metric, const Pg::Call& call)
{
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    auto table = read(session, metric, Sql("SELECT m.*") + *from + Sql(" LIMIT 0"), {}, call);
    if (!table)
        return table.error();
    for (const char* name : {"at", "value"}) {
        if (table->column(name) < 0)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The query lacks the column “%1”.").arg(QLatin1String(name)),
                          .where = metric.query.name,
                          .advice = Text::tr("A metric has at and value, and may have series.")};
    }
    return table->column("series") >= 0;
}

qint64 integer(const Pg::RowView& row, int cell)
{
    return row.text(cell).toByteArray().toLongLong();
}

double number(const Pg::RowView& row, int cell)
{
    return row.text(cell).toByteArray().toDouble();
}

MetricBucket bucketOf(const Pg::RowView& row)
{
    return {.firstAt = integer(row, FirstAtCell),
            .lastAt = integer(row, LastAtCell),
            .first = number(row, FirstCell),
            .last = number(row, LastCell),
            .least = number(row, LeastCell),
            .greatest = number(row, GreatestCell),
            .count = integer(row, CountCell),
            .leastText = row.text(LeastCell).toByteArray(),
            .greatestText = row.text(GreatestCell).toByteArray(),
            .grown = row.isNull(GrownCell) ? std::optional<double>() : number(row, GrownCell)};
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
            .buckets = static_cast<int>(std::max<qint64>((end - begin) / width, 1))};
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
    const Sql series = hasSeries ? Sql("m.series::text") : Sql("''");
    const qint64 width = std::max<qint64>((query.end - query.begin) / std::max(query.buckets, 1), 1);
    const Sql bin = Sql("date_bin(") + value(QByteArray::number(width), Sql("bigint"))
        + Sql(" * interval '1 microsecond', m.at, ") + time(query.begin) + Sql(")");
    Sql readings = *from + Sql("\nWHERE m.at >= ") + time(query.begin) + Sql(" AND m.at < ") + time(query.end)
        + Sql(" AND m.value::float8 > '-Infinity' AND m.value::float8 < 'Infinity'");
    if (!query.series.isEmpty() && hasSeries)
        readings += Sql(" AND m.series::text = ") + value(query.series.toUtf8(), Sql("text"));
    const bool isCounter = query.metric.kind == MetricKind::Counter;
    if (isCounter)
        readings = withGrowth(readings, series);
    // the first and the last reading: the least and the greatest pair of time and value
    const Sql pair("ARRAY[extract(epoch FROM m.at)::float8, m.value::float8]");
    statement.sql = Sql("SELECT ") + (isCounter ? Sql("m.series") : series)
        + Sql(" AS series, count(*), min(m.value), max(m.value),\n"
              "    (extract(epoch FROM min(m.at)) * 1000000)::bigint, (extract(epoch FROM max(m.at)) * "
              "1000000)::bigint,\n    (min(")
        + pair + Sql("))[2], (max(") + pair + Sql("))[2], ")
        + (isCounter ? Sql("sum(m.grown)") : Sql("NULL::float8")) + readings + Sql("\nGROUP BY 1, ") + bin
        + Sql("\nORDER BY 1, ") + bin;
    return statement;
}

Result<std::optional<MetricSpan>> fetchMetricSpan(Pg::Session& session, const MetricDefinition& metric,
                                                  const Pg::Call& call)
{
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    auto table = read(session, metric,
                      Sql("SELECT (extract(epoch FROM min(m.at)) * 1000000)::bigint, "
                          "(extract(epoch FROM max(m.at)) * 1000000)::bigint")
                          + *from,
                      {}, call);
    if (!table)
        return table.error();
    const auto& row = table->rows.front();
    if (!row[0])
        return std::optional<MetricSpan>();
    return std::optional(MetricSpan {.begin = row[0]->toLongLong(), .end = row[1]->toLongLong() + 1});
}

Result<MetricData> fetchMetric(Pg::Session& session, const MetricQuery& query, const Pg::Call& call)
{
    const auto told = hasSeries(session, query.metric, call);
    if (!told)
        return told.error();
    auto statement = metricStatement(query, *told);
    if (!statement)
        return statement.error();
    MetricData data {.span = {.begin = query.begin, .end = query.end}, .series = {}};
    QByteArray name;
    const auto takeType = [&data](std::span<const Pg::Column> columns) {
        data.valueType = columns[LeastCell].type;
    };
    auto rows = session.read(
        statement->sql, statement->params,
        [&](const Pg::RowView& row) {
            const bool isNew = data.series.empty() || row.text(SeriesCell) != name;
            if (isNew && data.series.size() >= static_cast<std::size_t>(query.maxSeries))
                data.isCut = true;
            if (data.isCut)
                return;
            if (isNew) {
                name = row.text(SeriesCell).toByteArray();
                data.series.push_back({.name = QString::fromUtf8(name), .buckets = {}});
            }
            data.series.back().buckets.push_back(bucketOf(row));
        },
        takeType, call);
    if (!rows)
        return rows.error().at(query.metric.query.name);
    return data;
}

Result<QStringList> fetchMetricSeries(Pg::Session& session, const MetricDefinition& metric, int limit,
                                      const Pg::Call& call)
{
    const auto told = hasSeries(session, metric, call);
    if (!told || !*told)
        return told ? Result<QStringList>(QStringList()) : told.error();
    auto from = fromMetric(metric);
    if (!from)
        return from.error();
    auto table = read(session, metric,
                      Sql("SELECT DISTINCT m.series::text") + *from
                          + Sql("\nWHERE m.series IS NOT NULL ORDER BY 1 LIMIT $1::int"),
                      {QByteArray::number(limit)}, call);
    if (!table)
        return table.error();
    QStringList names;
    for (const auto& row : table->rows)
        names << QString::fromUtf8(*row[0]);
    return names;
}

}
