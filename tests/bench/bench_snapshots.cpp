#include "bench.h"

#include "game/gamelibrary.h"
#include "snapshots/pathhistory.h"

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 31;
constexpr int PageRows = 200;

/// Worlds of a body and a ship, a snapshot every four minutes, as a fortnight of one station has them.
void fill(Pg::Session& session, int count)
{
    value(session.execute(Pg::Sql("TRUNCATE public.snapshots"), {}));
    value(session.execute(
        Pg::Sql("INSERT INTO public.snapshots (tick_number, game_time, state) SELECT g * 240, '1990-01-01 "
                "00:00+00'::timestamptz + g * interval '4 minutes', jsonb_build_object('tick_number', g * "
                "240, 'paused', false, 'tick_rate', 1.0, 'total_spawns', 1, 'bodies', "
                "jsonb_build_array(jsonb_build_object('name', 'Earth', 'position', '[0.0, 0.0, "
                "0.0]'::jsonb, 'velocity', '[0.0, 0.0, 0.0]'::jsonb)), 'ships', "
                "jsonb_build_array(jsonb_build_object('ship_id', "
                "'00000000-0000-4000-8000-000000025544', 'player_id', md5('p')::uuid, 'name', 'ISS', "
                "'position', jsonb_build_array(6778 * cos(g * 0.27), 6778 * sin(g * 0.27), g / 7.0), "
                "'velocity', jsonb_build_array(-7.66 * sin(g * 0.27), 7.66 * cos(g * 0.27), 0.1)))) FROM "
                "generate_series(1, $1::int) g"),
        {QByteArray::number(count)}));
    value(session.script(Pg::Sql("ANALYZE public.snapshots")));
}

void comparePath(Pg::Session& session, PGconn* conn, const SnapshotQuery& query, const QString& path)
{
    const HistoryPath parsed = value(parseHistoryPath(path, query.source));
    const auto statement = value(pathHistoryStatement(query, parsed, 1'000'000));
    std::vector<double> ours;
    std::vector<double> bare;
    for (int turn = 0; turn < Turns; ++turn) { // in turns, so that both meet the same machine
        ours.push_back(
            timed(1, [&] { (void)value(fetchPathHistory(session, query, parsed, 1'000'000)); }).front());
        bare.push_back(timed(1, [&] { bareQuery(conn, statement.sql, statement.params); }).front());
    }
    std::sort(ours.begin(), ours.end());
    std::sort(bare.begin(), bare.end());
    report(QStringLiteral("history of %1 over 5,858 snapshots").arg(path), ours, QStringLiteral("bare libpq"),
           bare, QStringLiteral("goal: at most 1.3"));
}

}

void benchSnapshots(const Server& server)
{
    const QString week = QStringLiteral("galaxy_1990_w01");
    server.makeWeek(week);
    auto session = server.open(week);
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const SnapshotQuery query {.source = library.game(QStringLiteral("galaxy"))->snapshots.front()};
    fill(session, 5858);
    comparePath(session, conn, query, QStringLiteral("tick_rate"));
    comparePath(session, conn, query, QStringLiteral("ships[ISS].position"));
    fill(session, 100'000);
    report(
        QStringLiteral("first %1 of 100,000 snapshots").arg(PageRows),
        timed(Turns,
              [&] { (void)value(fetchSnapshots(session, query, {}, SnapshotDirection::Older, PageRows)); }),
        QStringLiteral("goal: at most 50 ms"));
    report(QStringLiteral("strip of 100,000 snapshots, 500 points"),
           timed(5, [&] { (void)value(fetchSnapshotDensity(session, query, 500)); }),
           QStringLiteral("no goal"));
    PQfinish(conn);
    server.dropWeek(week);
}

}
