#include "base/utf8.h"
#include "replay/playlogloader.h"
#include "rollback/receipt.h"
#include "rollbackweek.h"

#include <set>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Every play log of the shipped games that can be rolled back, at plays spread over two of its games: what
/// the check of a plan lets through is what these plans do.
class TestRollbackShipped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLog_data();
    void everyLog();
    void wordsOfAGame();
    void toBeforeTheFirstPlay_data() { everyLog_data(); }
    void toBeforeTheFirstPlay();

private:
    /// The first, the middle and the last play but one of those that the game can go back to.
    static std::set<qint64> targets(const PlayLog& plays, const RollbackPoints& points);

    RollbackServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QHash<QString, QString> m_weeks; ///< by game
};

void TestRollbackShipped::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestRollbackShipped::everyLog_data()
{
    QTest::addColumn<QString>("gameId");
    QTest::addColumn<QString>("logId");
    for (const GamePointer& game : m_library.games()) {
        for (const PlayLogDefinition& log : game->playLogs) {
            if (log.rollback)
                QTest::newRow(qPrintable(QString(game->id + QLatin1Char(' ') + log.id)))
                    << game->id << log.id;
        }
    }
}

std::set<qint64> TestRollbackShipped::targets(const PlayLog& plays, const RollbackPoints& points)
{
    std::vector<qint64> possible;
    for (qsizetype i = 0; i < plays.size(); ++i) {
        if (points.reasonAgainst(plays.playNumber(i)).isEmpty())
            possible.push_back(plays.playNumber(i));
    }
    if (possible.empty())
        return {};
    return {possible.front(), possible[possible.size() / 2], possible.back()};
}

void TestRollbackShipped::everyLog()
{
    QFETCH(QString, gameId);
    QFETCH(QString, logId);
    const GamePointer game = m_library.game(gameId);
    const PlayLogDefinition& log = *game->playLog(logId);
    QString& week = m_weeks[gameId];
    if (week.isEmpty())
        week = m_server.newSampleWeek(*game, 1);
    auto session = m_server.open(week);
    const auto games = loadGames(session, log, {.search = {}, .limit = 2});
    VERIFY_RESULT(games);
    int previewed = 0;
    for (const PlayLogGame& one : games->games) {
        const auto plays = loadPlays(session, log, one.gameId);
        VERIFY_RESULT(plays);
        const auto points = rollbackPoints(session, log, one.gameId);
        VERIFY_RESULT(points);
        for (const qint64 target : targets(**plays, *points)) {
            const RollbackRequest request {*game, log, one.gameId, target};
            const auto preview = previewRollback(session, request);
            VERIFY_RESULT(preview);
            QCOMPARE(preview->headAfter, target);
            QVERIFY(!preview->game.title.isEmpty());
            QCOMPARE(preview->game.facts.size(), log.rollback->words.facts.size());
            QVERIFY(preview->game.facts.front().before); // told of a row that is there
            QVERIFY(!preview->told.empty());
            const bool isOnPurpose = std::ranges::any_of(log.rollback->steps, &RollbackStep::touchesOthers);
            QCOMPARE(preview->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("other game")),
                     isOnPurpose);
            QVERIFY(isOnPurpose || preview->others.empty());
            ++previewed;
        }
    }
    QVERIFY(previewed > 2);
}

