#include "metrics/finalvalues.h"

#include "base/utf8.h"
#include "metrics/shortesttext.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"

#include <QHash>

#include <array>
#include <cmath>

namespace Weekglass {

namespace {

using Pg::Sql;

/// OIDs of bigint, smallint and integer.
constexpr std::array<quint32, 3> IntegerTypes {20, 21, 23};
constexpr double LargestExact = 9007199254740992; // 2^53

/// Empty if the bucket does not tell it.
QByteArray knownText(const MetricBucket& bucket, quint32 type)
{
    const bool isInteger = std::ranges::find(IntegerTypes, type) != IntegerTypes.end();
    if (isInteger && std::abs(bucket.last) < LargestExact)
        return QByteArray::number(static_cast<qint64>(bucket.last));
    return bucket.leastText == bucket.greatestText ? bucket.leastText : QByteArray();
}

using Texts = QHash<std::pair<QString, qint64>, QByteArray>; // of a series at a time

Result<Texts> fetchTexts(Pg::Session& session, const MetricDefinition& metric, const QByteArray& times,
                         const Pg::Call& call)
{
    const auto query = Pg::subqueryOf(metric.query.text, metric.query.name, Sql("m"));
    if (!query)
        return query.error();
    // of several readings at one time the greatest counts as the last one, as in a bucket
    Texts texts;
    auto read = Pg::readRows(
        session, metric.query.name,
        Sql("SELECT DISTINCT ON (1, 2) coalesce(to_jsonb(m) ->> 'series', ''), (extract(epoch FROM m.at) * "
            "1000000)::bigint, "
            "m.value::text\nFROM ")
            + *query
            + Sql("\nWHERE m.at = ANY (ARRAY(SELECT 'epoch'::timestamptz + t.at * interval '1 microsecond' "
                  "FROM "
                  "unnest($1::bigint[]) AS t (at))) AND m.value::float8 > '-Infinity' AND m.value::float8 < "
                  "'Infinity'\nORDER BY 1, 2, m.value::float8 DESC"),
        {times},
        [&texts](Pg::PromisedRow& row) {
            texts.insert({fromUtf8(row.text(0)), row.integer(1)}, row.text(2));
        },
        call);
    if (!read)
        return read.error();
    return texts;
}

}

Result<std::vector<FinalValue>> fetchFinalValues(Pg::Session& session, const MetricDefinition& metric,
                                                 const MetricData& data, const Pg::Call& call)
{
    std::vector<FinalValue> finals;
    QByteArrayList unknown;
    for (const MetricSeries& series : data.series) {
        const MetricBucket& bucket = series.buckets.back();
        finals.push_back(
            {.at = bucket.lastAt, .value = bucket.last, .text = knownText(bucket, data.shape.valueType)});
        if (finals.back().text.isEmpty())
            unknown << QByteArray::number(bucket.lastAt);
    }
    if (unknown.isEmpty())
        return finals;
    const auto texts = fetchTexts(session, metric, '{' + unknown.join(',') + '}', call);
    if (!texts)
        return texts.error();
    for (std::size_t i = 0; i < finals.size(); ++i) {
        FinalValue& final = finals[i];
        if (final.text.isEmpty()) // a row that went meanwhile leaves the number
            final.text = texts->value({data.series[i].name, final.at}, shortestText(final.value));
    }
    return finals;
}

}
