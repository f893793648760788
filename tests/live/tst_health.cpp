#include "healthtest.h"
#include "manydatabases.h"

#include "pg/environment.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Each figure of a server, on one that was made sick on purpose.
class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void healthyServer();
    void costsLittle();
    void lockChainWithTwoBlockers();
    void ownSessionsAreNamed();
    void idleTransaction();
    void longStatement();
    void slowStatement();
    void wraparound();
    void connections();
    void coldCache();
    void checkpoints();
    void archiver();
    void disk();
    void unprivilegedRole();
    void progressOfAnIndex();
    void slotLeftBehind();

private:
    ServerHealth read(const Thresholds& thresholds = Thresholds::defaults(),
                      const std::optional<HealthCounters>& earlier = {})
    {
        auto session = m_server.open();
        auto health = readServerHealth(session, {.thresholds = thresholds, .earlier = earlier});
        if (!health)
            qFatal("%s", qPrintable(health.error().text()));
        return *std::move(health);
    }
    Figure figure(const char* id, const Thresholds& thresholds = Thresholds::defaults())
    {
        return figureOf(read(thresholds).figures, id);
    }

    WeekServer m_server;
};

void TestHealth::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it needs a server of its own to make it sick");
}

void TestHealth::healthyServer()
{
    const ServerHealth health = read();
    for (const Figure& one : health.figures) {
        QVERIFY2(one.state <= Figure::State::Good, qPrintable(one.title() + one.text));
        QVERIFY2(one.isTold() != !one.refusal.isEmpty(), qPrintable(one.title()));
        QVERIFY2(one.isTold() == !one.text.isEmpty(), qPrintable(one.title()));
        QVERIFY(one.next.isEmpty());
    }
    QVERIFY(health.readAt > 0);
    QVERIFY(!health.isStandby);
    for (const char* id : {"connections", "lock_wait", "longest_statement", "oldest_transaction",
                           "idle_transaction", "wraparound", "multixact", "slots"})
        QCOMPARE(int(figureOf(health.figures, id).state), int(Figure::State::Good));
    for (const char* id : {"cache_hit", "disk", "archiver", "replication_lag", "statement_p99"})
        QVERIFY2(!figureOf(health.figures, id).refusal.isEmpty(), id);
}

/// A dozen statements, and no more of them on a server of a thousand databases; bench_health takes the time.
void TestHealth::costsLittle()
{
    const auto statements = [] {
        const auto activity = std::make_shared<Activity>();
        auto session =
            Session::open({.conninfo = (*TestServer::instance())->conninfo(), .activity = activity});
        const std::size_t before = activity->entries().size();
        QStringList asked;
        if (!session || !readServerHealth(*session))
            return asked;
        for (const Activity::Entry& entry : activity->entries())
            asked << QString::fromUtf8(entry.sql);
        return asked.mid(static_cast<qsizetype>(before));
    };
    const QStringList few = statements();
    auto setup = m_server.open(); // rows of the catalog are all that is read of databases
    addDatabases(setup, "'template0'", "format('many_%s', n)");
    const QStringList many = statements();
    WeekServer::run(setup, "DELETE FROM pg_database WHERE datname LIKE 'many%'");
    QVERIFY2(few.size() >= 3 && few.size() <= 12, qPrintable(few.join(QLatin1Char('\n'))));
    QCOMPARE(many, few);
}

/// A and B hold the table, C waits for both, D and E wait for C.
void TestHealth::lockChainWithTwoBlockers()
{
    auto a = otherProgram("first");
    auto b = otherProgram("second");
    WeekServer::run(a, "CREATE TABLE queued (n INT)");
    WeekServer::run(a, "BEGIN; LOCK TABLE queued IN SHARE MODE");
    WeekServer::run(b, "BEGIN; LOCK TABLE queued IN SHARE MODE");
    const Beside c("BEGIN; LOCK TABLE queued IN ACCESS EXCLUSIVE MODE; COMMIT", "third");
    const auto waiting = [this] {
        const auto locks = read().locks;
        return std::ranges::count_if(locks, [](const LockSession& one) { return !one.isRoot; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 1, Patience);
    const Beside d("SELECT count(*) FROM queued", "fourth");
    const Beside e("INSERT INTO queued VALUES (1)", "fifth");
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 3, Patience);
    const ServerHealth health = read();
    QStringList roots;
    for (const LockSession& one : health.locks) {
        if (one.isRoot)
            roots << one.name;
    }
    roots.sort();
    QCOMPARE(roots, QStringList({QStringLiteral("first"), QStringLiteral("second")}));
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("lock_wait").state), int(Figure::State::Warning), Patience);
    const Figure waits = figure("lock_wait", limits(R"({"lock_wait": {"critical": 1}})"));
    QCOMPARE(int(waits.state), int(Figure::State::Critical));
    QVERIFY2(waits.text.contains(WeekServer::ask(a, "SELECT pg_backend_pid()")), qPrintable(waits.text));
    QVERIFY2(waits.text.contains(QStringLiteral("3 wait")), qPrintable(waits.text));
    QVERIFY(!waits.next.isEmpty());
    WeekServer::run(a, "ROLLBACK");
    WeekServer::run(b, "ROLLBACK");
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, Patience);
    QCOMPARE(int(figure("lock_wait").state), int(Figure::State::Good));
}

