#include "bench_pages.h"

#include "base/files.h"
#include "game/gamelibrary.h"

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 101;

}

bool hasEvents(const Server& server, const QString& week, qint64 rows)
{
    auto maintenance = server.open();
    const auto there =
        value(maintenance.query(Pg::Sql("SELECT 1 FROM pg_database WHERE datname = $1"), {week.toUtf8()}));
    if (!there.single())
        return false;
    auto session = server.open(week);
    const auto last = value(session.query(Pg::Sql("SELECT max(id) FROM raw.api_events")));
    return last.single() == QByteArray::number(rows);
}

void fillWithEvents(const Server& server, const QString& week, qint64 rows)
{
    if (hasEvents(server, week, rows))
        return;
    server.makeWeek(week);
    auto session = server.open(week);
    value(session.script(Pg::Sql("SET weekglass.rows = ") + value(Pg::Sql::literal(QByteArray::number(rows)))
                         + Pg::Sql("; SET maintenance_work_mem = '512MB'")));
    value(session.script(value(Pg::Sql::trusted(
        value(readFile(QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/tests/support/ten_million_events.sql")))))));
    value(session.script(Pg::Sql("VACUUM ANALYZE raw.api_events")));
}

EventQuery apiEvents(Pg::Session& session)
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    EventQuery query {.source = library.game(QStringLiteral("spacetraders"))->events.front()};
    query.shape = value(describeEvents(session, query.source));
    return query;
}

void comparePage(const Server& server, const QString& week, const EventQuery& query, const QString& name,
                 const std::optional<EventKey>& from, const QString& goal)
{
    auto session = server.open(week);
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    const auto statement = value(eventPageStatement(query, from, EventDirection::Older, PageRows + 1));
    std::vector<double> ours;
    std::vector<double> bare;
    for (int turn = 0; turn < Turns; ++turn) { // in turns, so that both meet the same machine
        ours.push_back(timed(1, [&] {
                           (void)value(fetchEventPage(session, query, from, EventDirection::Older, PageRows));
                       }).front());
        bare.push_back(timed(1, [&] { bareQuery(conn, statement.sql, statement.params); }).front());
    }
    PQfinish(conn);
    std::sort(ours.begin(), ours.end());
    std::sort(bare.begin(), bare.end());
    report(name, ours, QStringLiteral("bare libpq"), bare, goal);
}

void benchEvents(const Server& server)
{
    const QString week = QStringLiteral("spacetraders_1990_w01");
    server.makeWeek(week);
    auto session = server.open(week);
    value(session.script(Pg::Sql(
        "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash) "
        "SELECT "
        "'1990-01-01 00:00+00'::timestamptz + g * interval '1 second', '/e' || g % 20, '/e/' || g, 200, "
        "jsonb_build_object('n', g, 'symbol', md5(g::text), 'prices', jsonb_build_array(g % 97, g % 89, g % "
        "83), 'text', "
        "repeat(md5(g::text), 9)), md5(g::text) || md5(g::text) FROM generate_series(1, 500000) g; ANALYZE "
        "raw.api_events")));
    const EventQuery query = apiEvents(session);
    const QString goal = QStringLiteral("goal: at most 1.15");
    comparePage(server, week, query, QStringLiteral("first page of 200 events"), {}, goal);
    comparePage(server, week, query, QStringLiteral("page in the middle of 500,000 events"),
                EventKey {.at = "1990-01-03 21:26:40+00", .id = "250000"}, goal);
    server.dropWeek(week);
}

}
