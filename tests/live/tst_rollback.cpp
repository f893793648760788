#include "patience.h"
#include "replay/playlogloader.h"
#include "rollback/purge.h"
#include "rollbackweek.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Rollback, undo and redo of a game that ships.
class TestRollback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void thereAndBack_data();
    void thereAndBack();
    void previewTellsWhatIsDone();
    void ledgerBytes();
    void historyAndReceipt();
    void undoTwiceAndRedo();
    void playInsertedMeanwhile();
    void otherDatabaseOrPlay();
    void reasonIsMandatory();
    void targetsThatCannotBe_data();
    void targetsThatCannotBe();
    void newPlayStopsUndo();
    void changedRowsStopUndo();
    void changedColumnsStopUndo();
    void superuser();
    void missingRights();
    void lockedByAnother();
    void cancelled();
    void twoOperators();
    void branch();
    void purge();

private:
    RollbackRequest request(qint64 target) const { return {*m_game, *m_log, m_gameId, target}; }
    Result<Operation> rollBackTo(qint64 target)
    {
        auto preview = previewRollback(*m_session, request(target));
        if (!preview)
            return preview.error();
        return rollBack(*m_session, request(target), preview->confirmation, m_by);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    /// The state of the game as the week has it.
    QString state()
    {
        return ask("SELECT row(current_inning, current_half, away_score, home_score, status, winner_team_id, "
                   "cut_after_play)::text || (SELECT state_snapshot::text FROM public.game_sessions WHERE "
                   "game_id = g.id) FROM public.games g WHERE id = '"
                   + m_gameId + "'");
    }
    qint64 plays()
    {
        return ask("SELECT count(*) FROM public.plays WHERE game_id = '" + m_gameId + "'").toLongLong();
    }
    /// Until the session of the process waits for a lock; false if it does not.
    static bool comesToWait(Session& witness, const QByteArray& pid)
    {
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired(); QTest::qSleep(10)) {
            if (WeekServer::ask(witness, "SELECT cardinality(pg_blocking_pids(" + pid + ")) > 0")
                == QLatin1String("t"))
                return true;
        }
        return false;
    }
    void insertPlay(Session& session)
    {
        WeekServer::run(
            session,
            "INSERT INTO public.plays (game_id, play_number, created_at, inning, half, "
            "outs_before, away_score, home_score, batting_order, batter_id, pitcher_id, "
            "event_code, event_text, result, result_description, summary, outs_recorded) SELECT game_id, "
            "(SELECT max(play_number) + 1 FROM public.plays WHERE game_id = p.game_id), "
            "created_at, inning, half, outs_before, away_score, home_score, batting_order, "
            "batter_id, pitcher_id, event_code, event_text, result, result_description, summary, 0 "
            "FROM public.plays p WHERE play_number = 1 AND game_id = '"
                + m_gameId + "'");
    }

    RollbackServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    const PlayLogDefinition* m_log = nullptr;
    QString m_week;
    QByteArray m_gameId;
    qint64 m_head = 0;
    std::optional<Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("the umpire erred"),
                            .ticket = QStringLiteral("SUP-7"),
                            .operatorName = QStringLiteral("Ann")};
};

void TestRollback::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = m_library.game(QStringLiteral("paperdynasty"));
    QVERIFY(m_game);
    m_log = &m_game->playLogs.front();
    QVERIFY(m_log->rollback);
    m_week = m_server.newSampleWeek(*m_game, 1);
    auto session = m_server.open(m_week);
    const auto longest = session.query(
        Sql("SELECT game_id::text, count(*) FROM public.plays GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"));
    VERIFY_RESULT(longest);
    m_gameId = *longest->rows.at(0).at(0);
    m_head = longest->rows[0][1]->toLongLong();
    QVERIFY(m_head > 60);
}

/// Every test finds the week as it was filled.
void TestRollback::init()
{
    m_session.emplace(m_server.open(m_week));
    static QString original;
    if (original.isEmpty())
        original = fingerprint(*m_session);
    QCOMPARE(fingerprint(*m_session), original);
}

