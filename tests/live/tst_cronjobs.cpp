#include "localserver/localserver.h"
#include "resettest.h"
#include "testserver.h"
#include "weeks/cronjobs.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What becomes of the jobs of pg_cron in a week that is dropped or reset: against the real extension, in a
/// server that has loaded it.
class TestCronJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void goWithADroppedWeek();
    void stayWhereNothingIsDropped();
    void jobsOfOthersForbidIt();
    void endWithAReset();

private:
    WeekIdentity newWeek(const char* name)
    {
        auto session = Session::open(m_options);
        WeekServer::run(*session, QByteArray("CREATE DATABASE ") + name);
        return readDatabaseFacts(*session, QLatin1String(name))->identity;
    }
    std::vector<qint64> schedule(const WeekIdentity& week)
    {
        std::vector<CronTask> tasks;
        for (const char* object : {"one", "two"})
            tasks.push_back({.task = QStringLiteral("test"),
                             .object = QLatin1String(object),
                             .schedule = QStringLiteral("0 0 1 1 *"),
                             .command = Sql("SELECT 1")});
        const auto ids = scheduleJobs(m_options, week, tasks);
        if (!ids)
            qFatal("%s", qPrintable(ids.error().text()));
        return *ids;
    }
    std::size_t jobsOf(const WeekIdentity& week) const { return readCron(m_options, week)->jobs.size(); }
    Result<QByteArray> drop(const ConnectOptions& options, const DropPlan& plan) const
    {
        return dropWeek(options, plan.week,
                        {.typed = plan.week.confirmation(),
                         .hash = plan.hash,
                         .withoutArchive = QStringLiteral("a test")});
    }
    bool isThere(const WeekIdentity& week) const
    {
        auto session = Session::open(m_options);
        return static_cast<bool>(readDatabaseFacts(*session, week.name));
    }

    QString m_folder;
    std::unique_ptr<LocalServer> m_server;
    ConnectOptions m_options;
};

void TestCronJobs::initTestCase()
{
    m_folder = makeTestFolder();
    m_server = std::make_unique<LocalServer>(LocalServerOptions {
        .dataFolder = m_folder + QStringLiteral("/server"),
        .socketFolder = m_folder + QStringLiteral("/s"),
        .settings = {{QStringLiteral("fsync"), QStringLiteral("off")},
                     {QStringLiteral("shared_preload_libraries"), QStringLiteral("pg_cron")},
                     {QStringLiteral("cron.use_background_workers"), QStringLiteral("on")}}});
    const auto running = m_server->start();
    if (!running)
        QSKIP(qPrintable(running.error().text())); // without postgresql-15-cron it cannot load it
    m_options.conninfo = running->setupConninfo;
    m_options.trust = OwnerTrust::everybody();
    auto session = Session::open(m_options);
    VERIFY_RESULT(session);
    WeekServer::run(*session, "CREATE EXTENSION pg_cron");
}

void TestCronJobs::cleanupTestCase()
{
    m_server.reset();
    removeTestFolder(m_folder);
}

void TestCronJobs::goWithADroppedWeek()
{
    const WeekIdentity week = newWeek("dropped");
    const WeekIdentity other = newWeek("other");
    const auto before = planDrop(m_options, week.name);
    VERIFY_RESULT(before);
    QVERIFY(before->jobs.jobs.empty() && before->jobs.text().isEmpty());
    const auto ids = schedule(week);
    schedule(other);
    const auto plan = planDrop(m_options, week.name);
    VERIFY_RESULT(plan);
    QVERIFY(plan->obstacles.isEmpty());
    QVERIFY(plan->hash != before->hash); // what was confirmed had no jobs
    QVERIFY(!drop(m_options, *before));
    QCOMPARE(plan->jobs.text(),
             QStringLiteral("%1 weekglass test dropped one, %2 weekglass test dropped two")
                 .arg(ids[0])
                 .arg(ids[1]));
    VERIFY_RESULT(drop(m_options, *plan));
    QVERIFY(!isThere(week));
    QCOMPARE(jobsOf(week), std::size_t(0));
    QCOMPARE(jobsOf(other), std::size_t(2));
    auto session = Session::open(m_options);
    QCOMPARE(WeekServer::ask(*session,
                             "SELECT count(*) FROM weekglass.week_log WHERE week = 'dropped' AND detail ? "
                             "'unscheduled'"),
             QStringLiteral("2"));
}

