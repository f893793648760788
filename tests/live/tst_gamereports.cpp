#include "reporttest.h"

using namespace Weekglass;

/// The reports of Paper Dynasty and galaxy on a sample week, against plain SQL.
class TestGameReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rosters();
    void sessions();
    void sessionsThatWarn();
    void connectionPool();
    void poolThatOverflows();
    void shipsByPlayer();
    void playersAndSettings();
    void maneuvers();
    void sampleHasRowsOfEach();

private:
    /// A week of one game.
    struct Week : ReportTest
    {
        using ReportTest::ask;
        using ReportTest::asked;
        using ReportTest::cell;
        using ReportTest::m_game;
        using ReportTest::m_server;
        using ReportTest::m_session;
        using ReportTest::m_week;
        using ReportTest::report;
        using ReportTest::rowOf;
        using ReportTest::rowTexts;
        using ReportTest::run;
        using ReportTest::start;
        using ReportTest::texts;
    };
    static ReportSettings set(const char* name, const QString& value)
    {
        return {{QLatin1String(name), value}};
    }

    Week m_baseball;
    Week m_galaxy;
};

void TestGameReports::initTestCase()
{
    if (const auto started = m_baseball.start("paperdynasty", 3); !started)
        QSKIP(qPrintable(started.error().text()));
    VERIFY_RESULT(m_galaxy.start("galaxy", 3));
}

void TestGameReports::rosters()
{
    const auto count = [this](const ReportSettings& settings) {
        return m_baseball.report("rosters", settings).result->rows.count();
    };
    const QByteArray latest =
        "(SELECT id FROM public.games WHERE league_id = 'pd' ORDER BY started_at DESC, id LIMIT 1)";
    const QString game = m_baseball.ask("SELECT external_id FROM public.games WHERE id = " + latest);
    const auto rows = [this, &latest](const QByteArray& where) {
        return m_baseball
            .ask("SELECT count(*) FROM public.roster_links AS r JOIN public.games AS g ON g.id = r.game_id "
                 "JOIN "
                 "public.teams AS t ON t.id = r.team_id WHERE r.game_id = "
                 + latest + where)
            .toLongLong();
    };
    QCOMPARE(count(set("game", game)), rows({}));
    QVERIFY(rows({}) > 40);
    const QString team =
        m_baseball.ask("SELECT t.code FROM public.teams AS t JOIN public.games AS g ON g.away_team_id "
                       "= t.id WHERE g.id = "
                       + latest);
    ReportSettings settings = set("game", game);
    settings.insert(set("team", team));
    QCOMPARE(count(settings), rows(" AND t.code = '" + team.toUtf8() + "'"));
    settings.insert(set("position", QStringLiteral("C")));
    QCOMPARE(count(settings),
             rows(" AND t.code = '" + team.toUtf8()
                  + "' AND EXISTS (SELECT FROM public.lineups AS l WHERE l.game_id = r.game_id AND l.card_id "
                    "= r.card_id "
                    "AND l.position = 'C')"));
    QVERIFY(count(settings) >= 1);
    // PD rosters name cards, those of the SBA players
    for (const char* league : {"pd", "sba"}) {
        const Report read = m_baseball.report("rosters", set("league", QLatin1String(league)));
        QCOMPARE(
            read.result->rows.count(),
            std::min<qint64>(2000,
                             m_baseball
                                 .ask("SELECT count(*) FROM public.roster_links AS r JOIN public.games AS g "
                                      "ON g.id = r.game_id WHERE g.league_id = '"
                                      + QByteArray(league) + "'")
                                 .toLongLong()));
        const bool isPd = QByteArray(league) == "pd";
        for (qsizetype row = 0; row < read.result->rows.count(); ++row) {
            QCOMPARE(Week::cell(read, row, "card_id") == "NULL", !isPd);
            QCOMPARE(Week::cell(read, row, "player_id") == "NULL", isPd);
        }
    }
    const QString name = m_baseball.ask("SELECT name FROM public.players ORDER BY id LIMIT 1");
    const Report named = m_baseball.report("rosters", set("name", name.mid(1).toUpper()));
    QVERIFY(named.result->rows.count() > 0);
    QCOMPARE(Week::cell(named, 0, "player"), name.toUtf8());
}

