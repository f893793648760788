#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "replay/replayverify.h"
#include "weekserver.h"
#include "json/document.h"

using namespace Weekglass;

namespace {

PlayLogDefinition definition()
{
    PlayLogDefinition log;
    log.title = QStringLiteral("Games");
    log.games = {
        QStringLiteral("games.sql"),
        "SELECT n::text AS game_id, 'Game ' || n AS title, now() - n * '1 h'::interval AS started_at, 3 AS "
        "plays, '' AS status FROM generate_series(1, 5) AS n"};
    log.verify = {QStringLiteral("verify.sql"),
                  "SELECT n AS play_number, '/score' AS path, NULL AS expected, n AS found -- of $1\n"
                  "FROM generate_series(1000, 1, -1) AS n WHERE $1::text IN ('2', '4')"};
    return log;
}

}

/// Verification of replays, and the line score of the shipped game, on a real server.
class TestReplayVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneGame();
    void allGames();
    void stopsBetweenGames();
    void errorsNameTheFile();
    void withoutAQuery();
    void lineScoreAddsUp();

private:
    WeekServer m_server;
};

void TestReplayVerify::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestReplayVerify::oneGame()
{
    auto session = m_server.open();
    const auto good = verifyReplay(session, definition(), "1");
    VERIFY_RESULT(good);
    QVERIFY(good->agrees());
    const auto bad = verifyReplay(session, definition(), "2");
    VERIFY_RESULT(bad);
    QCOMPARE(bad->count, qint64(1000));
    QCOMPARE(bad->first.size(), MaxDivergences);
    QCOMPARE(*bad->first[0].playNumber, QByteArray("1"));
    QCOMPARE(*bad->first[0].path, QByteArray("/score"));
    QVERIFY(!bad->first[0].expected);
    QCOMPARE(*bad->first[199].found, QByteArray("200"));
}

void TestReplayVerify::allGames()
{
    auto session = m_server.open();
    QStringList told;
    const auto divergent = verifyReplays(session, definition(), [&](const ReplayVerified& verified) {
        told << QStringLiteral("%1/%2 %3 %4")
                    .arg(verified.done)
                    .arg(verified.total)
                    .arg(QString::fromUtf8(verified.game.title.value_or("")))
                    .arg(verified.verification.count);
    });
    VERIFY_RESULT(divergent);
    QCOMPARE(*divergent, qint64(2));
    QCOMPARE(told.join(QLatin1Char('|')),
             QStringLiteral("1/5 Game 1 0|2/5 Game 2 1000|3/5 Game 3 0|4/5 Game 4 1000|5/5 Game 5 0"));
}

void TestReplayVerify::stopsBetweenGames()
{
    auto session = m_server.open();
    std::stop_source stop;
    int games = 0;
    const auto divergent = verifyReplays(
        session, definition(),
        [&](const ReplayVerified&) {
            ++games;
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!divergent);
    QCOMPARE(divergent.error().kind, Error::Kind::Cancelled);
    QCOMPARE(games, 1);
}

void TestReplayVerify::errorsNameTheFile()
{
    auto session = m_server.open();
    PlayLogDefinition log = definition();
    log.verify->text = "SELECT 1 AS play_number";
    const auto verified = verifyReplay(session, log, "1");
    QVERIFY(!verified);
    QCOMPARE(verified.error().where, QStringLiteral("verify.sql"));
}

void TestReplayVerify::withoutAQuery()
{
    auto session = m_server.open();
    PlayLogDefinition log = definition();
    log.verify.reset();
    const auto verified = verifyReplay(session, log, "1");
    QVERIFY(!verified);
    QCOMPARE(verified.error().where, QStringLiteral("game.json"));
}

void TestReplayVerify::lineScoreAddsUp()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto game = library.game(QStringLiteral("paperdynasty"));
    const WeekName week = m_server.newWeek(*game);
    auto session = m_server.open(week.toString());
    VERIFY_RESULT(migrate(session, *game));
    VERIFY_RESULT(fillSample(session, *game, week, 1));
    const PlayLogDefinition& log = game->playLogs.front();
    const auto games = loadGames(session, log);
    VERIFY_RESULT(games);
    int checked = 0;
    for (const PlayLogGame& one : games->games) {
        const auto plays = loadPlays(session, log, one.gameId);
        VERIFY_RESULT(plays);
        for (const char* side : {"away", "home"}) {
            const auto column = [&](const char* name) {
                return *(*plays)->column(QString::fromLatin1(side) + QString::fromLatin1(name));
            };
            for (qsizetype index = 0; index < (*plays)->size(); ++index) {
                const auto innings =
                    Json::Document::parse((*plays)->value(index, column("_innings"))->toByteArray());
                VERIFY_RESULT(innings);
                qint64 sum = 0;
                for (int i = 0; i < innings->childCount(0); ++i)
                    sum += innings->rawText(innings->child(0, i)).toByteArray().toLongLong();
                QCOMPARE(sum, (*plays)->value(index, column("_score"))->toByteArray().toLongLong());
                ++checked;
            }
        }
    }
    QVERIFY(checked > 1000);
}

QTEST_GUILESS_MAIN(TestReplayVerify)
#include "tst_replayverify.moc"