void TestRollback::thereAndBack_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {0, 1, 30, 50, 77, 99})
        QTest::addRow("%d %%", percent) << percent;
}

void TestRollback::thereAndBack()
{
    QFETCH(int, percent);
    const qint64 target = std::min(m_head - 1, m_head * percent / 100);
    const QString before = fingerprint(*m_session);
    auto preview = previewRollback(*m_session, request(target));
    VERIFY_RESULT(preview);
    QCOMPARE(fingerprint(*m_session), before);
    QCOMPARE(preview->head, m_head);
    auto done = rollBack(*m_session, request(target), preview->confirmation, m_by);
    VERIFY_RESULT(done);
    QVERIFY(fingerprint(*m_session) != before);
    QCOMPARE(plays(), target);
    QCOMPARE(done->headAfter, target);
    QCOMPARE(done->tables.size(), preview->tables.size());
    for (std::size_t i = 0; i < done->tables.size(); ++i) {
        QCOMPARE(done->tables[i].gone, preview->tables[i].gone);
        QCOMPARE(done->tables[i].changed, preview->tables[i].changed);
        QCOMPARE(done->tables[i].added, preview->tables[i].added);
        QCOMPARE(done->tables[i].before, preview->tables[i].before);
    }
    // what the remaining plays say
    QCOMPARE(ask("SELECT count(*) FROM public.rolls WHERE play_number > " + QByteArray::number(target)
                 + " AND game_id = '" + m_gameId + "'"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT count(*) FROM public.lineups WHERE (after_play >= " + QByteArray::number(target)
                 + " OR replaced_after_play >= " + QByteArray::number(target) + ") AND game_id = '" + m_gameId
                 + "'"),
             QStringLiteral("0"));
    if (target > 0)
        QCOMPARE(ask("SELECT count(*) FROM public.games g JOIN public.play_states s ON s.game_id = g.id AND "
                     "s.play_number = "
                     + QByteArray::number(target)
                     + " JOIN public.play_snapshots p USING (game_id, play_number) JOIN public.game_sessions "
                       "gs USING (game_id) WHERE g.id = '"
                     + m_gameId
                     + "' AND (g.current_inning, g.current_half, g.away_score, g.home_score) = (s.inning, "
                       "s.half, s.away_score, s.home_score) AND gs.state_snapshot = p.state_snapshot"),
                 QStringLiteral("1"));
    auto undone = undoOperation(*m_session, *m_game, done->id, m_by);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->headAfter, m_head);
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollback::previewTellsWhatIsDone()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    const auto effect =
        std::ranges::find(preview->tables, QStringLiteral("public.plays"), &TableEffect::table);
    QCOMPARE(effect->gone, m_head - 40);
    QCOMPARE(effect->titles, QStringList {QStringLiteral("Plays")});
    QCOMPARE(effect->sample.rows.size(), 5);
    QCOMPARE(effect->sample.rows[0][0], Value("gone"));
    QVERIFY(effect->sample.column("summary") > 0);
    QCOMPARE(preview->gameRow.rows.size(), 2);
    const auto status = static_cast<std::size_t>(preview->gameRow.column("status"));
    QCOMPARE(preview->gameRow.rows[0][status], Value("completed"));
    QCOMPARE(preview->gameRow.rows[1][status], Value("active"));
    QCOMPARE(preview->gameTable, QStringLiteral("public.games"));
    QVERIFY(preview->ledgerBytes > 1000);
    QVERIFY(!preview->freeBytes); // the role may not know where the data is
    QCOMPARE(preview->week.name, m_week);
    QCOMPARE(preview->role.toUtf8(), m_server.role());
    QVERIFY(!preview->notSeen.isEmpty());
    QVERIFY(std::ranges::any_of(preview->statements, [](const QString& sql) {
        return sql.contains(QLatin1String("DELETE FROM public.plays"));
    }));
    const auto points = rollbackPoints(*m_session, *m_log, m_gameId);
    VERIFY_RESULT(points);
    QCOMPARE(points->head, m_head);
    QVERIFY(points->reasonAgainst(40).isEmpty());
    QVERIFY(!points->reasonAgainst(m_head).isEmpty());
}