void TestGameReports::sessions()
{
    const ReportSettings moment = set("as_of", QStringLiteral("2025-06-02 00:00"));
    const Report read = m_baseball.report("sessions", moment);
    QCOMPARE(Week::texts(read, {"external_id", "status", "last_action_at", "score", "play"}),
             m_baseball.asked(
                 "SELECT g.external_id, g.status, s.last_action_at, g.away_score || '-' || g.home_score, "
                 "(SELECT max(p.play_number) FROM public.plays AS p WHERE p.game_id = g.id) FROM "
                 "public.game_sessions AS s JOIN public.games AS g ON g.id = s.game_id ORDER BY g.status = "
                 "'active' DESC, s.last_action_at DESC, g.id"));
    QCOMPARE(read.result->rows.count(), 56);
    ReportSettings active = moment;
    active.insert(set("status", QStringLiteral("active")));
    QCOMPARE(Week::texts(m_baseball.report("sessions", active), {"users", "connected_users"}),
             QStringList {QStringLiteral("2|manager_asf, manager_lko")});
}

void TestGameReports::sessionsThatWarn()
{
    const QByteArray game = "(SELECT g.id FROM public.games AS g WHERE g.status = 'active')";
    const QString acted =
        m_baseball.ask("SELECT last_action_at + interval '45 minutes' FROM public.game_sessions WHERE "
                       "game_id = "
                       + game);
    ReportSettings settings = set("as_of", acted);
    QCOMPARE(Week::cell(m_baseball.report("sessions", settings), 0, "alert"), QByteArray("idle for 45 min"));
    settings.insert(set("idle_minutes", QStringLiteral("60")));
    QCOMPARE(m_baseball.report("sessions", settings).alertCount(), 0);
    m_baseball.run("UPDATE public.game_sessions SET connected_users = '[\"ann\", \"bob\"]' WHERE game_id = "
                   + game);
    QCOMPARE(Week::texts(m_baseball.report("sessions", settings), {"connected_users"}).first(),
             QStringLiteral("ann, bob"));
    m_baseball.run("UPDATE public.game_sessions SET connected_users = '{}' WHERE game_id = " + game);
    QCOMPARE(Week::cell(m_baseball.report("sessions", settings), 0, "alert"),
             QByteArray("nobody is connected"));
    QCOMPARE(m_baseball.report("sessions", settings).alertCount(), 1); // a game that is over needs nobody
}

void TestGameReports::connectionPool()
{
    auto idle = m_baseball.m_server.open(m_baseball.m_week);
    auto busy = m_baseball.m_server.open(m_baseball.m_week);
    m_baseball.run("SELECT 1");
    WeekServer::run(busy, "BEGIN; SELECT 1");
    const Report read = m_baseball.report("pool");
    const auto connections = [&read](const QByteArray& state) {
        const qsizetype row = Week::rowOf(read, "state", state);
        return row < 0 ? 0 : Week::cell(read, row, "connections").toInt();
    };
    QVERIFY(connections("idle") >= 1);
    QCOMPARE(connections("idle in transaction"), 1);
    QCOMPARE(connections("all of the role"), connections("idle") + 1);
    QCOMPARE(Week::cell(read, Week::rowOf(read, "state", "all of the server"), "at_most"),
             m_baseball.ask("SHOW max_connections").toUtf8());
    QCOMPARE(read.alertCount(), 0);
}

void TestGameReports::poolThatOverflows()
{
    auto one = m_baseball.m_server.open(m_baseball.m_week);
    auto two = m_baseball.m_server.open(m_baseball.m_week);
    const auto alert = [this](const char* size, const char* overflow) {
        ReportSettings settings = set("pool_size", QLatin1String(size));
        settings.insert(set("max_overflow", QLatin1String(overflow)));
        const Report read = m_baseball.report("pool", settings);
        return Week::cell(read, Week::rowOf(read, "state", "all of the role"), "alert");
    };
    QCOMPARE(alert("1", "20"), QByteArray("pool overflows"));
    QCOMPARE(alert("1", "1"), QByteArray("pool is exhausted"));
    QCOMPARE(alert("10", "20"), QByteArray("NULL"));
}

