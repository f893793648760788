#include "healthtest.h"
#include "replicaserver.h"

#include "health/weekhealth.h"
#include "whenrunning.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Figures of a primary and its standbys: each is read on the server that knows it, and refused elsewhere.
class TestHealthReplicas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void primaryKnowsWhoFollows();
    void slotOfAStandbyThatLeft();
    void standbyKnowsItsLag();
    void laggingOne();
    void conflicts();
    void cutOffOne();
    void weekOnAStandby();

private:
    static std::vector<Figure> figuresOf(const ReplicaServer& server)
    {
        auto session = server.open();
        const auto health = readServerHealth(session, {.thresholds = Thresholds::defaults()});
        if (!health)
            qFatal("%s", qPrintable(health.error().text()));
        return health->figures;
    }
    static Figure figure(const ReplicaServer& server, const char* id)
    {
        return figureOf(figuresOf(server), id);
    }
    static void run(const ReplicaServer& server, const QByteArray& statement)
    {
        auto session = server.open();
        const auto done = session.script(*Sql::trusted(statement));
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
    }

    QString m_folder;
    std::optional<ReplicaServer> m_primary;
    std::optional<ReplicaServer> m_near; // by a slot; conflicts are decided against its readers
    std::optional<ReplicaServer> m_late; // is an hour behind
};