/// They are those of the rows, wherever the ledger has room for them.
void TestRollback::ledgerBytes()
{
    const auto done = rollBackTo(40); // so that there is a ledger
    VERIFY_RESULT(done);
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    auto super = m_server.server().open(m_week);
    const auto mirrors = super.query(Sql("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE "
                                         "schemaname = 'weekglass'"));
    VERIFY_RESULT(mirrors);
    for (const auto& row : mirrors->rows)
        VERIFY_RESULT(super.execute(*Sql::trusted("VACUUM (TRUNCATE FALSE) " + *row[0])));
    const auto again = previewRollback(*m_session, request(40));
    VERIFY_RESULT(again);
    QCOMPARE(again->ledgerBytes, preview->ledgerBytes);
}

void TestRollback::historyAndReceipt()
{
    const auto before = loadOperations(*m_session);
    VERIFY_RESULT(before);
    const auto done = rollBackTo(30);
    VERIFY_RESULT(done);
    const auto history = loadOperations(*m_session);
    VERIFY_RESULT(history);
    QCOMPARE(history->size(), before->size() + 1);
    const Operation& operation = history->front();
    QCOMPARE(operation.id, done->id);
    QCOMPARE(operation.reason, m_by.reason);
    QCOMPARE(operation.ticket, m_by.ticket);
    QCOMPARE(operation.operatorName, m_by.operatorName);
    QCOMPARE(operation.databaseUser.toUtf8(), m_server.role());
    QCOMPARE(operation.at, done->at);
    QCOMPARE(operation.statements, done->statements);
    QVERIFY(operation.canBeUndone());
    const QString text = receiptText(operation);
    for (const QString& part :
         {QStringLiteral("SUP-7"), QStringLiteral("Ann"), QStringLiteral("the umpire erred"),
          QString::fromUtf8(done->id), QStringLiteral("DELETE FROM public.plays")})
        QVERIFY2(text.contains(part), qPrintable(part + QLatin1Char('\n') + text));
    const auto json = QJsonDocument::fromJson(receiptJson(operation)).object();
    QCOMPARE(json[QStringLiteral("head")].toInteger(), m_head);
    QCOMPARE(json[QStringLiteral("tables")].toArray().size(), 6);
    QVERIFY(!m_session->execute(Sql("UPDATE weekglass.operations SET reason = 'none'"))); // receipts stay
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    QCOMPARE(loadOperation(*m_session, done->id)->undoneBy, loadOperations(*m_session)->front().id);
    QVERIFY(!loadOperation(*m_session, "00000000-0000-4000-8000-000000000000"));
}

void TestRollback::undoTwiceAndRedo()
{
    const auto done = rollBackTo(33);
    VERIFY_RESULT(done);
    const QString after = state();
    QVERIFY(!redoRollback(*m_session, *m_game, done->id, "x", m_by)); // not undone yet
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    const auto twice = undoOperation(*m_session, *m_game, done->id, m_by);
    QVERIFY(!twice);
    QVERIFY2(twice.error().message.contains(QStringLiteral("already")), qPrintable(twice.error().text()));
    const auto preview = previewRollback(*m_session, request(done->target));
    VERIFY_RESULT(preview);
    const auto redone = redoRollback(*m_session, *m_game, done->id, preview->confirmation, m_by);
    VERIFY_RESULT(redone);
    QCOMPARE(redone->kind, OperationKind::Redo);
    QCOMPARE(state(), after);
    QCOMPARE(loadOperation(*m_session, done->id)->redoneBy, redone->id);
    VERIFY_RESULT(undoOperation(*m_session, *m_game, redone->id, m_by));
}

