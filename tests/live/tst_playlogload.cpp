#include "pg/transaction.h"
#include "replay/playlogloader.h"
#include "testserver.h"
#include "verifyresult.h"
#include "whenrunning.h"

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

const char* const Games = "SELECT g.id AS game_id, g.title, g.started_at, g.plays, g.status, g.stadium\n"
                          "FROM wg_replay.games AS g -- ends with a comment";
const char* const Plays =
    "-- the plays of $1\n"
    "SELECT n AS play_number, '2025-01-06 12:00:00.25+00'::timestamptz + n * '1 s'::interval AS at,\n"
    "    CASE WHEN n % 10 = 0 THEN 'homer' ELSE 'out' END AS kind, 'Play ' || n AS title,\n"
    "    n / 10 AS score, CASE WHEN n % 4 = 0 THEN NULL WHEN n % 4 = 1 THEN '' ELSE 'Ruth' END AS first,\n"
    "    n * 1.10::numeric AS exact\n"
    "FROM wg_replay.games AS g CROSS JOIN LATERAL generate_series(1, g.plays) AS n\n"
    "WHERE g.id = $1::text";
const char* const Lineups =
    "SELECT l.play_number, l.lineup FROM wg_replay.lineups AS l WHERE l.game_id = $1::text";

PlayLogDefinition definition()
{
    PlayLogDefinition log;
    log.id = QStringLiteral("games");
    log.title = QStringLiteral("Games");
    log.games = {QStringLiteral("plays/games.games.sql"), Games};
    log.plays = {QStringLiteral("plays/games.plays.sql"), Plays};
    log.asOf = {{QStringLiteral("plays/games.lineups.sql"), Lineups}};
    log.groups = {{QStringLiteral("Score"), {{QStringLiteral("score"), QStringLiteral("Away")}}}};
    return log;
}

/// Its rows come in portions, however fast the server is: it waits before the first and in the middle.
PlayLogDefinition inPortions()
{
    PlayLogDefinition log = definition();
    log.plays.text.replace("n * 1.10::numeric",
                           "CASE WHEN n NOT IN (1, 100000) OR pg_sleep(0.2) IS NOT NULL THEN n * "
                           "1.10::numeric END");
    log.plays.text += "\nORDER BY n"; // what is volatile comes after the sorting
    return log;
}

QStringList titles(const PlayLogGames& games)
{
    QStringList list;
    for (const PlayLogGame& game : games.games)
        list << QString::fromUtf8(game.title.value_or("NULL"));
    return list;
}

}

/// Loading of play logs from a real server.
class TestPlayLogLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void gamesNewestFirst();
    void gamesAreSearchedLiterally_data();
    void gamesAreSearchedLiterally();
    void gamesByWhoIsInThem();
    void gamesAreCut();
    void gamesOfAWrongQuery();
    void playsAsTheServerWroteThem();
    void unknownGameIsEmpty();
    void asOfStateHolds();
    void errorsNameTheFile_data();
    void errorsNameTheFile();
    void duplicateNumberStopsTheQuery();
    void hugeGameIsRefused();
    void cancelLeavesTheSessionUsable();
    void playsAndAsOfAreOfOneMoment();
    void partsGrowIntoTheWhole();

private:
    Result<Session> open() { return Session::open({.conninfo = m_conninfo}); }

    QByteArray m_conninfo;
    std::optional<Session> m_session;
    const PlayLogDefinition m_log = definition();
};

void TestPlayLogLoad::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    auto session = open();
    VERIFY_RESULT(session);
    m_session.emplace(*std::move(session));
    VERIFY_RESULT(m_session->script(Sql(
        "DROP SCHEMA IF EXISTS wg_replay CASCADE; CREATE SCHEMA wg_replay;"
        "CREATE TABLE wg_replay.games (id text PRIMARY KEY, title text, started_at timestamptz, plays bigint,"
        "    status text, stadium text);"
        "INSERT INTO wg_replay.games VALUES"
        "    ('g1', 'Away at Home', '2025-01-06 12:00+00', 80, 'final', 'North'),"
        "    ('g2', '100% Cubs', '2025-01-08 12:00+00', 200000, 'final', NULL),"
        "    ('g3', NULL, NULL, 0, NULL, 'South'),"
        "    ('g_4', 'Under_score', '2025-01-07 12:00+00', 3, 'active', '');"
        "CREATE TABLE wg_replay.lineups (game_id text, play_number bigint, lineup jsonb);"
        "INSERT INTO wg_replay.lineups VALUES ('g1', 40, '[2]'), ('g1', 0, '[1]'), ('g1', 60, '[3]')")));
}