/// What people read of a rollback, of its undo and on both receipts: names, and the same in all of them.
void TestRollbackShipped::wordsOfAGame()
{
    const GamePointer game = m_library.game(QStringLiteral("paperdynasty"));
    const PlayLogDefinition& log = game->playLogs.front();
    auto session = m_server.open(m_server.newSampleWeek(*game, 3));
    const QByteArray id =
        WeekServer::ask(session,
                        "SELECT game_id FROM public.lineups WHERE after_play > 10 GROUP BY 1 "
                        "ORDER BY count(*) DESC, 1 LIMIT 1")
            .toUtf8();
    const RollbackRequest request {*game, log, id, 10};
    const auto preview = previewRollback(session, request);
    VERIFY_RESULT(preview);
    const QString score = WeekServer::ask(
        session, "SELECT away_score || '–' || home_score FROM public.games WHERE id = '" + id + "'");
    QVERIFY(preview->game.title.contains(QStringLiteral(" at ")));
    QCOMPARE(preview->game.facts.front().label, QStringLiteral("Score"));
    QCOMPARE(toldText(preview->game.facts.front().before), score);
    QVERIFY(preview->game.facts.front().after != preview->game.facts.front().before);
    const auto told = [](const std::vector<ToldTable>& tables, const char* title) {
        return *std::ranges::find(tables, QLatin1String(title), &ToldTable::title);
    };
    const ToldTable plays = told(preview->told, "Plays");
    QCOMPARE(plays.gone, preview->head - 10);
    QCOMPARE(plays.goneRows.size(), plays.gone);
    QVERIFY(plays.goneRows.front().startsWith(QStringLiteral("11 “")));
    const ToldTable lineups = told(preview->told, "Line-ups");
    const QString person = WeekServer::ask(
        session,
        "SELECT p.name FROM public.lineup_people AS p JOIN public.lineups AS l ON l.id = p.lineup_id WHERE "
        "l.game_id = '"
            + id + "' AND l.replaced_after_play >= 10 ORDER BY l.id LIMIT 1");
    QCOMPARE(lineups.changedRows, lineups.changed);
    QVERIFY(lineups.changes.front().subject.startsWith(person)); // not its number
    QCOMPARE(lineups.changes.front().field, QStringLiteral("Line-up"));
    QVERIFY(toldText(lineups.changes.front().before).startsWith(QStringLiteral("replaced after play")));
    QCOMPARE(toldText(lineups.changes.front().after), QStringLiteral("plays"));

    const auto done = rollBack(session, request, preview->confirmation, {.reason = QStringLiteral("a bug")});
    VERIFY_RESULT(done);
    const auto kept = loadOperation(session, done->id);
    VERIFY_RESULT(kept);
    QCOMPARE(kept->game.title, preview->game.title);
    QCOMPARE(kept->game.facts, preview->game.facts);
    QCOMPARE(kept->week, done->week);
    QCOMPARE(effectsJson(kept->tables), effectsJson(done->tables));
    const QString receipt = receiptText(*kept, QStringLiteral("the tests' server"));
    for (const QString& part : {preview->game.title, score, fromUtf8(session.database()),
                                QString::fromLatin1(done->week.systemIdentifier), QStringLiteral("a bug"),
                                QStringLiteral("the tests' server")})
        QVERIFY2(receipt.contains(part), qPrintable(part));

    const auto undo = previewUndo(session, *game, done->id);
    VERIFY_RESULT(undo);
    QCOMPARE(toldText(undo->game.facts.front().after), score);
    const ToldTable back = told(undo->told, "Plays");
    QCOMPARE(back.added, plays.gone);
    QCOMPARE(back.addedRows, plays.goneRows);
    const ToldTable again = told(undo->told, "Line-ups");
    QCOMPARE(toldText(again.changes.front().before), QStringLiteral("plays"));
    QVERIFY(again.changes.front().subject.startsWith(person));
}

/// Where the game can begin anew, it does, and the undo brings all of it back; else the preview says why not.
void TestRollbackShipped::toBeforeTheFirstPlay()
{
    QFETCH(QString, gameId);
    QFETCH(QString, logId);
    const GamePointer game = m_library.game(gameId);
    const PlayLogDefinition& log = *game->playLog(logId);
    const QString week = m_weeks.contains(gameId) ? m_weeks[gameId] : m_server.newSampleWeek(*game, 1);
    m_weeks[gameId] = week;
    auto session = m_server.open(week);
    const auto games = loadGames(session, log, {.search = {}, .limit = 1});
    VERIFY_RESULT(games);
    const QByteArray id = games->games.front().gameId;
    const auto points = rollbackPoints(session, log, id);
    VERIFY_RESULT(points);
    const RollbackRequest request {*game, log, id, 0};
    const auto preview = previewRollback(session, request);
    if (const QString reason = points->reasonAgainst(0); !reason.isEmpty()) {
        QVERIFY(!preview);
        const auto plays = loadPlays(session, log, id);
        VERIFY_RESULT(plays);
        QVERIFY(!(*plays)->hasStart()); // what is not known cannot be seen either
        QVERIFY2(reason.contains(QLatin1String("missing"))
                     || reason.startsWith(QLatin1String("No save says")),
                 qPrintable(reason)); // which data
        QCOMPARE(preview.error().message,
                 QStringLiteral("The game cannot be rolled back to the beginning: ") + reason);
        return;
    }
    VERIFY_RESULT(preview);
    const auto before = loadPlays(session, log, id);
    VERIFY_RESULT(before);
    QCOMPARE((*before)->playNumber(0), 0); // a tick of the world, or what is before the first play
    QCOMPARE((*before)->hasStart(), log.start.has_value());
    if (const auto score = (*before)->column(QStringLiteral("away_score")))
        QCOMPARE(*(*before)->value(0, *score), QByteArrayView("0"));
    QCOMPARE(preview->headAfter, 0);
    const QString rows = fingerprint(session);
    const auto done =
        rollBack(session, request, preview->confirmation, {.reason = QStringLiteral("begin anew")});
    VERIFY_RESULT(done);
    QVERIFY(operationTitle(*done).endsWith(QStringLiteral("to the beginning")));
    const auto none = loadPlays(session, log, id);
    VERIFY_RESULT(none);
    QCOMPARE((*none)->size(), log.start ? 0 : 1);
    VERIFY_RESULT(undoOperation(session, *game, done->id, {.reason = QStringLiteral("it was right")}));
    QCOMPARE(fingerprint(session), rows);
    const auto again = loadPlays(session, log, id);
    VERIFY_RESULT(again);
    QCOMPARE((*again)->size(), (*before)->size());
}

QTEST_GUILESS_MAIN(TestRollbackShipped)
#include "tst_rollbackshipped.moc"