void TestRollback::playInsertedMeanwhile()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    auto gameServer = m_server.open(m_week);
    insertPlay(gameServer);
    const auto refused = rollBack(*m_session, request(40), preview->confirmation, m_by);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QString::number(m_head + 1)),
             qPrintable(refused.error().text()));
    QCOMPARE(plays(), m_head + 1);

    // one that is committed while the rollback waits for it is seen by the rollback
    WeekServer::run(gameServer, "BEGIN");
    insertPlay(gameServer);
    auto other = m_server.open(m_week);
    Result<RollbackPreview> waited = Error {};
    const QByteArray pid = WeekServer::ask(other, "SELECT pg_backend_pid()").toUtf8();
    const RollbackOptions patient {.lockWait = std::chrono::milliseconds(Patience)};
    std::thread thread([&] { waited = previewRollback(other, request(40), patient); });
    const bool hasWaited = comesToWait(*m_session, pid);
    WeekServer::run(gameServer, "COMMIT");
    thread.join();
    QVERIFY(hasWaited);
    VERIFY_RESULT(waited);
    QCOMPARE(waited->head, m_head + 2);
    WeekServer::run(gameServer,
                    "DELETE FROM public.plays WHERE game_id = '" + m_gameId + "' AND play_number > "
                        + QByteArray::number(m_head));
}

void TestRollback::otherDatabaseOrPlay()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    QVERIFY(!rollBack(*m_session, request(41), preview->confirmation, m_by));
    QVERIFY(!rollBack(*m_session, request(40), "", m_by));
    // the same rows under another name
    m_session.reset();
    const QString copy = m_week + QStringLiteral("_copy");
    m_server.server().made(copy);
    auto super = m_server.server().open();
    m_server.server().waitForClients(m_week); // or it cannot be copied
    WeekServer::run(super,
                    "CREATE DATABASE " + copy.toUtf8() + " TEMPLATE " + m_week.toUtf8() + " OWNER "
                        + m_server.role());
    auto session = m_server.open(copy);
    const auto refused = rollBack(session, request(40), preview->confirmation, m_by);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("database")),
             qPrintable(refused.error().text()));
}

void TestRollback::reasonIsMandatory()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    const auto refused =
        rollBack(*m_session, request(40), preview->confirmation, {.reason = QStringLiteral("  ")});
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("reason")));
}

void TestRollback::targetsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("game");
    QTest::addColumn<qint64>("target");
    QTest::newRow("the last") << m_gameId << m_head;
    QTest::newRow("beyond") << m_gameId << m_head + 5;
    QTest::newRow("negative") << m_gameId << qint64(-1);
    QTest::newRow("no game") << QByteArray("00000000-0000-4000-8000-000000000000") << qint64(1);
    QTest::newRow("no id") << QByteArray("'; DROP TABLE x; --") << qint64(1);
}

void TestRollback::targetsThatCannotBe()
{
    QFETCH(QByteArray, game);
    QFETCH(qint64, target);
    const auto refused = previewRollback(*m_session, {*m_game, *m_log, game, target});
    QVERIFY(!refused);
    QVERIFY(!m_session->isInTransaction());
}

void TestRollback::newPlayStopsUndo()
{
    const auto done = rollBackTo(50);
    VERIFY_RESULT(done);
    insertPlay(*m_session);
    const auto preview = previewUndo(*m_session, *m_game, done->id);
    VERIFY_RESULT(preview);
    QVERIFY2(preview->refusal.contains(QStringLiteral("51")), qPrintable(preview->refusal));
    const auto refused = undoOperation(*m_session, *m_game, done->id, m_by);
    QVERIFY(!refused);
    QCOMPARE(plays(), 51);
    WeekServer::run(*m_session,
                    "DELETE FROM public.plays WHERE play_number = 51 AND game_id = '" + m_gameId + "'");
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
}