void TestPlayLogLoad::cleanupTestCase()
{
    if (m_session)
        VERIFY_RESULT(m_session->script(Sql("DROP SCHEMA wg_replay CASCADE")));
}

void TestPlayLogLoad::gamesNewestFirst()
{
    const auto games = loadGames(*m_session, m_log);
    VERIFY_RESULT(games);
    QCOMPARE(titles(*games),
             (QStringList {QStringLiteral("100% Cubs"), QStringLiteral("Under_score"),
                           QStringLiteral("Away at Home"), QStringLiteral("NULL")}));
    QVERIFY(!games->hasMore);
    const PlayLogGame& cubs = games->games.front();
    QCOMPARE(cubs.gameId, QByteArray("g2"));
    QCOMPARE(*cubs.startedAt, QByteArray("2025-01-08 12:00:00+00"));
    QCOMPARE(*cubs.plays, QByteArray("200000"));
    QCOMPARE(cubs.further.size(), std::size_t(1));
    QCOMPARE(cubs.further[0].first, QByteArray("stadium"));
    QVERIFY(!cubs.further[0].second);
    QVERIFY(games->games[1].further[0].second->isEmpty());
}

void TestPlayLogLoad::gamesAreSearchedLiterally_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("any case") << QStringLiteral("  aWAY ") << QStringList {QStringLiteral("Away at Home")};
    QTest::newRow("percent is no wildcard")
        << QStringLiteral("%") << QStringList {QStringLiteral("100% Cubs")};
    QTest::newRow("underscore is none")
        << QStringLiteral("r_s") << QStringList {QStringLiteral("Under_score")};
    QTest::newRow("id") << QStringLiteral("G3") << QStringList {QStringLiteral("NULL")};
    QTest::newRow("quote") << QStringLiteral("'; DROP TABLE wg_replay.games; --") << QStringList();
}

void TestPlayLogLoad::gamesAreSearchedLiterally()
{
    QFETCH(QString, search);
    QFETCH(QStringList, expected);
    const auto games = loadGames(*m_session, m_log, {.search = search});
    VERIFY_RESULT(games);
    QCOMPARE(titles(*games), expected);
}

void TestPlayLogLoad::gamesByWhoIsInThem()
{
    GameDefinition game;
    game.playLogs = {m_log};
    game.names = {
        {.title = {},
         .query = {QStringLiteral("names/players.sql"),
                   "SELECT * FROM (VALUES ('g2', 'Babe Ruth', 'pitcher'), ('g3', 'Lou Gehrig', NULL), "
                   "('g2', 'Lou Who', NULL)) AS v (id, name, detail) -- ends with a comment"},
         .playLog = m_log.id},
        {.title = {},
         .query = {QStringLiteral("names/others.sql"), "SELECT no_such"},
         .playLog = QStringLiteral("another log")}};
    const auto find = [&](const char* search) {
        const auto games = loadGames(*m_session, m_log,
                                     {.search = QString::fromUtf8(search), .names = namesOf(game, m_log)});
        return games ? titles(*games) : QStringList {games.error().text()};
    };
    QCOMPARE(find("ruth"), QStringList {QStringLiteral("100% Cubs")});
    QCOMPARE(find("PITCHER"), QStringList {QStringLiteral("100% Cubs")});
    QCOMPARE(find("lou"), (QStringList {QStringLiteral("100% Cubs"), QStringLiteral("NULL")}));
    QCOMPARE(find("away at"), QStringList {QStringLiteral("Away at Home")});
    QCOMPARE(find("r_th"), QStringList());
    QCOMPARE(find("").size(), 4);
}

void TestPlayLogLoad::gamesAreCut()
{
    const auto games = loadGames(*m_session, m_log, {.search = {}, .limit = 2});
    VERIFY_RESULT(games);
    QCOMPARE(games->games.size(), std::size_t(2));
    QVERIFY(games->hasMore);
    QVERIFY(!m_session->isInTransaction());
}

void TestPlayLogLoad::gamesOfAWrongQuery()
{
    PlayLogDefinition log = m_log;
    log.games.text = "SELECT g.id AS game_id, g.title, g.started_at, g.plays FROM wg_replay.games AS g";
    const auto games = loadGames(*m_session, log);
    QVERIFY(!games);
    QCOMPARE(games.error().where, QStringLiteral("plays/games.games.sql"));
    QVERIFY2(games.error().message.contains(QStringLiteral("status")), qPrintable(games.error().text()));
}

