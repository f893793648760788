#include "replay/playlogloader.h"
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
            const bool isOnPurpose = std::ranges::any_of(log.rollback->steps, &RollbackStep::touchesOthers);
            QCOMPARE(preview->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("other game")),
                     isOnPurpose);
            QVERIFY(isOnPurpose || preview->others.empty());
            ++previewed;
        }
    }
    QVERIFY(previewed > 2);
}

QTEST_GUILESS_MAIN(TestRollbackShipped)
#include "tst_rollbackshipped.moc"