void TestCronJobs::stayWhereNothingIsDropped()
{
    const WeekIdentity week = newWeek("stays");
    schedule(week);
    const auto plan = planDrop(m_options, week.name);
    VERIFY_RESULT(plan);
    const auto done = removeJobs(m_options, week, plan->jobs.jobs, {}, [&]() -> Result<void> {
        return Error {.message = QStringLiteral("it could not be dropped")};
    });
    QVERIFY(!done);
    QCOMPARE(jobsOf(week), std::size_t(2));
}

/// Before anything is dropped: jobs that the role sees and may not remove, and those that only the log knows.
void TestCronJobs::jobsOfOthersForbidIt()
{
    const WeekIdentity week = newWeek("others_week");
    const auto ids = schedule(week);
    auto session = Session::open(m_options);
    WeekServer::run(*session,
                    "CREATE ROLE week_owner; ALTER DATABASE others_week OWNER TO week_owner; GRANT USAGE ON "
                    "SCHEMA weekglass TO week_owner; GRANT SELECT, INSERT ON weekglass.week_log TO "
                    "week_owner");
    ConnectOptions owner = m_options;
    owner.conninfo += " options='-c role=week_owner'";
    for (const char* rights : {"SELECT 1", "GRANT USAGE ON SCHEMA cron TO week_owner",
                               "CREATE POLICY all_jobs ON cron.job FOR SELECT TO week_owner USING (TRUE)"}) {
        WeekServer::run(*session, rights);
        const auto plan = planDrop(owner, week.name);
        VERIFY_RESULT(plan);
        const QString why = plan->obstacles.join(QLatin1Char('\n'));
        QVERIFY2(why.contains(
                     QStringLiteral("pg_cron has jobs in it that your role may not remove: %1").arg(ids[0])),
                 qPrintable(why));
        const auto refused = drop(owner, *plan);
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(QLatin1String("may not remove")),
                 qPrintable(refused.error().text()));
        QVERIFY(isThere(week));
        QCOMPARE(jobsOf(week), std::size_t(2));
    }
}

void TestCronJobs::endWithAReset()
{
    const GameDefinition game = resettableGame(QStringLiteral("cronreset"));
    const WeekName name {game.prefix, 2090, 5};
    auto session = Session::open(m_options);
    const auto week = createWeek(*session, game, name);
    VERIFY_RESULT(week);
    auto inside = Session::open({.conninfo = m_options.conninfo, .database = week->name.toUtf8()});
    VERIFY_RESULT(migrate(*inside, game));
    inside = Session::open(m_options); // lets the week go
    const auto ids = schedule(*week);
    const QTemporaryDir folder;
    const ResetRequest request {.server = m_options,
                                .scratch = m_options,
                                .game = game,
                                .archiveFolder = folder.path(),
                                .by = {.reason = QStringLiteral("a test")}};
    const auto plan = planReset(request, week->name, false);
    VERIFY_RESULT(plan);
    QVERIFY2(plan->obstacles.isEmpty(), qPrintable(plan->obstacles.join(QLatin1Char('\n'))));
    QVERIFY(plan->jobs.text().startsWith(QString::number(ids[0])));
    VERIFY_RESULT(resetWeek(request, *plan, plan->week.confirmation(), plan->hash));
    QVERIFY(isThere(*week)); // it was not to be dropped
    QCOMPARE(jobsOf(*week), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestCronJobs)
#include "tst_cronjobs.moc"
