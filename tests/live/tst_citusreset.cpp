#include "citusbed.h"

#include "lifecycle/resetweek.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// The reset of a week that is spread over a Citus cluster: the next one is spread, too.
class TestCitusReset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takenBack();
    void workerDiesWhileItIsMade();
    void refusedWithoutWorkers();

private:
    struct Week
    {
        WeekIdentity identity;
        QString next;
        QString players; // as carried over
        QString print;
        QString distributed; // its tables, and by which columns
    };
    Week make(int number);
    ResetRequest request() const;
    Result<ResetState> reset(const ResetRequest& asked, const Week& week, bool drops) const;
    Result<ResetState> waiting(const Week& week) const;
    QString players(const QString& week) const;
    QString distributed(const QString& week) const;
    /// How many databases of the name the nodes have together.
    int databases(const QString& week) const;

    CitusBed m_bed;
    QTemporaryDir m_folder;
};

void TestCitusReset::initTestCase()
{
    if (const auto found = CitusCluster::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
}

/// Far in the future, so that the next one is the one after it.
TestCitusReset::Week TestCitusReset::make(int number)
{
    auto asked = m_bed.request(number);
    asked.name.year = 2090;
    const auto made = makeNewWeek(asked);
    if (!made)
        qFatal("%s", qPrintable(made.error().text()));
    auto session = m_bed.cluster.open(made->name.toUtf8());
    return {*made, asked.name.next()->toString(), players(made->name), fingerprint(session),
            distributed(made->name)};
}

ResetRequest TestCitusReset::request() const
{
    const ConnectOptions server {.conninfo = m_bed.cluster.conninfo(), .trust = OwnerTrust::everybody()};
    return {.server = server,
            .scratch = server,
            .game = *m_bed.game,
            .archiveFolder = m_folder.path(),
            .by = {.reason = QStringLiteral("a test")}};
}

Result<ResetState> TestCitusReset::reset(const ResetRequest& asked, const Week& week, bool drops) const
{
    const auto plan = planReset(asked, week.identity.name, drops);
    if (!plan)
        return plan.error();
    if (!plan->isDistributed)
        return Error {.message = QStringLiteral("The plan does not distribute the next week.")};
    return resetWeek(asked, *plan, plan->phrase, plan->hash);
}

Result<ResetState> TestCitusReset::waiting(const Week& week) const
{
    auto session = m_bed.cluster.open();
    const auto state = unfinishedReset(session, week.identity.name);
    if (!state)
        return state.error();
    return *state ? Result<ResetState>(**state) : Error {.message = QStringLiteral("No reset waits.")};
}

QString TestCitusReset::players(const QString& week) const
{
    return m_bed.ask("SELECT count(*) || md5(string_agg(concat_ws('|', player_id, username, email, platform, "
                     "device_id, is_banned, settings), ',' ORDER BY player_id)) FROM public.players",
                     week.toUtf8());
}

/// Without partitions, whose names tell the week's days.
QString TestCitusReset::distributed(const QString& week) const
{
    return m_bed.ask(
        "SELECT string_agg(concat_ws(' ', t.table_name, t.citus_table_type, "
        "t.distribution_column), ', ' ORDER BY t.table_name::text) FROM public.citus_tables AS t "
        "JOIN pg_class AS c ON c.oid = t.table_name WHERE NOT c.relispartition",
        week.toUtf8());
}

int TestCitusReset::databases(const QString& week) const
{
    int sum = 0;
    for (int node = 0; node <= CitusCluster::Workers; ++node)
        sum +=
            m_bed.ask("SELECT count(*) FROM pg_database WHERE datname = '" + week.toUtf8() + '\'', {}, node)
                .toInt();
    return sum;
}

/// Before the switch: the next week goes from all nodes, and the old one is as it was.
void TestCitusReset::takenBack()
{
    const Week week = make(5);
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("not yet")};
    };
    QVERIFY(!reset(asked, week, false));
    QCOMPARE(databases(week.next), CitusCluster::Workers + 1);
    QCOMPARE(players(week.next), week.players);
    const auto state = waiting(week);
    VERIFY_RESULT(state);
    VERIFY_RESULT(undoReset(request(), *state));
    QCOMPARE(databases(week.next), 0);
    auto session = m_bed.cluster.open(week.identity.name.toUtf8());
    QCOMPARE(fingerprint(session), week.print);
    m_bed.run("UPDATE public.players SET level = level", week.identity.name.toUtf8()); // it is thawed
}

/// The reset waits and goes on; in the end the old week is gone from all nodes.
void TestCitusReset::workerDiesWhileItIsMade()
{
    const Week week = make(15);
    auto asked = request();
    bool isKilled = false;
    asked.onProgress = [&](ResetStep step, const QString&) {
        if (step == ResetStep::Create && !std::exchange(isKilled, true))
            VERIFY_RESULT(m_bed.cluster.killNode(1));
    };
    const auto cut = reset(asked, week, true);
    QVERIFY(!cut);
    VERIFY_RESULT(m_bed.cluster.startNode(1));
    QVERIFY2(isKilled, qPrintable(cut.error().text()));
    const auto state = waiting(week);
    VERIFY_RESULT(state);
    const auto done = resumeReset(asked, *state);
    VERIFY_RESULT(done);
    QVERIFY(done->isOver);
    QCOMPARE(databases(week.identity.name), 0);
    QCOMPARE(databases(week.next), CitusCluster::Workers + 1);
    QCOMPARE(players(week.next), week.players);
    QVERIFY(week.distributed.contains(QLatin1String("players distributed player_id")));
    QCOMPARE(distributed(week.next), week.distributed);
}

/// Before the old week stops for it.
void TestCitusReset::refusedWithoutWorkers()
{
    const Week week = make(25);
    VERIFY_RESULT(m_bed.cluster.killNode(2));
    const auto plan = planReset(request(), week.identity.name, false);
    VERIFY_RESULT(m_bed.cluster.startNode(2));
    VERIFY_RESULT(plan);
    QVERIFY(plan->isDistributed);
    const QString obstacles = plan->obstacles.join(QLatin1Char('\n'));
    QVERIFY2(obstacles.contains(QLatin1String("cannot be distributed"))
                 && obstacles.contains(QLatin1String("node2")),
             qPrintable(obstacles));
}

QTEST_GUILESS_MAIN(TestCitusReset)

#include "tst_citusreset.moc"
