#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pg/transaction.h"
#include "weekserver.h"
#include "json/canonical.h"

#include <QCryptographicHash>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What is particular about marketland: the traps of its design, and an economy that adds up.
class TestMarketland : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allTables();
    void levelFollowsExperience();
    void coinsAddUp();
    void checksumsAreThoseOfThePayload();
    void newestFiveSavesStay();
    void readerWithoutPlayerSeesNothing();
    void questsWithoutExpiryAreUnique();
    void monthsFollowEachOther();
    void strayRowsMoveToTheirMonth();
    void eventsHaveAKey();
    void archiveLosesNothing();

private:
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    /// A transaction that the test's end rolls back.
    Transaction begin()
    {
        auto transaction = Transaction::begin(*m_session, Transaction::Access::ReadWrite);
        if (!transaction)
            qFatal("%s", qPrintable(transaction.error().text()));
        return *std::move(transaction);
    }

    WeekServer m_server;
    GamePointer m_game;
    std::optional<Session> m_session;
};

void TestMarketland::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    QVERIFY(m_game);
    const WeekName name = m_server.newWeek(*m_game);
    m_session.emplace(m_server.open(name.toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    VERIFY_RESULT(fillSample(*m_session, *m_game, {m_game->prefix, 2025, 1}, 7));
}

void TestMarketland::allTables()
{
    const QByteArray tables[] = {"players",
                                 "farm_state",
                                 "crop_plots",
                                 "animal_pens",
                                 "processing_jobs",
                                 "store_state",
                                 "displays",
                                 "inventory",
                                 "quests",
                                 "player_cards",
                                 "achievements",
                                 "mastery_records",
                                 "collection_progress",
                                 "shipments",
                                 "supply_lane_queue",
                                 "social_neighbours",
                                 "farm_market_listings",
                                 "player_events",
                                 "save_snapshots"};
    QCOMPARE(std::size(tables), std::size_t(19));
    for (const QByteArray& table : tables)
        QVERIFY2(ask("SELECT count(*) FROM public." + table).toInt() > 0, table.constData());
    QCOMPARE(ask("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%USING brin%' AND tablename = "
                 "'player_events'"),
             QStringLiteral("1"));
    QVERIFY(ask("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%USING gin%'").toInt() >= 4);
    QVERIFY(ask("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '% WHERE %' AND schemaname = 'public'")
                .toInt()
            >= 7);
    // the hint of the shard is a number of 0 to 7 that the server works out
    QCOMPARE(ask("SELECT bool_and(shard_key = ('x' || left(player_id::TEXT, 2))::BIT(8)::INTEGER % 8) FROM "
                 "public.players"),
             QStringLiteral("t"));
}

void TestMarketland::levelFollowsExperience()
{
    QCOMPARE(ask("SELECT count(*) FROM public.players WHERE level <> floor((sqrt(200 * xp + 62500) - 150) / "
                 "100)"),
             QStringLiteral("0"));
    QVERIFY(ask("SELECT count(DISTINCT level) FROM public.players").toInt() > 2);
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots AS s, LATERAL (SELECT s.snapshot_data -> "
                 "'player') AS p (doc) WHERE (doc ->> 'level')::INT <> floor((sqrt(200 * (doc ->> "
                 "'xp')::INT + 62500) - 150) / 100)"),
             QStringLiteral("0"));
    // each level once, and none left out
    QCOMPARE(ask("SELECT count(*) FROM public.players AS p WHERE p.level - 1 <> (SELECT count(DISTINCT "
                 "e.event_data -> 'level') FROM public.player_events AS e WHERE e.player_id = p.player_id "
                 "AND e.event_type = 'level_up')"),
             QStringLiteral("0"));
}

void TestMarketland::coinsAddUp()
{
    QCOMPARE(ask("SELECT count(*) FROM public.players AS p WHERE (p.coins, p.xp) <> (SELECT 400 + "
                 "sum((e.event_data ->> 'coins_delta')::BIGINT), sum((e.event_data ->> 'xp_delta')::BIGINT) "
                 "FROM public.player_events AS e WHERE e.player_id = p.player_id)"),
             QStringLiteral("0"));
    // what is bought from another player is paid to that player
    QCOMPARE(ask("SELECT (SELECT sum((event_data ->> 'coins_delta')::BIGINT) FROM public.player_events WHERE "
                 "event_type = 'listing_sold') = (SELECT sum(price_coins) FROM public.farm_market_listings "
                 "WHERE is_sold)"),
             QStringLiteral("t"));
}