void TestGameReports::shipsByPlayer()
{
    const QByteArray ships =
        "SELECT p.username, h.name, e.ship ->> 'fuel', s.tick_number FROM public.ships AS h JOIN "
        "public.players AS p ON "
        "p.id = h.player_id CROSS JOIN (SELECT * FROM public.snapshots ORDER BY tick_number DESC LIMIT 1) AS "
        "s CROSS JOIN "
        "jsonb_array_elements(s.state -> 'ships') AS e (ship) WHERE e.ship ->> 'ship_id' = h.id::text ";
    const auto columns = {"player", "ship", "fuel_kg", "tick"};
    QCOMPARE(Week::texts(m_galaxy.report("ships"), columns),
             m_galaxy.asked(ships + "ORDER BY 1, h.created_at, h.id"));
    QCOMPARE(m_galaxy.report("ships").result->rows.count(), 7);
    QCOMPARE(Week::texts(m_galaxy.report("ships", set("player", QStringLiteral("tycho"))), columns),
             m_galaxy.asked(ships + "AND p.username = 'tycho' ORDER BY h.created_at, h.id"));
    const QString middle =
        m_galaxy.ask("SELECT (e.ship ->> 'fuel')::numeric + 1 FROM (SELECT * FROM public.snapshots "
                     "ORDER BY tick_number DESC LIMIT 1) AS s CROSS JOIN jsonb_array_elements(s.state -> "
                     "'ships') AS e (ship) ORDER BY (e.ship ->> 'fuel')::numeric OFFSET 2 LIMIT 1");
    const Report thirsty = m_galaxy.report("ships", set("low_fuel", middle));
    QCOMPARE(thirsty.alertCount(), 3);
    m_galaxy.run("INSERT INTO public.ships (player_id, name, system_id) SELECT id, 'Newborn', 'vega' FROM "
                 "public.players "
                 "WHERE username = 'ada'");
    QCOMPARE(Week::texts(m_galaxy.report("ships", set("system", QStringLiteral("vega"))),
                         {"ship", "alert", "fuel_kg"}),
             QStringList {QStringLiteral("Newborn|in no snapshot|NULL")});
    m_galaxy.run("DELETE FROM public.ships WHERE name = 'Newborn'");
}

void TestGameReports::playersAndSettings()
{
    const Report everybody = m_galaxy.report("players");
    QCOMPARE(Week::texts(everybody, {"player", "administrator", "ships"}),
             m_galaxy.asked(
                 "SELECT p.username, p.is_admin, (SELECT count(*) FROM public.ships AS h WHERE h.player_id = "
                 "p.id) FROM public.players AS p ORDER BY p.is_admin DESC, p.username"));
    QVERIFY(std::ranges::none_of(everybody.result->columns,
                                 [](const QueryColumn& column) { return column.name.contains("password"); }));
    QCOMPARE(
        Week::texts(m_galaxy.report("players", set("who", QStringLiteral("administrators"))), {"player"}),
        QStringList {QStringLiteral("harbour_master")});
    QCOMPARE(m_galaxy.report("players", set("who", QStringLiteral("players"))).result->rows.count(), 4);
    const auto columns = {"key", "value", "alert"};
    QCOMPARE(Week::texts(m_galaxy.report("config"), columns),
             m_galaxy.asked("SELECT key, value, NULL FROM public.game_config ORDER BY key"));
    m_galaxy.run("UPDATE public.game_config SET value = '2.0' WHERE key = 'tick_rate'");
    QCOMPARE(Week::texts(m_galaxy.report("config"), columns).last(),
             QStringLiteral("tick_rate|2.0|not as in the snapshot"));
    m_galaxy.run("UPDATE public.game_config SET value = '1.0' WHERE key = 'tick_rate'");
}

void TestGameReports::maneuvers()
{
    const Report all = m_galaxy.report("maneuvers");
    QCOMPARE(all.result->rows.count(),
             m_galaxy.ask("SELECT count(*) FROM public.maneuver_events WHERE event_type = 'maneuver_started'")
                 .toLongLong());
    QCOMPARE(all.alertCount(),
             m_galaxy.ask("SELECT count(*) FROM public.maneuver_events WHERE event_type = 'maneuver_aborted'")
                 .toLongLong());
    QVERIFY(all.alertCount() > 0);
    qint64 events = 0;
    for (const QString& one : Week::texts(all, {"events"}))
        events += one.toLongLong();
    QCOMPARE(events, m_galaxy.ask("SELECT count(*) FROM public.maneuver_events").toLongLong());
    const Report one = m_galaxy.report("maneuvers",
                                       {{QStringLiteral("ship"), QStringLiteral("Kestrel")},
                                        {QStringLiteral("type"), QStringLiteral("circularize")}});
    QCOMPARE(Week::texts(one, {"ship", "from_tick"}),
             m_galaxy.asked(
                 "SELECT h.name, e.tick FROM public.maneuver_events AS e JOIN public.ships AS h ON h.id = "
                 "e.ship_id WHERE h.name = 'Kestrel' AND e.maneuver_type = 'circularize' AND e.event_type = "
                 "'maneuver_started' ORDER BY e.tick DESC"));
}

void TestGameReports::sampleHasRowsOfEach()
{
    for (Week* week : {&m_baseball, &m_galaxy}) {
        for (const ReportDefinition& report : week->m_game->reports) {
            const auto read = readReport(*week->m_session, *week->m_game, report, {});
            VERIFY_RESULT(read);
            QVERIFY2(read->result->rows.count() > 0, qPrintable(report.id));
        }
    }
}

QTEST_GUILESS_MAIN(TestGameReports)
#include "tst_gamereports.moc"
