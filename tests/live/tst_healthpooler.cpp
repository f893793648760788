#include "healthtest.h"
#include "pgbouncer.h"

#include "health/handover.h"
#include "health/healthsettings.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// PgBouncer's console beside the server's figures, with one session for its clients.
class TestHealthPooler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void consoleTables();
    void fullPool();
    void notThere();
    void keptForTheServer();

private:
    PoolerHealth read(const Thresholds& thresholds = Thresholds::defaults())
    {
        auto health = readPooler(m_bouncer.conninfo(m_user), thresholds);
        if (!health)
            qFatal("%s", qPrintable(health.error().text()));
        return *std::move(health);
    }
    Session pooled() const
    {
        auto session = Session::open({.conninfo = m_bouncer.conninfo(m_user)});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    WeekServer m_server;
    PgBouncer m_bouncer;
    QByteArray m_user;
};

void TestHealthPooler::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it needs a server of its own behind the pooler");
    if (PgBouncer::program().isEmpty())
        QSKIP("there is no PgBouncer");
    auto session = m_server.open();
    m_user = WeekServer::ask(session, "SELECT current_user").toUtf8();
    QVERIFY2(m_bouncer.start((*TestServer::instance())->running(), m_user), qPrintable(m_bouncer.log()));
}

void TestHealthPooler::consoleTables()
{
    auto client = pooled();
    QCOMPARE(WeekServer::ask(client, "SELECT 1"), QStringLiteral("1"));
    const PoolerHealth health = read();
    QVERIFY2(health.version.contains(QStringLiteral("PgBouncer")), qPrintable(health.version));
    QVERIFY(health.pools.column("cl_waiting") >= 0);
    QVERIFY(health.stats.column("avg_wait_time") >= 0);
    QVERIFY(health.databases.column("pool_size") >= 0);
    QVERIFY(!health.clients.rows.empty());
    const QString subject = QStringLiteral("postgres of ") + QString::fromUtf8(m_user);
    QCOMPARE(figureOf(health.figures, "pool", subject).value, std::optional(0.0));
    QCOMPARE(int(figureOf(health.figures, "pool_wait", subject).state), int(Figure::State::Good));
}

/// One client has the only session, another one waits for it.
void TestHealthPooler::fullPool()
{
    auto client = pooled();
    WeekServer::run(client, "BEGIN");
    std::jthread waiter([session = pooled()](const std::stop_token& stop) mutable {
        (void)session.query(Sql("SELECT 1"), {}, {.stop = stop});
    });
    const auto low = limits(R"({"pool_wait": {"warning": 0.2, "critical": 30}})");
    const auto wait = [&] { return figureOf(read(low).figures, "pool_wait"); };
    QTRY_COMPARE_WITH_TIMEOUT(int(wait().state), int(Figure::State::Warning), Patience);
    const Figure pool = figureOf(read().figures, "pool");
    QCOMPARE(pool.value, std::optional(100.0));
    QCOMPARE(int(pool.state), int(Figure::State::Critical));
    QVERIFY2(pool.text.contains(QStringLiteral("1 of 1")), qPrintable(pool.text));
    WeekServer::run(client, "COMMIT");
    QTRY_COMPARE_WITH_TIMEOUT(int(wait().state), int(Figure::State::Good), Patience);
}

void TestHealthPooler::notThere()
{
    const auto refused = readPooler("host=127.0.0.1 port=1 user=nobody");
    QVERIFY(!refused);
    QVERIFY(refused.error().advice.contains(QStringLiteral("stats_users")));
    const auto report = healthReport(QStringLiteral("s"), {}, {}, Result<PoolerHealth>(refused.error()),
                                     Thresholds::defaults());
    QCOMPARE(report.figures.size(), std::size_t(1));
    QCOMPARE(int(report.figures.front().state), int(Figure::State::Critical));
    QVERIFY(!report.figures.front().isTold());
}

void TestHealthPooler::keptForTheServer()
{
    QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.filePath(QStringLiteral("w.sqlite")));
    VERIFY_RESULT(workspace);
    const HealthSettings settings(*workspace, "1234");
    QCOMPARE(*settings.pooler(), QByteArray());
    VERIFY_RESULT(settings.keepPooler("host=pool port=6432 password=secret"));
    QVERIFY((*settings.pooler()).contains("6432"));
    QVERIFY(!(*settings.pooler()).contains("secret"));
    QCOMPARE(*HealthSettings(*workspace, "99").pooler(), QByteArray());
    const auto* connections = figureKind(QStringLiteral("connections"));
    QVERIFY(!settings.keepThresholds(R"({"nothing": {}})"));
    VERIFY_RESULT(settings.keepThresholds(R"({"connections": {"warning": 42}})"));
    QCOMPARE(settings.thresholds()->of(*connections).warning, std::optional(42.0));
    VERIFY_RESULT(settings.keepThresholds({}));
    QCOMPARE(settings.thresholds()->of(*connections).warning, std::optional(80.0));
}

QTEST_GUILESS_MAIN(TestHealthPooler)
#include "tst_healthpooler.moc"
