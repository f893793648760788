#include "longestgametest.h"

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What keeps a rollback or its undo from happening: then nothing was done.
class TestRollbackStopped : public LongestGameTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LongestGameTest::initTestCase(); }
    void init() { LongestGameTest::init(); }
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
};

void TestRollbackStopped::playInsertedMeanwhile()
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

void TestRollbackStopped::otherDatabaseOrPlay()
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

void TestRollbackStopped::reasonIsMandatory()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    const auto refused =
        rollBack(*m_session, request(40), preview->confirmation, {.reason = QStringLiteral("  ")});
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("reason")));
}

void TestRollbackStopped::targetsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("game");
    QTest::addColumn<qint64>("target");
    QTest::newRow("the last") << m_gameId << m_head;
    QTest::newRow("beyond") << m_gameId << m_head + 5;
    QTest::newRow("negative") << m_gameId << qint64(-1);
    QTest::newRow("no game") << QByteArray("00000000-0000-4000-8000-000000000000") << qint64(1);
    QTest::newRow("no id") << QByteArray("'; DROP TABLE x; --") << qint64(1);
}

void TestRollbackStopped::targetsThatCannotBe()
{
    QFETCH(QByteArray, game);
    QFETCH(qint64, target);
    const auto refused = previewRollback(*m_session, {*m_game, *m_log, game, target});
    QVERIFY(!refused);
    QVERIFY(!m_session->isInTransaction());
}

void TestRollbackStopped::newPlayStopsUndo()
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

void TestRollbackStopped::changedRowsStopUndo()
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

void TestRollbackStopped::changedColumnsStopUndo()
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

void TestRollbackStopped::superuser()
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

void TestRollbackStopped::missingRights()
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

void TestRollbackStopped::lockedByAnother()
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

void TestRollbackStopped::cancelled()
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
void TestRollbackStopped::twoOperators()
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

QTEST_GUILESS_MAIN(TestRollbackStopped)

#include "tst_rollbackstopped.moc"