void TestRollback::changedRowsStopUndo()
{
    const auto done = rollBackTo(50);
    VERIFY_RESULT(done);
    const QString row = ask("SELECT status FROM public.games WHERE id = '" + m_gameId + "'");
    WeekServer::run(*m_session, "UPDATE public.games SET status = 'suspended' WHERE id = '" + m_gameId + "'");
    const auto refused = undoOperation(*m_session, *m_game, done->id, m_by);
    QVERIFY(!refused);
    QVERIFY2(
        refused.error().detail.contains(QStringLiteral("public.games: id=") + QString::fromUtf8(m_gameId)),
        qPrintable(refused.error().text()));
    const auto preview = previewUndo(*m_session, *m_game, done->id);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->conflictCount, 1);
    QCOMPARE(preview->conflicts.at(0).what, UndoConflict::What::Changed);
    QCOMPARE(ask("SELECT status FROM public.games WHERE id = '" + m_gameId + "'"),
             QStringLiteral("suspended"));
    WeekServer::run(*m_session,
                    "UPDATE public.games SET status = '" + row.toUtf8() + "' WHERE id = '" + m_gameId + "'");
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
}

void TestRollback::changedColumnsStopUndo()
{
    const auto done = rollBackTo(50);
    VERIFY_RESULT(done);
    WeekServer::run(*m_session, "ALTER TABLE public.rolls ADD COLUMN note text");
    const auto refused = undoOperation(*m_session, *m_game, done->id, m_by);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("public.rolls")),
             qPrintable(refused.error().text()));
    WeekServer::run(*m_session, "ALTER TABLE public.rolls DROP COLUMN note");
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
}

void TestRollback::superuser()
{
    auto session = m_server.server().open(m_week);
    const auto refused = previewRollback(session, request(40));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("superuser")),
             qPrintable(refused.error().text()));
    const RollbackOptions allowed {.allowSuperuser = true};
    const auto preview = previewRollback(session, request(40), allowed);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->role.toUtf8(), m_server.role());
    const auto done = rollBack(session, request(40), preview->confirmation, m_by, allowed);
    VERIFY_RESULT(done);
    QCOMPARE(WeekServer::ask(session, "SELECT current_user = session_user"), QStringLiteral("t"));
    VERIFY_RESULT(undoOperation(session, *m_game, done->id, m_by, allowed));
}

void TestRollback::missingRights()
{
    const QByteArray role = m_server.role() + "_player";
    auto super = m_server.server().open(m_week);
    WeekServer::run(super,
                    "CREATE ROLE " + role + "; GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    {
        auto session = m_server.openAs(m_week, role);
        const auto refused = previewRollback(session, request(40));
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
        for (const char* right :
             {"DELETE on public.plays", "DELETE on public.rolls", "UPDATE on public.games",
              "USAGE on raw.cut_events", "INSERT on raw.cut_events", "schema weekglass"})
            QVERIFY2(refused.error().message.contains(QLatin1String(right)),
                     qPrintable(refused.error().text()));
    }
    WeekServer::run(super, "DROP OWNED BY " + role + "; DROP ROLE " + role);
}

void TestRollback::lockedByAnother()
{
    auto other = m_server.open(m_week);
    WeekServer::run(
        other,
        "SET application_name = 'nightly job'; BEGIN; LOCK TABLE public.plays IN SHARE MODE; SELECT 1");
    const RollbackOptions options {.lockWait = std::chrono::milliseconds(200)};
    const auto refused = previewRollback(*m_session, request(40), options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55P03"));
    QVERIFY2(refused.error().advice.contains(QStringLiteral("nightly job")),
             qPrintable(refused.error().text()));
    WeekServer::run(other, "ROLLBACK");
}

void TestRollback::cancelled()
{
    auto other = m_server.open(m_week);
    WeekServer::run(other, "BEGIN; LOCK TABLE public.plays IN SHARE MODE");
    const QByteArray pid = ask("SELECT pg_backend_pid()").toUtf8();
    std::stop_source stop;
    RollbackOptions options {.lockWait = std::chrono::milliseconds(2 * Patience)};
    options.call.stop = stop.get_token();
    std::atomic<bool> hasWaited = false;
    std::thread thread([&] {
        hasWaited = comesToWait(other, pid);
        stop.request_stop();
    });
    const auto refused = previewRollback(*m_session, request(40), options);
    thread.join();
    QVERIFY(hasWaited);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Cancelled);
    QVERIFY(!m_session->isInTransaction());
    WeekServer::run(other, "ROLLBACK");
}