void TestMarketland::checksumsAreThoseOfThePayload()
{
    const auto saves =
        m_session->query(Sql("SELECT snapshot_data, checksum FROM public.save_snapshots ORDER BY 2"));
    VERIFY_RESULT(saves);
    QVERIFY(saves->rows.size() > 50);
    for (const auto& row : saves->rows) {
        const auto canonical = Json::canonical(*row[0]);
        VERIFY_RESULT(canonical);
        QCOMPARE(QCryptographicHash::hash(*canonical, QCryptographicHash::Sha256).toHex(), *row[1]);
    }
}

void TestMarketland::newestFiveSavesStay()
{
    const auto transaction = begin();
    const QByteArray player = "(SELECT player_id FROM public.players ORDER BY username LIMIT 1)";
    // one statement, so all have one created_at; the reference's trigger leaves any five of them
    WeekServer::run(*m_session,
                    "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) SELECT "
                        + player + ", '9.' || n, '{}', repeat('0', 64) FROM generate_series(1, 12) AS n");
    QCOMPARE(ask("SELECT string_agg(version, ' ' ORDER BY snapshot_id) FROM public.save_snapshots WHERE "
                 "player_id = "
                 + player),
             QStringLiteral("9.8 9.9 9.10 9.11 9.12"));
    // nobody else lost any, and an older one that arrives late does not stay
    QCOMPARE(ask("SELECT count(*) FROM (SELECT FROM public.save_snapshots GROUP BY player_id HAVING count(*) "
                 "<> 5) AS p"),
             QStringLiteral("0"));
    WeekServer::run(*m_session,
                    "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum, "
                    "created_at) VALUES ("
                        + player + ", 'old', '{}', repeat('0', 64), '2020-01-01')");
    QCOMPARE(ask("SELECT count(*) FROM public.save_snapshots WHERE version = 'old'"), QStringLiteral("0"));
}