void TestHealth::ownSessionsAreNamed()
{
    const int before = read().ours;
    auto ours = m_server.open();
    auto other = otherProgram();
    const ServerHealth health = read();
    QCOMPARE(health.ours, before + 1);
    QVERIFY(health.sessions >= health.ours + 1);
    WeekServer::run(ours, "BEGIN");
    const Figure idle = figure("idle_transaction");
    QVERIFY2(idle.text.contains(QStringLiteral("(ours)")), qPrintable(idle.text));
}

void TestHealth::idleTransaction()
{
    auto session = otherProgram();
    const auto short_ = limits(
        R"({"idle_transaction": {"warning": 0.2}, "oldest_transaction": {"warning": 0.2, "critical": 0.4}})");
    QCOMPARE(int(figure("idle_transaction", short_).state), int(Figure::State::Good));
    WeekServer::run(session, "BEGIN; SELECT 1");
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("idle_transaction", short_).state), int(Figure::State::Warning),
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("oldest_transaction", short_).state), int(Figure::State::Critical),
                              Patience);
    QVERIFY(figure("idle_transaction").text.contains(QStringLiteral("game-server")));
    QCOMPARE(int(figure("idle_transaction").state), int(Figure::State::Good)); // five minutes
    WeekServer::run(session, "ROLLBACK");
    QCOMPARE(figure("idle_transaction").value, std::optional(0.0));
}

