#include "citusbed.h"

#include "archives/archiveweek.h"
#include "lifecycle/dropweek.h"
#include "migrations/migrate.h"
#include "migrations/undomigrations.h"
#include "weeks/databasefacts.h"
#include "weeks/weekcard.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int Week = 40;
constexpr int Other = 41;

int kills()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("WEEKGLASS_CITUS_KILLS", &isNumber);
    return isNumber ? wanted : 1;
}

}

/// Workers of a Citus cluster that die at any moment of what is done to a week: it is done, or not done.
class TestCitusKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void inMigration();
    void inArchive();
    void inCreation();
    void inDrop();

private:
    using Check = std::function<void(const Result<void>&)>;

    QString ask(const QByteArray& sql) const { return m_bed.ask(sql, m_bed.name(Week).toUtf8()); }
    ConnectOptions server() const { return m_bed.request(Week).server; }
    /// Runs it once, then while a worker dies, WEEKGLASS_CITUS_KILLS of each; @p check comes after each run.
    void dying(const std::function<Result<void>()>& run, const Check& check);
    Result<void> dropOther() const;
    QString databases(int node) const
    {
        return m_bed.ask("SELECT count(*) FROM pg_database WHERE datname = '" + m_bed.name(Other).toUtf8()
                             + "'",
                         {}, node);
    }

    CitusBed m_bed;
    QTemporaryDir m_folder;
    QRandomGenerator m_random {1};
};

void TestCitusKill::initTestCase()
{
    if (const auto found = CitusCluster::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
    VERIFY_RESULT(makeNewWeek(m_bed.request(Week)));
}

void TestCitusKill::dying(const std::function<Result<void>()>& run, const Check& check)
{
    QElapsedTimer timer;
    timer.start();
    const Result<void> first = run();
    const qint64 takes = timer.elapsed();
    VERIFY_RESULT(first);
    check(first);
    for (int i = 0; i < 2 * kills() && !QTest::currentTestFailed(); ++i) {
        const int node = 1 + i % CitusCluster::Workers;
        const int delay = m_random.bounded(static_cast<int>(takes) + 1);
        std::jthread killer([&] {
            QThread::msleep(static_cast<unsigned long>(delay));
            (void)m_bed.cluster.killNode(node);
        });
        const Result<void> done = run();
        killer.join();
        VERIFY_RESULT(m_bed.cluster.startNode(node));
        m_bed.settle(Week);
        check(done);
    }
}

void TestCitusKill::inMigration()
{
    const GameDefinition game = m_bed.gameWithPets();
    const auto run = [&]() -> Result<void> {
        auto session = m_bed.openWeek(Week);
        const auto done = migrate(session, game);
        return done ? Result<void>() : done.error();
    };
    dying(run, [&](const Result<void>& done) {
        const bool isThere = m_bed.version(Week) == QLatin1String("46");
        if (done || done.error().kind != Error::Kind::Unknown)
            QCOMPARE(isThere, bool(done));
        QCOMPARE(ask("SELECT count(*) FROM pg_dist_partition AS p WHERE p.logicalrelid IN "
                     "(to_regclass('public.pets'), to_regclass('public.breeds'))"),
                 isThere ? QStringLiteral("2") : QStringLiteral("0"));
        QCOMPARE(ask("SELECT to_regclass('public.pets') IS NOT NULL"),
                 isThere ? QStringLiteral("t") : QStringLiteral("f"));
        if (!isThere)
            return;
        auto session = m_bed.openWeek(Week);
        const auto plan = planUndo(session, game, QStringLiteral("45"));
        VERIFY_RESULT(plan);
        VERIFY_RESULT(undoMigrations(session, game, QStringLiteral("45"), plan->hash));
    });
}

/// There is a verified archive, or none.
void TestCitusKill::inArchive()
{
    const QString before = m_bed.print(Week);
    const QDir folder(m_folder.path());
    const auto files = [&folder] { return folder.entryList(QDir::Files); };
    for (const QString& name : files())
        QFile::remove(folder.filePath(name));
    const auto run = [&]() -> Result<void> {
        const auto made = archiveWeek(server(), m_bed.identity(Week), server(), {.folder = m_folder.path()});
        return made && made->isVerified() ? Result<void>() : made.error();
    };
    dying(run, [&](const Result<void>& done) {
        QCOMPARE(files().size(), done ? 2 : 0); // the dump and its manifest
        for (const QString& name : files())
            QFile::remove(folder.filePath(name));
        QCOMPARE(m_bed.print(Week), before);
    });
}

Result<void> TestCitusKill::dropOther() const
{
    const auto plan = planDrop(server(), m_bed.name(Other));
    return plan
        ? dropWeek(server(), plan->week,
                   {.typed = plan->phrase, .hash = plan->hash, .withoutArchive = QStringLiteral("a test")})
        : Result<void>(plan.error());
}

/// It is whole; or nothing of it is left where the nodes answer, and doing it again makes it whole.
void TestCitusKill::inCreation()
{
    auto request = m_bed.request(Other);
    request.sampleSeed.reset();
    const auto run = [&]() -> Result<void> {
        const auto made = makeNewWeek(request);
        return made ? Result<void>() : made.error();
    };
    dying(run, [&](const Result<void>& done) {
        if (!done) {
            auto maintenance = m_bed.cluster.open();
            const auto facts = readDatabaseFacts(maintenance, m_bed.name(Other));
            QVERIFY2(!facts || weekCardOf(facts->comment).stage == QLatin1String("created"),
                     qPrintable(done.error().text()));
            VERIFY_RESULT(run());
        }
        auto session = m_bed.openWeek(Other);
        const auto tables = distributedTables(session);
        VERIFY_RESULT(tables);
        QCOMPARE(tables->size(), m_bed.game->distribution->tables.size());
        QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.players"), QStringLiteral("0"));
        VERIFY_RESULT(dropOther());
        for (int node = 0; node <= CitusCluster::Workers; ++node)
            QCOMPARE(databases(node), QStringLiteral("0"));
    });
}

/// It is gone, or as it was. What a worker that is dead cannot drop goes with the next week of the name.
void TestCitusKill::inDrop()
{
    auto request = m_bed.request(Other);
    request.sampleSeed.reset();
    VERIFY_RESULT(makeNewWeek(request));
    const auto run = [this] { return dropOther(); };
    dying(run, [&](const Result<void>& done) {
        const bool isThere = databases(CitusCluster::Coordinator) == QLatin1String("1");
        QVERIFY(!done || !isThere);
        if (isThere) {
            auto session = m_bed.openWeek(Other);
            QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.players"), QStringLiteral("0"));
            VERIFY_RESULT(dropOther());
        } else if (!done) {
            QVERIFY2(done.error().message.contains(QLatin1String("not its shards")),
                     qPrintable(done.error().text()));
        }
        VERIFY_RESULT(makeNewWeek(request));
    });
    VERIFY_RESULT(dropOther());
    for (int node = 0; node <= CitusCluster::Workers; ++node)
        QCOMPARE(databases(node), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestCitusKill)

#include "tst_cituskill.moc"