void TestPlayLogLoad::playsAsTheServerWroteThem()
{
    const auto log = loadPlays(*m_session, m_log, "g1");
    VERIFY_RESULT(log);
    QCOMPARE((*log)->size(), qsizetype(80));
    QCOMPARE((*log)->playNumber(79), 80);
    QCOMPARE(*(*log)->at(0), QByteArrayView("2025-01-06 12:00:01.25+00"));
    QCOMPARE(*(*log)->kind(9), QByteArrayView("homer"));
    QCOMPARE(*(*log)->title(56), QByteArrayView("Play 57"));
    // score, then the columns of no group: first, exact, lineup
    QCOMPARE((*log)->columns().size(), std::size_t(4));
    QCOMPARE(*(*log)->value(56, 0), QByteArrayView("5"));
    QVERIFY((*log)->value(56, 1)->isEmpty()); // 57 % 4 = 1
    QVERIFY(!(*log)->value(59, 1)); // NULL
    QCOMPARE(*(*log)->value(0, 2), QByteArrayView("1.10"));
    QVERIFY(!m_session->isInTransaction());
}

void TestPlayLogLoad::unknownGameIsEmpty()
{
    for (const QByteArray& id : {QByteArray("g3"), QByteArray("no such game"), QByteArray()}) {
        const auto log = loadPlays(*m_session, m_log, id);
        VERIFY_RESULT(log);
        QVERIFY((*log)->isEmpty());
    }
}

void TestPlayLogLoad::asOfStateHolds()
{
    const auto log = loadPlays(*m_session, m_log, "g1");
    VERIFY_RESULT(log);
    const auto lineup = [&](qint64 play) { return *(*log)->value(*(*log)->indexOf(play), 3); };
    QCOMPARE(lineup(1), QByteArrayView("[1]"));
    QCOMPARE(lineup(39), QByteArrayView("[1]"));
    QCOMPARE(lineup(40), QByteArrayView("[2]"));
    QCOMPARE(lineup(59), QByteArrayView("[2]"));
    QCOMPARE(lineup(80), QByteArrayView("[3]"));
}

void TestPlayLogLoad::errorsNameTheFile_data()
{
    QTest::addColumn<QByteArray>("plays");
    QTest::addColumn<QByteArray>("lineups");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const QString playsFile = QStringLiteral("plays/games.plays.sql");
    const QString asOfFile = QStringLiteral("plays/games.lineups.sql");
    QTest::newRow("lacks kind") << QByteArray(
        "SELECT 1 AS play_number, now() AS at, '' AS title, 0 AS score, $1::text AS g")
                                << QByteArray(Lineups) << playsFile << QStringLiteral("kind");
    QTest::newRow("lacks play_number")
        << QByteArray("SELECT now() AS at, '' AS kind, '' AS title, $1::text AS g") << QByteArray(Lineups)
        << playsFile << QStringLiteral("play_number");
    QTest::newRow("syntax") << QByteArray("SELEC 1, $1::text") << QByteArray(Lineups) << playsFile
                            << QStringLiteral("syntax");
    QTest::newRow("number is NULL") << QByteArray(
        "SELECT NULL::bigint AS play_number, now() AS at, '' AS kind, '' AS title, 0 AS score, $1::text AS g")
                                    << QByteArray(Lineups) << playsFile << QStringLiteral("NULL");
    QTest::newRow("as-of lacks play_number") << QByteArray(Plays) << QByteArray("SELECT $1::text AS lineup")
                                             << asOfFile << QStringLiteral("play_number");
    QTest::newRow("as-of fails while it runs")
        << QByteArray(Plays) << QByteArray("SELECT 1 / (length($1::text) - 2) AS play_number") << asOfFile
        << QStringLiteral("zero");
}

void TestPlayLogLoad::errorsNameTheFile()
{
    QFETCH(QByteArray, plays);
    QFETCH(QByteArray, lineups);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    PlayLogDefinition log = m_log;
    log.plays.text = plays;
    log.asOf[0].text = lineups;
    const auto loaded = loadPlays(*m_session, log, "g1");
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().where.contains(place), qPrintable(loaded.error().text()));
    QVERIFY2(loaded.error().text().contains(reason), qPrintable(loaded.error().text()));
    QVERIFY(m_session->isUsable());
    QVERIFY(!m_session->isInTransaction());
    VERIFY_RESULT(loadPlays(*m_session, m_log, "g1"));
}

