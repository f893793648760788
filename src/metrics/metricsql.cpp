#include "metrics/metricsql.h"

#include "metrics/text.h"
#include "pg/cluster.h"
#include "pg/subquery.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Form = Pg::PromisedColumn::Form;
using Pg::Sql;

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

/// Time and value of a reading, which are ordered by time first.
Sql timeAndValue()
{
    return Sql("ARRAY[extract(epoch FROM m.at)::float8, m.value::float8]");
}

/// The same as text: 25 digits of time, 17 characters that are ordered as the value is, and the value.
Sql timeAndValueText()
{
    return Sql(
        "lpad((extract(epoch FROM m.at) * 1000000 + 1000000000000000000)::numeric(30, 0)::text, 25, '0') || "
        "CASE WHEN m.value::float8 < 0 THEN 'n' || translate(encode(float8send(m.value::float8), 'hex'), "
        "'0123456789abcdef', 'fedcba9876543210') ELSE 'p' || encode(float8send(m.value::float8 + 0), 'hex') "
        "END "
        "|| m.value::float8::text");
}

Sql edgeValue(const Sql& aggregate, bool isOnNodes)
{
    return isOnNodes ? Sql("substr(") + aggregate + Sql("(") + timeAndValueText() + Sql("), 43)::float8")
                     : Sql("(") + aggregate + Sql("(") + timeAndValue() + Sql("))[2]");
}

}

Sql firstValue(bool isOnNodes)
{
    return edgeValue(Sql("min"), isOnNodes);
}

Sql lastValue(bool isOnNodes)
{
    return edgeValue(Sql("max"), isOnNodes);
}

Result<Sql> fromMetric(const MetricDefinition& metric)
{
    const auto query = Pg::subqueryOf(metric.query.text, metric.query.name, Sql("m"));
    return query ? Result<Sql>(Sql("\nFROM ") + *query) : query;
}

Sql seriesOf(bool hasSeries)
{
    return hasSeries ? Sql("coalesce(m.series::text, '')") : Sql("''");
}

Sql withGrowth(const Sql& readings, const Sql& groups, const Sql& columns)
{
    return Sql("\nFROM (\n    SELECT l.*, CASE WHEN l.value >= l.earlier THEN l.value - l.earlier WHEN "
               "l.value < l.earlier THEN l.value ELSE 0 END::float8 AS grown\n    FROM (\nSELECT ")
        + columns + Sql(", m.at, m.value, lag(m.value) OVER (PARTITION BY ") + groups
        + Sql(" ORDER BY m.at, m.value) AS earlier") + readings + Sql("\n    ) AS l\n) AS m");
}

Result<void> readMetricRows(Pg::Session& session, const MetricDefinition& metric, const Sql& sql,
                            const Pg::Params& params, const Pg::PromisedRowHandler& onRow,
                            const Pg::Call& call)
{
    const auto done = Pg::readRows(session, {}, sql, params, onRow, call);
    if (done)
        return {};
    return done.error().at(placeOf(session, metric, sql));
}

Result<MetricShape> fetchMetricShape(Pg::Session& session, const MetricDefinition& metric,
                                     const Pg::Call& call)
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
    const auto isOnNodes = Pg::hasCitus(session, call);
    if (!isOnNodes)
        return isOnNodes.error();
    return MetricShape {.hasSeries = table->column("series") >= 0,
                        .valueType = table->columns.at(static_cast<std::size_t>(table->column("value"))).type,
                        .isOnNodes = *isOnNodes};
}

Result<MetricShape> shapeOf(Pg::Session& session, const MetricQuery& query, const Pg::Call& call)
{
    return query.shape ? Result<MetricShape>(*query.shape) : fetchMetricShape(session, query.metric, call);
}

qint64 bucketWidth(const MetricQuery& query)
{
    if (query.width > 0)
        return query.width;
    // rounded up, or one more than wanted would begin
    const qint64 buckets = std::max(query.buckets, 1);
    return std::max<qint64>((query.end - query.begin + buckets - 1) / buckets, 1);
}

/// A width that was asked for is round, and so are the edges.
qint64 firstBucket(const MetricQuery& query)
{
    return query.width > 0 ? query.begin / query.width * query.width : query.begin;
}

Sql StatementParameters::parameter(const QByteArray& value, const Sql& type)
{
    params.emplace_back(value);
    return Sql::parameter(static_cast<int>(params.size())) + Sql("::") + type;
}

Sql StatementParameters::time(qint64 microseconds)
{
    return Sql("('epoch'::timestamptz + ") + parameter(QByteArray::number(microseconds), Sql("bigint"))
        + Sql(" * interval '1 microsecond')");
}

Sql MetricReadingsSql::bin(const MetricQuery& query)
{
    const Sql width = parameter(QByteArray::number(bucketWidth(query)), Sql("bigint"));
    return Sql("date_bin(") + width + Sql(" * interval '1 microsecond', m.at, ") + time(firstBucket(query))
        + Sql(")");
}

Result<MetricReadingsSql> metricReadingsSql(const MetricQuery& query, bool hasSeries)
{
    auto from = fromMetric(query.metric);
    if (!from)
        return from.error();
    MetricReadingsSql readings;
    readings.series = seriesOf(hasSeries);
    readings.from = *from + Sql("\nWHERE m.at >= ") + readings.time(query.begin) + Sql(" AND m.at < ")
        + readings.time(query.end)
        + Sql(" AND m.value::float8 > '-Infinity' AND m.value::float8 < 'Infinity'");
    if (!query.series.isEmpty() && hasSeries)
        readings.from +=
            Sql(" AND m.series::text = ") + readings.parameter(query.series.toUtf8(), Sql("text"));
    return readings;
}

}
