#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pg/transaction.h"
#include "weekserver.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What is particular about galaxy: a world that obeys gravity, and the rules of its tables.
class TestGalaxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worldKeepsItsEnergy();
    void shipsFallAndBurn();
    void snapshotsHaveTheReferencesForm();
    void maneuversHaveALife();
    void newestThousandEventsOfEachShipStay();
    void namesAreUniquePerPlayer();
    void manifestHasTheReferencesRetention();

private:
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }

    WeekServer m_server;
    GamePointer m_game;
    std::optional<Session> m_session;
};

void TestGalaxy::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    QVERIFY(m_game);
    const WeekName name = m_server.newWeek(*m_game);
    m_session.emplace(m_server.open(name.toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    VERIFY_RESULT(fillSample(*m_session, *m_game, {m_game->prefix, 2025, 1}, 7));
}

/// Kinetic and potential energy of all bodies, each with its GM for a mass, in one snapshot an hour.
void TestGalaxy::worldKeepsItsEnergy()
{
    const QByteArray worlds = R"(
        WITH gm (name, m) AS (
            VALUES ('Sun', 132712440041.94), ('Mercury', 22031.86855), ('Venus', 324858.592), ('Earth', 398600.4418),
                ('Luna', 4902.800118), ('Mars', 42828.375214), ('Jupiter', 126712764.1)
        ), body AS (
            SELECT s.tick_number AS tick, gm.name, gm.m,
                (e -> 'position' ->> 0)::FLOAT8 AS x, (e -> 'position' ->> 1)::FLOAT8 AS y, (e -> 'position' ->> 2)::FLOAT8 AS z,
                (e -> 'velocity' ->> 0)::FLOAT8 AS u, (e -> 'velocity' ->> 1)::FLOAT8 AS v, (e -> 'velocity' ->> 2)::FLOAT8 AS w
            FROM public.snapshots AS s, jsonb_array_elements(s.state -> 'bodies') AS e, gm
            WHERE gm.name = e ->> 'name' AND s.tick_number % 3600 = 0
        ), kinetic AS (
            SELECT tick, sum(m * (u ^ 2 + v ^ 2 + w ^ 2) / 2) AS energy, sum(m * u) / sum(m) AS drift FROM body GROUP BY tick
        ), potential AS (
            SELECT a.tick, -sum(a.m * b.m / sqrt((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2 + (a.z - b.z) ^ 2)) AS energy
            FROM body AS a JOIN body AS b ON b.tick = a.tick AND b.name < a.name GROUP BY a.tick
        ), total AS (
            SELECT k.energy + p.energy AS energy, k.energy AS kinetic, k.drift FROM kinetic AS k JOIN potential AS p USING (tick)
        ) )";
    QCOMPARE(ask(worlds + "SELECT count(*) FROM total"), QStringLiteral("169"));
    QCOMPARE(ask(worlds + "SELECT (max(energy) - min(energy)) / abs(avg(energy)) < 1e-3 FROM total"),
             QStringLiteral("t"));
    // and not because nothing moves
    QCOMPARE(
        ask(worlds + "SELECT max(kinetic) - min(kinetic) > 1000 * (max(energy) - min(energy)) FROM total"),
        QStringLiteral("t"));
    QCOMPARE(ask(worlds + "SELECT max(abs(drift)) < 1e-6 FROM total"), QStringLiteral("t"));
}

void TestGalaxy::shipsFallAndBurn()
{
    const QByteArray energy = "(" + m_game->metric(QStringLiteral("orbital_energy"))->query.text + ") AS q";
    // the last ship has no plans in its first hours, and in any stretch without a burn the energy stays
    QCOMPARE(ask("SELECT bool_and(swing < 1e-3) FROM (SELECT (max(value) - min(value)) / abs(avg(value)) AS "
                 "swing FROM "
                 + energy
                 + " WHERE at < (SELECT min(game_time) FROM public.maneuver_events) AND series NOT LIKE "
                   "'%oblate' GROUP BY series) AS s"),
             QStringLiteral("t"));
    // the week's burns show
    QVERIFY(ask("SELECT count(*) FROM (SELECT series FROM " + energy
                + " WHERE series LIKE '%Earth' GROUP BY series "
                  "HAVING max(value) - min(value) > 0.05 * abs(avg(value))) AS s")
                .toInt()
            >= 2);
    const QByteArray fuel = "(" + m_game->metric(QStringLiteral("fuel"))->query.text + ") AS q";
    QCOMPARE(ask("SELECT count(*) FROM (SELECT value > lag(value) OVER (PARTITION BY series ORDER BY at) AS "
                 "grew FROM "
                 + fuel + ") AS f WHERE grew"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT bool_and(used) FROM (SELECT max(value) > min(value) AS used FROM " + fuel
                 + " GROUP BY series HAVING series NOT LIKE 'Nomad%') AS f"),
             QStringLiteral("t"));
    // nobody flies through a planet
    const QByteArray distance = "(" + m_game->metric(QStringLiteral("distance"))->query.text + ") AS q";
    QCOMPARE(ask("SELECT count(*) FROM " + distance
                 + " WHERE value < CASE WHEN series LIKE '%Earth' THEN 6400 ELSE 1800 END"),
             QStringLiteral("0"));
}

void TestGalaxy::snapshotsHaveTheReferencesForm()
{
    const auto keys = [this](const QByteArray& from) {
        return ask("SELECT string_agg(DISTINCT k, ' ' ORDER BY k) FROM public.snapshots AS s, " + from);
    };
    QCOMPARE(keys("jsonb_object_keys(s.state) AS k"),
             QStringLiteral("bodies game_time paused ships tick_number tick_rate total_spawns"));
    QCOMPARE(keys("jsonb_array_elements(s.state -> 'bodies') AS b, jsonb_object_keys(b) AS k"),
             QStringLiteral("name position velocity"));
    QCOMPARE(keys("jsonb_array_elements(s.state -> 'ships') AS b, jsonb_object_keys(b) AS k"),
             QStringLiteral("angular_velocity attitude fuel name player_id position rotation_input ship_id "
                            "thrust_level velocity wheel_momentum"));
    QCOMPARE(ask("SELECT count(*) FROM public.snapshots WHERE (state ->> 'tick_number')::BIGINT <> "
                 "tick_number OR "
                 "(state ->> 'game_time')::TIMESTAMPTZ <> game_time"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT string_agg(key, ' ' ORDER BY key) FROM public.game_config"),
             QStringLiteral("snapshot_interval start_date tick_rate"));
    // every ship is somebody's
    QCOMPARE(ask("SELECT count(*) FROM public.snapshots AS s, jsonb_array_elements(s.state -> 'ships') AS x "
                 "WHERE NOT EXISTS (SELECT FROM public.ships AS h WHERE h.id::TEXT = x ->> 'ship_id' AND "
                 "h.player_id::TEXT = x ->> 'player_id' AND h.name = x ->> 'name')"),
             QStringLiteral("0"));
}

void TestGalaxy::maneuversHaveALife()
{
    QCOMPARE(ask("SELECT string_agg(DISTINCT maneuver_type, ' ' ORDER BY maneuver_type) FROM "
                 "public.maneuver_events"),
             QStringLiteral("circularize rendezvous set_inclination"));
    QCOMPARE(ask("SELECT string_agg(DISTINCT event_type, ' ' ORDER BY event_type) FROM "
                 "public.maneuver_events"),
             QStringLiteral("maneuver_aborted maneuver_completed maneuver_started phase_transition"));
    // a ship does one thing after the other
    QCOMPARE(ask("SELECT count(*) FROM (SELECT event_type, lag(event_type) OVER (PARTITION BY ship_id ORDER "
                 "BY id) AS before FROM public.maneuver_events) AS e WHERE (event_type = 'maneuver_started') "
                 "<> (COALESCE(before, 'maneuver_completed') IN ('maneuver_completed', 'maneuver_aborted'))"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT bool_and((error ->> 'ok')::BOOLEAN) FROM public.maneuver_events AS e, "
                 "jsonb_array_elements(e.element_errors) AS error WHERE e.event_type = "
                 "'maneuver_completed'"),
             QStringLiteral("t"));
    QVERIFY(ask("SELECT count(*) FROM public.maneuver_events WHERE maneuver_type = 'rendezvous' AND "
                "event_type = 'maneuver_completed' AND distance < 1")
                .toInt()
            > 0);
}

void TestGalaxy::newestThousandEventsOfEachShipStay()
{
    auto transaction = Transaction::begin(*m_session, Transaction::Access::ReadWrite);
    VERIFY_RESULT(transaction);
    // one statement, so all have one created_at
    WeekServer::run(
        *m_session,
        "INSERT INTO public.maneuver_events (ship_id, maneuver_type, event_type, tick, game_time, extra) "
        "SELECT md5((n % 2)::TEXT)::UUID, 'circularize', 'maneuver_started', n, now(), "
        "jsonb_build_object('n', n) "
        "FROM generate_series(1, 2600) AS n");
    QCOMPARE(ask("SELECT string_agg(format('%s %s', c, first), ', ' ORDER BY first) FROM "
                 "(SELECT count(*) AS c, min(tick) AS first FROM public.maneuver_events "
                 "WHERE ship_id IN (md5('0')::UUID, md5('1')::UUID) GROUP BY ship_id) AS s"),
             QStringLiteral("1000 601, 1000 602"));
    // one more of one ship: its oldest goes, the other ship's stay
    WeekServer::run(*m_session,
                    "INSERT INTO public.maneuver_events (ship_id, maneuver_type, event_type, tick, "
                    "game_time) VALUES (md5('0')::UUID, 'circularize', 'maneuver_started', 9999, now())");
    QCOMPARE(ask("SELECT string_agg(format('%s %s %s', c, first, last), ', ' ORDER BY first) FROM "
                 "(SELECT count(*) AS c, min(tick) AS first, max(tick) AS last FROM public.maneuver_events "
                 "WHERE ship_id IN (md5('0')::UUID, md5('1')::UUID) GROUP BY ship_id) AS s"),
             QStringLiteral("1000 601 2599, 1000 604 9999"));
}

void TestGalaxy::namesAreUniquePerPlayer()
{
    QCOMPARE(ask("SELECT count(*) FROM public.ships WHERE name = 'Endeavour'"), QStringLiteral("2"));
    const auto again = m_session->execute(Sql(
        "INSERT INTO public.ships (player_id, name) SELECT player_id, name FROM public.ships WHERE name = "
        "'Endeavour' LIMIT 1"));
    QVERIFY(!again);
    QCOMPARE(again.error().sqlState, QStringLiteral("23505"));
    QVERIFY(again.error().text().contains(QLatin1String("uq_ships_player_name")));
}

void TestGalaxy::manifestHasTheReferencesRetention()
{
    const auto& rule = m_game->snapshotSource(QStringLiteral("world"))->retention;
    QVERIFY(rule);
    QCOMPARE(rule->keep, 100);
    QCOMPARE(rule->minAgeSeconds, 3600);
    QCOMPARE(rule->newestBy, std::vector<QString> {QStringLiteral("tick_number")});
    const auto& events = m_game->eventSource(QStringLiteral("maneuvers"))->retention;
    QCOMPARE(events->per + QString::number(events->keep), QStringLiteral("ship_id1000"));
}

QTEST_GUILESS_MAIN(TestGalaxy)
#include "tst_galaxy.moc"