void TestPlayLogLoad::duplicateNumberStopsTheQuery()
{
    PlayLogDefinition log = m_log;
    log.plays.text = "SELECT n / 2 AS play_number, now() AS at, 'k' AS kind, $1::text AS title, 0 AS score "
                     "FROM generate_series(1, 3000000) AS n";
    const auto loaded = loadPlays(*m_session, log, "g1");
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Format);
    QVERIFY2(loaded.error().message.contains(QStringLiteral("appears twice")),
             qPrintable(loaded.error().text()));
    VERIFY_RESULT(loadPlays(*m_session, m_log, "g1"));
}

void TestPlayLogLoad::hugeGameIsRefused()
{
    const auto loaded = loadPlays(*m_session, m_log, "g2", {}, {}, 1024 * 1024);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Format);
    QVERIFY2(loaded.error().message.contains(QStringLiteral("too large")), qPrintable(loaded.error().text()));
    QVERIFY(m_session->isUsable());

    // few rows, but large ones: not noticed only after thousands of them
    PlayLogDefinition log = m_log;
    log.plays.text = "SELECT n AS play_number, now() AS at, 'k' AS kind, $1::text AS title, 0 AS score, "
                     "repeat(n::text, 4000000) AS dump FROM generate_series(1, 30) AS n";
    const auto few = loadPlays(*m_session, log, "g1", {}, {}, 100 * 1024 * 1024);
    QVERIFY(!few);
    QVERIFY2(few.error().message.contains(QStringLiteral("too large")), qPrintable(few.error().text()));
}

void TestPlayLogLoad::cancelLeavesTheSessionUsable()
{
    PlayLogDefinition log = m_log;
    log.plays.text =
        "SELECT n AS play_number, now() AS at, 'k' AS kind, $1::text AS title, 0 AS score, pg_sleep(0.001) "
        "FROM generate_series(1, 1000000) AS n";
    std::stop_source stop;
    const auto later = whenRunning((*TestServer::instance())->conninfo(), "pg_sleep(0.001)",
                                   [&stop] { stop.request_stop(); });
    const auto loaded = loadPlays(*m_session, log, "g1", stop.get_token());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Cancelled);
    VERIFY_RESULT(loadPlays(*m_session, m_log, "g1"));
}

void TestPlayLogLoad::playsAndAsOfAreOfOneMoment()
{
    auto other = open();
    VERIFY_RESULT(other);
    // between the plays and the line-ups somebody changes the line-ups
    bool changed = false;
    const auto onPart = [&](const std::shared_ptr<const PlayLog>&) {
        if (std::exchange(changed, true))
            return;
        VERIFY_RESULT(other->execute(Sql("INSERT INTO wg_replay.lineups VALUES ('g2', 0, '[9]')")));
    };
    const auto loaded = loadPlays(*m_session, inPortions(), "g2", {}, onPart);
    VERIFY_RESULT(loaded);
    QVERIFY(changed);
    QVERIFY(!(*loaded)->value(5, 3).has_value());
    const auto again = loadPlays(*m_session, m_log, "g2");
    VERIFY_RESULT(again);
    QCOMPARE(*(*again)->value(5, 3), QByteArrayView("[9]"));
}

void TestPlayLogLoad::partsGrowIntoTheWhole()
{
    std::vector<std::shared_ptr<const PlayLog>> parts;
    const auto loaded =
        loadPlays(*m_session, inPortions(), "g2", {}, [&](auto part) { parts.push_back(part); });
    VERIFY_RESULT(loaded);
    QCOMPARE((*loaded)->size(), qsizetype(200000));
    QVERIFY((*loaded)->isWhole());
    QVERIFY(parts.size() >= 2);
    qsizetype before = 0;
    for (const auto& part : parts) {
        // what was handed out stays as it was while more came
        QVERIFY(!part->isWhole());
        QVERIFY(part->size() > before);
        before = part->size();
        for (const qsizetype index : {qsizetype(0), part->size() / 2, part->size() - 1}) {
            QCOMPARE(part->playNumber(index), (*loaded)->playNumber(index));
            QCOMPARE(*part->title(index), *(*loaded)->title(index));
            QCOMPARE(part->value(index, *part->column(QStringLiteral("exact"))),
                     (*loaded)->value(index, *(*loaded)->column(QStringLiteral("exact"))));
        }
        QVERIFY(!part->column(QStringLiteral("lineup")));
    }
}

QTEST_GUILESS_MAIN(TestPlayLogLoad)
#include "tst_playlogload.moc"