/// Each with its own preview, at the same time: one does it, the other one is told why not.
void TestRollback::twoOperators()
{
    for (int round = 0; round < 5; ++round) {
        const auto preview = previewRollback(*m_session, request(40));
        VERIFY_RESULT(preview);
        std::vector<Result<Operation>> results(2, Error {});
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < results.size(); ++i)
            threads.emplace_back([&, i] {
                auto session = m_server.open(m_week);
                results[i] = rollBack(session, request(40), preview->confirmation, m_by);
            });
        for (std::thread& thread : threads)
            thread.join();
        const auto done = std::ranges::count_if(results, [](const auto& result) { return bool(result); });
        QCOMPARE(done, 1);
        QCOMPARE(plays(), 40);
        VERIFY_RESULT(undoOperation(*m_session, *m_game, results[results[0] ? 0 : 1]->id, m_by));
    }
}

/// The cut plays are to be seen, also where new ones took their place, and nothing of it stays.
void TestRollback::branch()
{
    const auto done = rollBackTo(50);
    VERIFY_RESULT(done);
    insertPlay(*m_session);
    const QString now = fingerprint(*m_session);
    QString seen;
    qsizetype loaded = 0;
    VERIFY_RESULT(withBranch(*m_session, *m_game, done->id, [&](Session& session) -> Result<void> {
        seen = ask("SELECT count(*) || ' ' || count(DISTINCT play_number) FROM public.plays WHERE game_id = '"
                   + m_gameId + "'");
        const auto plays = loadPlays(session, *m_log, m_gameId);
        if (!plays)
            return plays.error();
        loaded = (*plays)->playCount();
        return {};
    }));
    QCOMPARE(loaded, m_head);
    QCOMPARE(seen, QStringLiteral("%1 %1").arg(m_head));
    QCOMPARE(fingerprint(*m_session), now);
    WeekServer::run(*m_session,
                    "DELETE FROM public.plays WHERE play_number = 51 AND game_id = '" + m_gameId + "'");
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
}

void TestRollback::purge()
{
    const QString week = m_server.newSampleWeek(*m_game, 2);
    auto session = m_server.open(week);
    const QByteArray game =
        WeekServer::ask(session, "SELECT game_id FROM public.plays WHERE play_number = 40 LIMIT 1").toUtf8();
    const RollbackRequest cut {*m_game, *m_log, game, 20};
    const auto preview = previewRollback(session, cut);
    VERIFY_RESULT(preview);
    const auto done = rollBack(session, cut, preview->confirmation, m_by);
    VERIFY_RESULT(done);
    const auto nothing = previewPurge(session, std::chrono::hours(1));
    VERIFY_RESULT(nothing);
    QVERIFY(nothing->operations.empty());
    const auto all = previewPurge(session, std::chrono::seconds(0));
    VERIFY_RESULT(all);
    QCOMPARE(all->operations.size(), 1);
    QVERIFY(all->rows > 20);
    QVERIFY(!purgeLedger(session, std::chrono::hours(1), all->confirmation, m_by));
    const auto purged = purgeLedger(session, std::chrono::seconds(0), all->confirmation, m_by);
    VERIFY_RESULT(purged);
    const auto refused = undoOperation(session, *m_game, done->id, m_by);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("purged")), qPrintable(refused.error().text()));
    QCOMPARE(loadOperations(session)->size(), 2);
    QVERIFY(previewPurge(session, std::chrono::seconds(0))->operations.empty());
}

QTEST_GUILESS_MAIN(TestRollback)
#include "tst_rollback.moc"
