#include "ctl.h"
#include "redisbed.h"

#include <QRandomGenerator>

using namespace Weekglass;

/// Rollbacks of a week and of its game's Redis, which die at any step: never half, or told and finished.
class TestRollbackRedisProperty : public RedisBed
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServers(); }
    void init() { begin(); }
    void manyOperations();
    void killedProgram();
    void cleanup() { m_redis.stop(); }
};

void TestRollbackRedisProperty::manyOperations()
{
    const int count = qEnvironmentVariableIntValue("WEEKGLASS_REDIS_OPERATIONS");
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    constexpr Death Deaths[] = {Death::Never, Death::BeforeCommit, Death::AfterCommit, Death::AfterWrite};
    for (int i = 0; i < std::max(count, 25); ++i) {
        const qint64 before = head();
        const Death death = Deaths[random.bounded(4)];
        const auto operations = loadOperations(*m_session);
        VERIFY_RESULT(operations);
        const auto undoable = std::ranges::find_if(*operations, &Operation::canBeUndone);
        const bool undoes = undoable != operations->end() && (before == 100 || random.bounded(2) == 0);
        const qint64 target =
            Ticks[random.bounded(static_cast<int>(before / 100 > 1 ? before / 100 - 1 : 1))];
        const auto done = undoes ? undo(undoable->id, death) : rollBackTo(target, death);
        QVERIFY2(done || death == Death::BeforeCommit || before == 100,
                 done ? "" : qPrintable(done.error().text()));
        if (!done)
            QCOMPARE(head(), before);
        checkWhole(before);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRollbackRedisProperty::killedProgram()
{
    const Ctl ctl((*TestServer::instance())->conninfo(), {QStringLiteral("--json")});
    const int kills = std::max(qEnvironmentVariableIntValue("WEEKGLASS_REDIS_KILLS"), 6);
    for (int i = 0; i < kills; ++i) {
        if (i > 0)
            begin();
        const QStringList base {QStringLiteral("rollback"),
                                QStringLiteral("--week"),
                                m_week,
                                QStringLiteral("--game"),
                                QStringLiteral("sol"),
                                QStringLiteral("--to"),
                                QStringLiteral("200"),
                                QStringLiteral("--redis"),
                                m_redis.uri(),
                                QStringLiteral("--allow-superuser")};
        const Answer shown = ctl(base);
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        const QString confirmation = shown.object()[QStringLiteral("confirmation")].toString();
        const auto program = ctl.start(base
                                       + QStringList {QStringLiteral("--confirm"), confirmation,
                                                      QStringLiteral("--reason"), QStringLiteral("a test")});
        if (!program->waitForFinished(QRandomGenerator::global()->bounded(30, 400)))
            program->kill();
        QVERIFY(program->state() == QProcess::NotRunning || program->waitForFinished(Patience));
        // a server process may be at it still
        QTRY_COMPARE_WITH_TIMEOUT(
            ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                "pg_backend_pid()"),
            QStringLiteral("0"), Patience);
        checkWhole(500);
        if (QTest::currentTestFailed())
            return;
        m_redis.stop();
    }
}

QTEST_GUILESS_MAIN(TestRollbackRedisProperty)
#include "tst_rollbackredisproperty.moc"
