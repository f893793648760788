#include "base/files.h"
#include "import/eventimport.h"
#include "pg/transaction.h"
#include "recordeddata.h"
#include "rollbackweek.h"
#include "scripts/scriptrunner.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// All games of a real week, each rolled back to a random play, against what the oracle says of that play.
/// The information used here was obtained free of charge from and is copyrighted by Retrosheet. Interested
/// parties may contact Retrosheet at www.retrosheet.org.
class TestRollbackRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyGameThereAndBack();

private:
    using Plays = QHash<QByteArray, QByteArray>; ///< by play number: what the game's row and session say

    /// By external id.
    QHash<QByteArray, Plays> oracle();
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    std::optional<Session> m_session;
};

void TestRollbackRecorded::initTestCase()
{
    const QString feed = recordedFile(QStringLiteral("baseball/week2019/feed.ndjson"));
    if (feed.isEmpty())
        QSKIP("the recorded input is not here (set WEEKGLASS_RECORDED_DATA to its folder)");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = m_library.game(QStringLiteral("paperdynasty"));
    m_session.emplace(m_server.open(m_server.newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    const QTemporaryDir folder;
    VERIFY_RESULT(
        importFile(*m_session, *m_game,
                   {.file = feed,
                    .rejectFile = folder.filePath(QStringLiteral("rejects")),
                    .afterLoad = [&](Session& session) { return runTransforms(session, *m_game); }}));
    QCOMPARE(ask("SELECT count(*) FROM public.games"), QStringLiteral("98"));
}

QHash<QByteArray, TestRollbackRecorded::Plays> TestRollbackRecorded::oracle()
{
    QHash<QByteArray, Plays> games;
    const auto csv = readFile(recordedFile(QStringLiteral("baseball/week2019/oracle/states.csv")));
    const QByteArrayList lines = csv->trimmed().split('\n');
    const QByteArrayList header = lines.first().trimmed().split(',');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArrayList cells = lines[i].trimmed().split(',');
        QByteArrayList state;
        for (const char* column : {"inning", "half", "outs_after", "away_score_after", "home_score_after",
                                   "on_first_after", "on_second_after", "on_third_after"})
            state << cells[header.indexOf(column)];
        games[cells[0]].insert(cells[1], state.join('|'));
    }
    return games;
}

void TestRollbackRecorded::everyGameThereAndBack()
{
    const auto expected = oracle();
    QCOMPARE(expected.size(), 98);
    const QString original = fingerprint(*m_session);
    const PlayLogDefinition& log = m_game->playLogs.front();
    const RollbackOptions options {.allowSuperuser = true};
    const OperationBy by {.reason = QStringLiteral("a test")};
    const auto seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::vector<QByteArray> done;
    for (auto game = expected.begin(); game != expected.end(); ++game) {
        const QByteArray id =
            ask("SELECT id FROM public.games WHERE external_id = '" + game.key() + "'").toUtf8();
        const QByteArray target = QByteArray::number(random.bounded(1, static_cast<int>(game->size())));
        // the starters and the substitutions before the play, by the tables as they are now
        const QByteArray lineups = "SELECT string_agg(id || ' ' || (replaced_after_play IS NULL OR "
                                   "replaced_after_play >= "
            + target + "), ',' ORDER BY id) FROM public.lineups WHERE game_id = '" + id
            + "' AND (is_starter OR after_play < " + target + ")";
        const QString wanted = ask(lineups);
        const RollbackRequest request {*m_game, log, id, target.toLongLong()};
        const auto preview = previewRollback(*m_session, request, options);
        VERIFY_RESULT(preview);
        const auto cut = rollBack(*m_session, request, preview->confirmation, by, options);
        VERIFY_RESULT(cut);
        done.push_back(cut->id);
        QCOMPARE(
            ask("SELECT concat_ws('|', g.current_inning, g.current_half, s.state_snapshot ->> 'outs', "
                "g.away_score, g.home_score, coalesce(s.state_snapshot -> 'on_first' ->> 'code', ''), "
                "coalesce(s.state_snapshot -> 'on_second' ->> 'code', ''), coalesce(s.state_snapshot -> "
                "'on_third' ->> 'code', '')) FROM public.games g JOIN public.game_sessions s ON s.game_id = "
                "g.id WHERE g.id = '"
                + id + "'"),
            QString::fromUtf8(game->value(target)));
        QCOMPARE(ask("SELECT string_agg(id || ' ' || is_active, ',' ORDER BY id) FROM public.lineups WHERE "
                     "game_id = '"
                     + id + "'"),
                 wanted);
    }
    // an import's transforms do not bring the cut plays back
    const QString cut = ask("SELECT count(*) FROM public.plays");
    auto transaction = Transaction::begin(*m_session, Transaction::Access::ReadWrite);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(runTransforms(*m_session, *m_game));
    QCOMPARE(ask("SELECT count(*) FROM public.plays"), cut);
    VERIFY_RESULT(transaction->rollback());
    for (const QByteArray& operation : done)
        VERIFY_RESULT(undoOperation(*m_session, *m_game, operation, by, options));
    QCOMPARE(fingerprint(*m_session), original);
}

QTEST_GUILESS_MAIN(TestRollbackRecorded)
#include "tst_rollbackrecorded.moc"