/// As an API server: a role without BYPASSRLS.
void TestMarketland::readerWithoutPlayerSeesNothing()
{
    const auto transaction = begin();
    const QByteArray role = "wg_reader_" + QByteArray::number(QCoreApplication::applicationPid());
    WeekServer::run(*m_session,
                    "CREATE ROLE " + role + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO " + role
                        + "; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + role);
    const QString player = ask("SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    const QString own =
        ask("SELECT count(*) FROM public.crop_plots WHERE player_id = '" + player.toUtf8() + "'");
    WeekServer::run(*m_session, "SET LOCAL ROLE " + role);
    const auto protectedTables = m_session->query(Sql("SELECT relname FROM pg_class WHERE relrowsecurity AND "
                                                      "relnamespace = 'public'::regnamespace ORDER BY 1"));
    VERIFY_RESULT(protectedTables);
    QCOMPARE(protectedTables->rows.size(), std::size_t(17));
    const auto rowsOfAll = [&] {
        QStringList counts;
        for (const auto& row : protectedTables->rows)
            counts << ask("SELECT count(*) FROM public." + *row[0]);
        counts.removeDuplicates();
        return counts.join(QLatin1Char(' '));
    };
    QCOMPARE(rowsOfAll(), QStringLiteral("0")); // never set
    WeekServer::run(*m_session, "SET LOCAL app.current_player_id = ''"); // what a pooler leaves
    QCOMPARE(rowsOfAll(), QStringLiteral("0"));
    WeekServer::run(*m_session, "SET LOCAL app.current_player_id = '" + player.toUtf8() + "'");
    QCOMPARE(ask("SELECT count(*) FROM public.crop_plots"), own);
    QCOMPARE(ask("SELECT count(DISTINCT player_id) FROM public.player_events"), QStringLiteral("1"));
    // nor writes for somebody else
    const auto foreign =
        m_session->execute(Sql("INSERT INTO public.achievements (player_id, achievement_key) VALUES "
                               "('00000000-0000-0000-0000-000000000000', 'mine')"));
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().sqlState, QStringLiteral("42501"));
}

void TestMarketland::questsWithoutExpiryAreUnique()
{
    const auto transaction = begin();
    QVERIFY(ask("SELECT count(*) FROM public.quests WHERE expires_at IS NULL").toInt() > 0);
    WeekServer::run(*m_session,
                    "INSERT INTO public.quests (player_id, quest_type, quest_key, target, xp_reward) SELECT "
                    "player_id, quest_type, quest_key, target, xp_reward FROM public.quests WHERE expires_at "
                    "IS NULL ON CONFLICT DO NOTHING");
    QCOMPARE(ask("SELECT count(*) FROM (SELECT FROM public.quests WHERE expires_at IS NULL GROUP BY "
                 "player_id, quest_key HAVING count(*) > 1) AS q"),
             QStringLiteral("0"));
    const auto again = m_session->execute(
        Sql("INSERT INTO public.quests (player_id, quest_type, quest_key, target, xp_reward) SELECT "
            "player_id, quest_type, quest_key, target, xp_reward FROM public.quests WHERE expires_at IS NULL "
            "LIMIT 1"));
    QCOMPARE(again.error().sqlState, QStringLiteral("23505"));
}

void TestMarketland::monthsFollowEachOther()
{
    const auto transaction = begin();
    const auto partition = [this](const QByteArray& at) {
        return ask("INSERT INTO public.player_events (player_id, event_type, occurred_at) VALUES "
                   "(gen_random_uuid(), 'test', "
                   + at + ") RETURNING tableoid::regclass")
            .section(QLatin1Char('.'), -1);
    };
    // the reference's month, and the one whose first moment would have failed
    QCOMPARE(partition("'2026-03-31 23:59:59.999999+00'"), QStringLiteral("player_events_2026_03"));
    QCOMPARE(partition("'2026-04-01 00:00:00+00'"), QStringLiteral("player_events_2026_04"));
    // the month in which the week was migrated, which may be over by now, and the next two
    const QByteArray migrated =
        "(SELECT h.installed_on FROM public.flyway_schema_history AS h WHERE h.version = '41')";
    for (const QByteArray& later : {QByteArray("0"), QByteArray("1"), QByteArray("2")}) {
        const QByteArray month = "(date_trunc('month', " + migrated + ") + interval '" + later + " months')";
        QCOMPARE(partition(month + " AT TIME ZONE 'UTC'"),
                 ask("SELECT to_char(" + month + ", '\"player_events_\"YYYY_MM')"));
    }
    QCOMPARE(ask("SELECT public.create_player_events_partitions(" + migrated + "::DATE, 2)"),
             QStringLiteral("0"));
    // months are those of UTC whatever the session's zone
    WeekServer::run(*m_session, "SET LOCAL TimeZone = 'Pacific/Auckland'");
    QCOMPARE(ask("SELECT public.create_player_events_partitions('2031-12-31', 2)"), QStringLiteral("2"));
    QCOMPARE(partition("'2031-12-31 23:00:00+00'"), QStringLiteral("player_events_2031_12"));
    QCOMPARE(partition("'2032-01-01 00:00:00+00'"), QStringLiteral("player_events_2032_01"));
}

void TestMarketland::strayRowsMoveToTheirMonth()
{
    const auto transaction = begin();
    WeekServer::run(*m_session,
                    "INSERT INTO public.player_events (player_id, event_type, occurred_at) SELECT "
                    "gen_random_uuid(), 'test', d FROM generate_series(TIMESTAMPTZ '2033-05-01+00', "
                    "'2033-06-30+00', '1 day') AS d");
    QCOMPARE(ask("SELECT count(*) FROM public.player_events_default"), QStringLiteral("61"));
    QCOMPARE(ask("SELECT public.create_player_events_partitions('2033-05-17', 1)"), QStringLiteral("1"));
    QCOMPARE(ask("SELECT count(*) FROM public.player_events_default"), QStringLiteral("30"));
    QCOMPARE(ask("SELECT count(*) FROM public.player_events_2033_05"), QStringLiteral("31"));
    QCOMPARE(ask("SELECT count(*) FROM public.player_events WHERE occurred_at >= '2033-01-01'"),
             QStringLiteral("61"));
    // the new partition is found by an index, as the others
    QVERIFY(ask("SELECT count(*) FROM pg_indexes WHERE tablename = 'player_events_2033_05'").toInt() >= 6);
}

void TestMarketland::eventsHaveAKey()
{
    const auto transaction = begin();
    const auto again = m_session->execute(
        Sql("INSERT INTO public.player_events SELECT * FROM public.player_events LIMIT 1"));
    QVERIFY(!again);
    QCOMPARE(again.error().sqlState, QStringLiteral("23505"));
}

/// As the reference archives: what is copied and what is deleted are the same jobs within one transaction.
void TestMarketland::archiveLosesNothing()
{
    const auto transaction = begin();
    const int all = ask("SELECT count(*) FROM public.processing_jobs").toInt();
    const QByteArray due =
        " FROM public.processing_jobs WHERE is_complete AND finishes_at < now() - INTERVAL '30 days'";
    const int moved = ask("SELECT count(*)" + due).toInt();
    WeekServer::run(*m_session,
                    "INSERT INTO public.processing_jobs_archive SELECT *" + due + "; DELETE" + due);
    QVERIFY(moved > 0 && moved < all);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs_archive").toInt(), moved);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs").toInt(), all - moved);
    QCOMPARE(ask("SELECT count(*) FROM public.processing_jobs WHERE NOT is_complete").toInt() > 0, true);
}

QTEST_GUILESS_MAIN(TestMarketland)
#include "tst_marketland.moc"