void TestHealthReplicas::initTestCase()
{
    if (const auto found = ReplicaServer::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    m_folder = makeTestFolder();
    m_primary.emplace(m_folder, QStringLiteral("a"));
    m_near.emplace(m_folder, QStringLiteral("b"));
    m_late.emplace(m_folder, QStringLiteral("c"));
    VERIFY_RESULT(m_primary->makePrimary());
    run(*m_primary, "SELECT pg_create_physical_replication_slot('near', true)");
    VERIFY_RESULT(m_near->makeStandbyOf(*m_primary,
                                        "max_standby_streaming_delay = 0\nprimary_slot_name = 'near'\n"
                                        "cluster_name = 'near'\nwal_receiver_status_interval = '1s'\n"));
    VERIFY_RESULT(
        m_late->makeStandbyOf(*m_primary, "recovery_min_apply_delay = '1h'\ncluster_name = 'late'\n"));
    run(*m_primary, "CREATE TABLE public.lines AS SELECT generate_series(1, 1000) AS id");
    m_near->waitFor(*m_primary);
}

void TestHealthReplicas::cleanupTestCase()
{
    m_primary.reset();
    if (!m_folder.isEmpty())
        removeTestFolder(m_folder);
}

void TestHealthReplicas::primaryKnowsWhoFollows()
{
    const auto figures = figuresOf(*m_primary);
    for (const char* name : {"near", "late"}) {
        const Figure lag = figureOf(figures, "replication_lag", QLatin1String(name));
        QVERIFY2(lag.kind && lag.isTold(), name);
        QVERIFY2(lag.text.contains(QStringLiteral("streaming")), qPrintable(lag.text));
        QVERIFY(figureOf(figures, "replication_bytes", QLatin1String(name)).isTold());
    }
    QTRY_COMPARE_WITH_TIMEOUT(
        figureOf(figuresOf(*m_primary), "replication_bytes", QStringLiteral("near")).value,
        std::optional(0.0), Patience);
    QVERIFY(*figureOf(figuresOf(*m_primary), "replication_bytes", QStringLiteral("late")).value > 0);
    const Figure kept = figureOf(figures, "slots");
    QCOMPARE(int(kept.state), int(Figure::State::Good));
    QVERIFY2(kept.text.contains(QStringLiteral("near active")), qPrintable(kept.text));
    QVERIFY(figureOf(figures, "conflicts").refusal.contains(QStringLiteral("primary")));
}

void TestHealthReplicas::slotOfAStandbyThatLeft()
{
    VERIFY_RESULT(m_near->stop(true));
    QTRY_COMPARE_WITH_TIMEOUT(int(figure(*m_primary, "slots").state), int(Figure::State::Warning), Patience);
    const Figure left = figure(*m_primary, "slots");
    QCOMPARE(left.value, std::optional(1.0));
    QVERIFY2(left.text.contains(QStringLiteral("near inactive, keeps")), qPrintable(left.text));
    VERIFY_RESULT(m_near->start());
    QTRY_COMPARE_WITH_TIMEOUT(int(figure(*m_primary, "slots").state), int(Figure::State::Good), Patience);
}

/// It has replayed all: the age of its last transaction is no lag.
void TestHealthReplicas::standbyKnowsItsLag()
{
    m_near->waitFor(*m_primary);
    QTRY_VERIFY_WITH_TIMEOUT(figure(*m_near, "replication_lag").isTold(), Patience);
    const auto figures = figuresOf(*m_near);
    QTRY_COMPARE_WITH_TIMEOUT(figure(*m_near, "replication_lag").value, std::optional(0.0), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(figure(*m_near, "replication_bytes").value, std::optional(0.0), Patience);
    QVERIFY(figureOf(figures, "slots").isTold()); // its own: none
    for (const Figure& one : figures)
        QVERIFY2(one.isTold() != !one.refusal.isEmpty(), qPrintable(one.title()));
}

/// It holds back all that it has received since it was made.
void TestHealthReplicas::laggingOne()
{
    const Figure bytes = figure(*m_late, "replication_bytes");
    QVERIFY2(bytes.value && *bytes.value > 0, qPrintable(bytes.text + bytes.refusal));
    const Figure lag = figure(*m_late, "replication_lag");
    QVERIFY2(lag.refusal.contains(QStringLiteral("replayed no transaction")), qPrintable(lag.text));
}

/// A read that was cancelled since the primary removed its rows.
void TestHealthReplicas::conflicts()
{
    const Figure before = figure(*m_near, "conflicts");
    QCOMPARE(before.value, std::optional(0.0));
    const std::jthread cleaner = whenRunning(m_near->conninfo(), "sees the lines", [this] {
        run(*m_primary, "DELETE FROM public.lines WHERE id > 500");
        run(*m_primary, "VACUUM (TRUNCATE false) public.lines");
    });
    auto near = m_near->open();
    const auto read = near.query(
        Sql("SELECT count(*), 'sees the lines' FROM public.lines, (SELECT pg_catalog.pg_sleep(600)) AS w"));
    QVERIFY(!read);
    QTRY_COMPARE_WITH_TIMEOUT(figure(*m_near, "conflicts").value, std::optional(1.0), Patience);
    const Figure after = figure(*m_near, "conflicts");
    QVERIFY2(after.text.contains(QStringLiteral("removed rows 1")), qPrintable(after.text));
}

/// "Now minus the last replay" would be a number: it is refused, and it is bad.
void TestHealthReplicas::cutOffOne()
{
    m_near->cutOff();
    const Figure lag = figure(*m_near, "replication_lag");
    QVERIFY(!lag.isTold());
    QVERIFY2(lag.refusal.contains(QStringLiteral("does not receive")), qPrintable(lag.refusal));
    QCOMPARE(int(lag.state), int(Figure::State::Critical));
}

/// What only the primary counts is refused, and never zero.
void TestHealthReplicas::weekOnAStandby()
{
    GameDefinition game;
    game.id = game.title = game.prefix = QStringLiteral("any");
    auto session = m_near->open();
    const auto health = readWeekHealth(session, game);
    VERIFY_RESULT(health);
    QVERIFY(health->isStandby);
    for (const char* id : {"dead_rows", "autovacuum", "sequences"})
        QVERIFY2(figureOf(health->figures, id).refusal.contains(QStringLiteral("standby")), id);
}

QTEST_GUILESS_MAIN(TestHealthReplicas)
#include "tst_healthreplicas.moc"