void TestHealth::longStatement()
{
    const auto short_ = limits(R"({"longest_statement": {"warning": 0.3, "critical": null}})");
    {
        const Beside sleeper("SELECT pg_sleep(600)");
        QTRY_COMPARE_WITH_TIMEOUT(int(figure("longest_statement", short_).state), int(Figure::State::Warning),
                                  Patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(int(figure("longest_statement", short_).state), int(Figure::State::Good),
                              Patience);
}

void TestHealth::slowStatement()
{
    if (const ServerHealth health = read(); !health.statements.refusal.isEmpty()) {
        QVERIFY(!health.statements.remedy.isEmpty());
        QSKIP("the server has no pg_stat_statements");
    }
    auto session = otherProgram();
    WeekServer::run(session, "SELECT pg_stat_statements_reset()");
    QVERIFY(figure("statement_mean").refusal.contains(QString::number(LeastCalls)));
    for (int i = 0; i < LeastCalls; ++i)
        QCOMPARE(WeekServer::ask(session, "SELECT 'slow' FROM pg_sleep(0.004)"), QStringLiteral("slow"));
    const auto short_ = limits(R"({"statement_mean": {"warning": 2}})");
    const ServerHealth health = read(short_);
    const Figure mean = figureOf(health.figures, "statement_mean");
    QCOMPARE(int(mean.state), int(Figure::State::Warning));
    QVERIFY2(*mean.value >= 4, qPrintable(mean.text));
    QVERIFY(health.statements.slowest.front().text.contains(QStringLiteral("pg_sleep")));
    QCOMPARE(health.statements.slowest.front().calls, LeastCalls);
    QVERIFY(!health.statements.frequent.empty());
    // mean and deviation are no p99
    QVERIFY(!figureOf(health.figures, "statement_p99").isTold());
}

/// Nobody waits for two thousand million transactions: the limit is lowered.
void TestHealth::wraparound()
{
    const auto low = limits(R"({"wraparound": {"warning": 0.0000001}, "multixact": {"warning": 0}})");
    QCOMPARE(int(figure("wraparound", low).state), int(Figure::State::Warning));
    QCOMPARE(int(figure("multixact", low).state), int(Figure::State::Warning));
    auto session = m_server.open();
    const double age =
        WeekServer::ask(session, "SELECT 100 * max(age(datfrozenxid)) / 2147483648.0 FROM pg_database")
            .toDouble();
    QVERIFY(std::abs(*figure("wraparound").value - age) < 0.001);
}

void TestHealth::connections()
{
    std::vector<Session> sessions;
    for (int i = 0; i < 8; ++i)
        sessions.push_back(otherProgram());
    const auto low = limits(R"({"connections": {"warning": 5, "critical": 99}})");
    const Figure many = figure("connections", low);
    QCOMPARE(int(many.state), int(Figure::State::Warning));
    QVERIFY(*many.value >= 100.0 * 9 / 97);
}

void TestHealth::coldCache()
{
    {
        auto session = otherProgram();
        WeekServer::run(
            session,
            "CREATE TABLE large AS SELECT n, repeat('x', 900) AS filler FROM generate_series(1, 120000) "
            "AS n; CHECKPOINT");
    }
    VERIFY_RESULT((*TestServer::instance())->restart()); // what was in the cache is gone
    const HealthCounters cold = read().counters;
    {
        auto session = otherProgram();
        WeekServer::run(session, "SET max_parallel_workers_per_gather = 0; SELECT count(filler) FROM large");
    }
    const auto hit = [&] { return figureOf(read(Thresholds::defaults(), cold).figures, "cache_hit"); };
    QTRY_COMPARE_WITH_TIMEOUT(int(hit().state), int(Figure::State::Critical), Patience);
    QCOMPARE(hit().since, std::optional(cold.readAt));
    QVERIFY(!read().counters.hit || !figure("cache_hit").isTold()); // one reading says nothing
}

void TestHealth::checkpoints()
{
    auto session = otherProgram();
    const HealthCounters earlier = read().counters;
    for (int i = 0; i < 12; ++i)
        WeekServer::run(session,
                        "CREATE TABLE IF NOT EXISTS c (n INT); INSERT INTO c VALUES (1); CHECKPOINT");
    const auto share = [&] { return figureOf(read(Thresholds::defaults(), earlier).figures, "checkpoints"); };
    QTRY_COMPARE_WITH_TIMEOUT(int(share().state), int(Figure::State::Warning), Patience);
    QCOMPARE(share().since, std::optional(earlier.readAt));
}

void TestHealth::archiver()
{
    const Figure off = figure("archiver");
    QVERIFY(!off.isTold());
    QVERIFY(off.remedy.contains(QStringLiteral("archive_mode")));
}

void TestHealth::disk()
{
    QVERIFY(figure("disk").refusal.contains(QStringLiteral("WAL")));
    auto session = m_server.open();
    const auto health =
        readServerHealth(session, {.dataFolder = (*TestServer::instance())->running().dataFolder});
    VERIFY_RESULT(health);
    const Figure disk = figureOf(health->figures, "disk");
    QVERIFY(disk.isTold());
    QVERIFY(*disk.value >= 0 && *disk.value <= 100);
}

/// Who may not see what others do is told so, and what would help.
void TestHealth::unprivilegedRole()
{
    auto setup = m_server.open();
    WeekServer::run(setup, "CREATE ROLE \"small-one\" LOGIN");
    const auto conninfo = withUser((*TestServer::instance())->conninfo(), "small-one", "postgres");
    VERIFY_RESULT(conninfo);
    auto session = Session::open({.conninfo = *conninfo});
    VERIFY_RESULT(session);
    const auto health = readServerHealth(*session);
    VERIFY_RESULT(health);
    for (const char* id : {"lock_wait", "longest_statement", "oldest_transaction", "idle_transaction"}) {
        const Figure refused = figureOf(health->figures, id);
        QVERIFY2(!refused.isTold(), id);
        QCOMPARE(refused.remedy, QStringLiteral("GRANT pg_monitor TO \"small-one\";"));
    }
    QVERIFY(figureOf(health->figures, "connections").isTold());
    QVERIFY(figureOf(health->figures, "wraparound").isTold());
    WeekServer::run(setup, "GRANT pg_monitor TO \"small-one\"");
    const auto more = readServerHealth(*session);
    VERIFY_RESULT(more);
    QVERIFY(figureOf(more->figures, "lock_wait").isTold());
}

void TestHealth::progressOfAnIndex()
{
    auto holder = otherProgram();
    WeekServer::run(holder, "CREATE TABLE indexed (n INT)");
    WeekServer::run(holder, "BEGIN; INSERT INTO indexed VALUES (1)");
    // it waits for that transaction
    const Beside builder("CREATE INDEX CONCURRENTLY ON indexed (n)");
    const auto kinds = [this] {
        QStringList all;
        for (const RunningWork& work : read().works)
            all << work.kind + QLatin1Char(' ') + work.relation;
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(kinds().contains(QStringLiteral("create index concurrently indexed")), Patience);
    WeekServer::run(holder, "COMMIT");
    QTRY_VERIFY_WITH_TIMEOUT(kinds().isEmpty(), Patience);
}

/// The private server keeps no WAL for others, so this one is told to.
void TestHealth::slotLeftBehind()
{
    {
        auto session = m_server.open();
        for (const char* setting : {"wal_level = 'replica'", "max_wal_senders = 4"})
            VERIFY_RESULT(session.execute(*Sql::trusted(QByteArray("ALTER SYSTEM SET ") + setting)));
    }
    VERIFY_RESULT((*TestServer::instance())->restart());
    QCOMPARE(int(figure("slots").state), int(Figure::State::Good));
    auto session = m_server.open();
    WeekServer::run(session, "SELECT pg_create_physical_replication_slot('left_behind', true)");
    const Figure left = figure("slots");
    QCOMPARE(int(left.state), int(Figure::State::Warning));
    QVERIFY2(left.text.contains(QStringLiteral("left_behind")), qPrintable(left.text));
    WeekServer::run(session, "SELECT pg_drop_replication_slot('left_behind')");
    QCOMPARE(int(figure("slots").state), int(Figure::State::Good));
}

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
