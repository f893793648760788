#include "bench_pages.h"
#include "tables/rowpage.h"

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 101;
constexpr int Rows = 200; // of a page

/// Some GB: kept in its week, for the next run.
void fillTable(const Server& server, const QString& week, qint64 rows)
{
    auto maintenance = server.open();
    const auto there =
        value(maintenance.query(Pg::Sql("SELECT 1 FROM pg_database WHERE datname = $1"), {week.toUtf8()}));
    if (!there.single())
        server.makeWeek(week);
    auto session = server.open(week);
    const QByteArray wanted = QByteArray::number(rows);
    const auto counted =
        session.query(Pg::Sql("SELECT count(*) = $1::bigint FROM public.many_rows"), {wanted});
    if (counted && counted->single() == "t")
        return;
    value(session.script(
        Pg::Sql("DROP TABLE IF EXISTS public.many_rows;"
                "CREATE TABLE public.many_rows (area int, id bigint, at timestamptz, name text, "
                "price numeric, data jsonb)")));
    (void)value(session.execute(
        Pg::Sql(
            "INSERT INTO public.many_rows SELECT g / 1000, g, '1990-01-01'::timestamptz + g * interval '1 "
            "second', md5(g::text), g % 997 * 0.01, jsonb_build_object('n', g, 'text', repeat(md5(g::text), "
            "3)) FROM generate_series(1, $1::bigint) g"),
        {wanted}));
    value(session.script(Pg::Sql("ALTER TABLE public.many_rows ADD PRIMARY KEY (area, id)")));
    value(session.script(Pg::Sql("VACUUM (ANALYZE) public.many_rows")));
}

RowQuery rowsOf(const Server& server, const QString& week, const QString& name)
{
    auto session = server.open(week);
    const auto relation = value(findRelation(value(readRelations(session)), name));
    return RowQuery::of(value(readRelationDetails(session, relation)));
}

/// By our way, and by the shortest statement that anybody would write with bare libpq, in turns.
void comparePage(const Server& server, const QString& week, const RowQuery& query, const QString& name,
                 const std::optional<RowStart>& from, const Pg::Sql& bareSql)
{
    auto session = server.open(week);
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    std::vector<double> ours;
    std::vector<double> bare;
    for (int turn = 0; turn < Turns; ++turn) { // so that both meet the same machine
        ours.push_back(timed(1, [&] {
                           (void)value(fetchRowPage(session, query, from, RowDirection::Forward, Rows));
                       }).front());
        bare.push_back(timed(1, [&] { bareQuery(conn, bareSql, {}); }).front());
    }
    PQfinish(conn);
    std::sort(ours.begin(), ours.end());
    std::sort(bare.begin(), bare.end());
    report(name, ours, QStringLiteral("bare libpq"), bare, QStringLiteral("goal: at most 1.3"));
}

/// Short rows that nothing else reads: what our own work for each row costs shows best here.
void benchShortRows(const Server& server, qint64 rows)
{
    const QString week = QStringLiteral("spacetraders_1990_w08");
    fillTable(server, week, rows);
    const RowQuery query = rowsOf(server, week, QStringLiteral("public.many_rows"));
    comparePage(server, week, query,
                QStringLiteral("first page of %1 rows of a table of %2").arg(Rows).arg(rows), {},
                Pg::Sql("SELECT * FROM public.many_rows ORDER BY area, id LIMIT 201"));
    const QByteArray middle = QByteArray::number(rows / 2000);
    comparePage(server, week, query, QStringLiteral("page in the middle of it"),
                RowStart {.key = {middle, "0"}},
                Pg::Sql("SELECT * FROM public.many_rows WHERE (area, id) > (")
                    + value(Pg::Sql::trusted(middle)) + Pg::Sql(", 0) ORDER BY area, id LIMIT 201"));
}

/// The table that really has that many rows in these games.
void benchResponses(const Server& server, qint64 rows)
{
    const QString week = QStringLiteral("spacetraders_1990_w09");
    fillWithEvents(server, week, rows);
    const RowQuery query = rowsOf(server, week, QStringLiteral("raw.api_events"));
    comparePage(server, week, query,
                QStringLiteral("first page of %1 of %2 API responses").arg(Rows).arg(rows), {},
                Pg::Sql("SELECT * FROM raw.api_events ORDER BY id LIMIT 201"));
    const QByteArray middle = QByteArray::number(rows / 2);
    comparePage(server, week, query, QStringLiteral("page in the middle of them"), RowStart {.key = {middle}},
                Pg::Sql("SELECT * FROM raw.api_events WHERE id > ") + value(Pg::Sql::trusted(middle))
                    + Pg::Sql(" ORDER BY id LIMIT 201"));
}

}

void benchTables(const Server& server, qint64 rows)
{
    benchResponses(server, rows);
    benchShortRows(server, rows);
}

}
