#include "redisbed.h"

using namespace Weekglass;

/// A rollback of a week whose running game keeps its state in Redis: both go back, or the week says that
/// Redis is still to be written, whatever dies in between.
class TestRollbackRedis : public RedisBed
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServers(); }
    void init() { begin(); }
    void allOfTheState();
    void withoutRedis();
    void runningGameIsRefused();
    void undoBringsTheNewerSnapshot();
    void diedAfterTheCommit();
    void diedAfterTheWrite();
    void redisDiedInBetween();
    void leftAsItIs();
    void strangeKeys_data();
    void strangeKeys();
    void cleanup() { m_redis.stop(); }
};

void TestRollbackRedis::allOfTheState()
{
    auto session = redis();
    RollbackRestore look(session, *m_game);
    const auto shown = previewRollback(*m_session, request(200), look.looking({}));
    VERIFY_RESULT(shown);
    const RecoveryAdvice& advice = *look.advice();
    QVERIFY(advice.canRestore());
    QVERIFY2(advice.reason.contains(QStringLiteral("500")) && advice.reason.contains(QStringLiteral("200")),
             qPrintable(advice.reason));
    const auto verdict = [&](const char* key) {
        const auto item = std::ranges::find(advice.items, QLatin1String(key), &RecoveryAdvice::Item::key);
        return item == advice.items.end() ? QString() : verdictText(advice, *item);
    };
    QVERIFY(verdict("ship:00000000-0000-0000-0000-000000000005").contains(QStringLiteral("removed")));
    QVERIFY(verdict("body:Earth").contains(QStringLiteral("becomes")));
    QVERIFY(verdict("game:tick").contains(QStringLiteral("500 becomes 200")));
    QCOMPARE(head(), 500); // a preview
    QCOMPARE(held(), expected(500));
    VERIFY_RESULT(rollBackTo(200));
    QCOMPARE(head(), 200);
    QCOMPARE(held(), expected(200));
    QVERIFY(!isPending());
    QCOMPARE(ask("SELECT string_agg(state, ' ' ORDER BY id) FROM weekglass.redis_restores"),
             QStringLiteral("pending restored"));
}

void TestRollbackRedis::withoutRedis()
{
    const auto shown = previewRollback(*m_session, request(300));
    VERIFY_RESULT(shown);
    VERIFY_RESULT(rollBack(*m_session, request(300), shown->confirmation, m_by));
    QVERIFY(!isPending());
    QCOMPARE(held(), expected(500));
    QVERIFY(notLookedAtText().contains(QStringLiteral("Redis")));
}

void TestRollbackRedis::runningGameIsRefused()
{
    auto session = redis();
    RollbackRestore look(session, *m_game);
    const auto shown = previewRollback(*m_session, request(200), look.looking({}));
    VERIFY_RESULT(shown);
    (void)redis().command({"SET", "game:tick", "501"});
    const QByteArrayList before = held();
    RollbackRestore restore(session, *m_game);
    const auto done = rollBack(*m_session, request(200), shown->confirmation, m_by,
                               restore.doing({}, look.advice()->token));
    QVERIFY(!done);
    QCOMPARE(head(), 500);
    QVERIFY(!isPending());
    QCOMPARE(held(), before);
    // and one that changes a ship only after the commit: the ledger says what is left
    RollbackRestore again(session, *m_game);
    VERIFY_RESULT(previewRollback(*m_session, request(200), again.looking({})));
    RollbackRestore last(session, *m_game);
    const auto preview = previewRollback(*m_session, request(200));
    const auto rolledBack = rollBack(*m_session, request(200), preview->confirmation, m_by,
                                     last.doing({}, again.advice()->token));
    VERIFY_RESULT(rolledBack);
    (void)redis().command({"HSET", "ship:00000000-0000-0000-0000-000000000001", "fuel", "1.0"});
    QVERIFY(!last.write(*m_session, rolledBack->id, m_by));
    QVERIFY(isPending());
    VERIFY_RESULT(finish());
    QCOMPARE(held(), expected(200));
    QVERIFY(!isPending());
}

void TestRollbackRedis::undoBringsTheNewerSnapshot()
{
    const auto done = rollBackTo(200);
    VERIFY_RESULT(done);
    VERIFY_RESULT(undo(done->id));
    QCOMPARE(head(), 500);
    QCOMPARE(held(), expected(500));
    QVERIFY(!isPending());
}

void TestRollbackRedis::diedAfterTheCommit()
{
    VERIFY_RESULT(rollBackTo(300, Death::AfterCommit));
    QCOMPARE(head(), 300);
    QVERIFY(isPending());
    QCOMPARE(held(), expected(500));
    VERIFY_RESULT(finish());
    QCOMPARE(held(), expected(300));
    QVERIFY(!isPending());
}

void TestRollbackRedis::diedAfterTheWrite()
{
    VERIFY_RESULT(rollBackTo(300, Death::AfterWrite));
    QVERIFY(isPending());
    QCOMPARE(held(), expected(300));
    VERIFY_RESULT(finish());
    QCOMPARE(held(), expected(300));
    QVERIFY(!isPending());
}

void TestRollbackRedis::redisDiedInBetween()
{
    VERIFY_RESULT(rollBackTo(100, Death::RedisGone));
    QVERIFY(isPending());
    QVERIFY(m_redis.start()); // empty
    VERIFY_RESULT(finish());
    (void)redis().command({"SET", "somebody:else", "keeps this"});
    QCOMPARE(held(), expected(100));
}

void TestRollbackRedis::leftAsItIs()
{
    VERIFY_RESULT(rollBackTo(300, Death::AfterCommit));
    const auto pending = pendingRestore(*m_session);
    QVERIFY(!endRestore(*m_session, **pending, RestoreEnd::Left, {})); // without a reason
    QVERIFY(isPending());
    VERIFY_RESULT(endRestore(*m_session, **pending, RestoreEnd::Left, m_by));
    QVERIFY(!isPending());
    QCOMPARE(held(), expected(500));
}

void TestRollbackRedis::strangeKeys_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<QString>("said");
    QTest::newRow("string where a hash should be")
        << QByteArrayList {"SET", "ship:00000000-0000-0000-0000-000000000001", "x"}
        << QStringLiteral("is not a hash");
    QTest::newRow("hash where a string should be")
        << QByteArrayList {"HSET", "body:Earth", "a", "b"} << QStringLiteral("is not a string");
    QTest::newRow("string where the set should be")
        << QByteArrayList {"SET", "game:ships", "x"} << QStringLiteral("is not a set");
}

void TestRollbackRedis::strangeKeys()
{
    QFETCH(QByteArrayList, command);
    QFETCH(QString, said);
    (void)redis().command({"DEL", command[1]});
    (void)redis().command(command);
    const QByteArrayList before = held();
    const auto done = rollBackTo(200);
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(said), qPrintable(done.error().text()));
    QCOMPARE(head(), 500);
    QCOMPARE(held(), before);
    QVERIFY(!isPending());
}

QTEST_GUILESS_MAIN(TestRollbackRedis)
#include "tst_rollbackredis.moc"
