#include "citusbed.h"

#include "archives/archiveweek.h"
#include "drift/drift.h"
#include "health/serverhealth.h"
#include "lifecycle/bluegreen.h"
#include "lifecycle/board.h"
#include "migrations/migrate.h"
#include "migrations/undomigrations.h"
#include "migrations/weekdetails.h"
#include "pg/locktree.h"

#include <QTemporaryDir>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int Week = 40;
constexpr int Other = 41;

}

/// A week that is spread over a Citus cluster, through its life: later migrations, drift, archive, locks,
/// sizes, and what is refused.
class TestCitusLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void newTablesAreDistributed();
    void keyWithoutColumn();
    void driftKnowsShards();
    void archivedAndVerified();
    void othersCannotTakeItsPlace();
    void sizesOfAllNodes();
    void locksOnNodes_data();
    void locksOnNodes();

private:
    QString ask(const QByteArray& sql) const { return m_bed.ask(sql, m_bed.name(Week).toUtf8()); }
    ConnectOptions server() const { return m_bed.request(Week).server; }

    CitusBed m_bed;
    QTemporaryDir m_folder;
};

void TestCitusLife::initTestCase()
{
    if (const auto found = CitusCluster::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
    VERIFY_RESULT(makeNewWeek(m_bed.request(Week)));
}

/// With the rows that their migration gave them, and of nothing else than the manifest says.
void TestCitusLife::newTablesAreDistributed()
{
    const GameDefinition game = m_bed.gameWithPets();
    const auto printed = [this] {
        auto lines = m_bed.print(Week).split(QLatin1Char('\n'));
        lines.removeIf(
            [](const QString& line) { return line.contains(QLatin1String("flyway_schema_history")); });
        return lines;
    };
    const QStringList before = printed();
    const auto distributed = [this] {
        return ask(
            "SELECT coalesce(string_agg(concat_ws(' ', t.table_name, t.citus_table_type, "
            "t.distribution_column), "
            "', ' ORDER BY 1), '') FROM public.citus_tables AS t WHERE t.table_name::text IN ('public.pets', "
            "'pets', 'breeds', 'public.breeds')");
    };
    QCOMPARE(distributed(), QString());
    {
        auto session = m_bed.openWeek(Week);
        const auto done = migrate(session, game);
        VERIFY_RESULT(done);
        QCOMPARE(done->applied, QStringList(QStringLiteral("V46__pets.sql")));
    }
    const QString is = distributed();
    QVERIFY2(is.contains(QLatin1String("pets distributed player_id")), qPrintable(is));
    QVERIFY2(is.contains(QLatin1String("breeds reference")), qPrintable(is));
    QCOMPARE(ask("SELECT count(DISTINCT colocation_id) FROM public.citus_tables WHERE citus_table_type = "
                 "'distributed'"),
             QStringLiteral("1"));
    QCOMPARE(ask("SELECT count(*) FROM public.pets WHERE pet_id = 1"),
             ask("SELECT count(*) FROM public.players"));
    QCOMPARE(ask("SELECT min(pets) FROM public.players"), QStringLiteral("1"));
    QCOMPARE(ask("SELECT count(*) FROM public.breeds"), QStringLiteral("2"));
    QCOMPARE(ask("SELECT pg_relation_size('public.pets')"), QStringLiteral("0"));

    auto session = m_bed.openWeek(Week);
    const auto plan = planUndo(session, game, QStringLiteral("45"));
    VERIFY_RESULT(plan);
    VERIFY_RESULT(undoMigrations(session, game, QStringLiteral("45"), plan->hash));
    QCOMPARE(distributed(), QString());
    QCOMPARE(printed(), before);
}

/// The file is taken back with its table.
void TestCitusLife::keyWithoutColumn()
{
    GameDefinition game = *m_bed.game;
    game.migrations.push_back(
        {QStringLiteral("migrations/V46__pets.sql"),
         "CREATE TABLE public.pets (pet_id BIGINT PRIMARY KEY, player_id UUID NOT NULL);"});
    game.distribution->tables.push_back({QStringLiteral("public.pets"), QStringLiteral("player_id")});
    auto session = m_bed.openWeek(Week);
    const auto done = migrate(session, game);
    QVERIFY(!done);
    QVERIFY2(done.error().where.contains(QLatin1String("public.pets")), qPrintable(done.error().text()));
    QCOMPARE(m_bed.version(Week), QStringLiteral("45"));
    QCOMPARE(ask("SELECT to_regclass('public.pets') IS NULL"), QStringLiteral("t"));
}

void TestCitusLife::driftKnowsShards()
{
    ReferenceCatalogs references([this](const std::stop_token&) { return Result<ConnectOptions>(server()); });
    const auto drifted = [&]() -> QStringList {
        auto session = m_bed.openWeek(Week);
        const auto drift = readDrift(session, *m_bed.game, references);
        if (!drift)
            return {drift.error().text()};
        QStringList lines;
        for (const DriftItem& item : drift->items)
            lines << driftKindName(item.kind) + QLatin1Char(' ') + item.object + QLatin1Char(' ') + item.name;
        return lines;
    };
    QCOMPARE(drifted(), QStringList());
    m_bed.run("ALTER TABLE public.quests ADD COLUMN note TEXT", m_bed.name(Week).toUtf8());
    const QStringList found = drifted();
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.front().contains(QLatin1String("column")) && found.front().contains(QLatin1String("note")),
             qPrintable(found.front()));
    m_bed.run("ALTER TABLE public.quests DROP COLUMN note", m_bed.name(Week).toUtf8());
    QCOMPARE(drifted(), QStringList());
}

/// With the rows of all nodes, and restored where there is no Citus.
void TestCitusLife::archivedAndVerified()
{
    const auto made = archiveWeek(server(), m_bed.identity(Week), server(), {.folder = m_folder.path()});
    VERIFY_RESULT(made);
    QVERIFY(made->isVerified());
    QVERIFY(!made->manifest.needs.extensions.contains(QStringLiteral("citus")));
    VERIFY_RESULT(verifyArchive(made->file, server()));
    for (const auto& table : made->manifest.fingerprint.tables) {
        if (table.name == QLatin1String("public.save_snapshots"))
            QCOMPARE(QString::number(table.rows), ask("SELECT count(*) FROM public.save_snapshots"));
    }
    QVERIFY(made->manifest.fingerprint.rows() > 0);
}

void TestCitusLife::othersCannotTakeItsPlace()
{
    const auto green = planBlueGreen({.server = server(), .game = *m_bed.game}, m_bed.name(Week));
    VERIFY_RESULT(green);
    QVERIFY2(green->obstacles.join(QLatin1Char('\n')).contains(QLatin1String("distributed over a cluster")),
             qPrintable(green->obstacles.join(QLatin1Char('\n'))));
    auto copy = m_bed.request(Other, false);
    copy.templateDatabase = m_bed.name(Week);
    copy.sampleSeed.reset();
    const auto made = makeNewWeek(copy);
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(QLatin1String("would have no shards")),
             qPrintable(made.error().text()));
    QCOMPARE(
        m_bed.ask("SELECT count(*) FROM pg_database WHERE datname = '" + m_bed.name(Other).toUtf8() + "'"),
        QStringLiteral("0"));
}

void TestCitusLife::sizesOfAllNodes()
{
    const QByteArray size = "SELECT pg_database_size(current_database())";
    const auto known = [this]() -> std::optional<qint64> {
        auto session = m_bed.openWeek(Week);
        const auto details = weekDetails(session, *m_bed.game);
        return details ? details->size : std::nullopt;
    };
    const auto onBoard = [this]() -> std::optional<qint64> {
        auto session = m_bed.cluster.open();
        const auto board =
            readBoard(session, GameLibrary::load({QStringLiteral(":/sql/games")}), {.withSizes = true});
        for (const GameBoard& game : board->games) {
            for (const BoardWeek& week : game.weeks) {
                if (week.identity.name == m_bed.name(Week))
                    return week.bytes;
            }
        }
        return 0;
    };
    qint64 shards = 0;
    for (int node = 1; node <= CitusCluster::Workers; ++node)
        shards += m_bed.ask(size, m_bed.name(Week).toUtf8(), node).toLongLong();
    QVERIFY(shards > 0);
    QVERIFY2(known().value_or(0) > shards, qPrintable(QString::number(known().value_or(0))));
    QVERIFY2(onBoard().value_or(0) > shards, qPrintable(QString::number(onBoard().value_or(0))));
    VERIFY_RESULT(m_bed.cluster.killNode(1));
    const auto silent = std::pair(known(), onBoard());
    VERIFY_RESULT(m_bed.cluster.startNode(1));
    QVERIFY(!silent.first);
    QVERIFY(!silent.second);
}

void TestCitusLife::locksOnNodes_data()
{
    QTest::addColumn<int>("holder");
    QTest::newRow("of a session of the coordinator") << 0;
    QTest::newRow("of a session of a worker") << 1;
}

/// A row on a worker, which the coordinator's own lists of locks do not have.
void TestCitusLife::locksOnNodes()
{
    QFETCH(const int, holder);
    const QByteArray change = "UPDATE public.players SET level = level WHERE player_id = '"
        + ask("SELECT min(player_id::text) FROM public.players").toUtf8() + "'";
    auto holding = m_bed.cluster.open(m_bed.name(Week).toUtf8(), holder);
    WeekServer::run(holding, "BEGIN");
    WeekServer::run(holding, change);
    auto waits = std::async(std::launch::async, [&] {
        auto session = m_bed.openWeek(Week);
        return session.script(*Sql::trusted(change));
    });
    auto maintenance = m_bed.cluster.open();
    std::optional<LockTree> tree;
    const auto isWaiting = [&] {
        auto read = readLockTree(maintenance);
        tree = read ? std::optional(*std::move(read)) : std::nullopt;
        return tree && tree->isWaiting();
    };
    while (!isWaiting() && waits.wait_for(std::chrono::milliseconds(50)) != std::future_status::ready) { }
    QVERIFY(tree);
    QCOMPARE(tree->lack, QString());
    QVERIFY2(tree->isWaiting(), "it did not wait");
    const auto roots = tree->roots();
    QCOMPARE(roots.size(), 1U);
    QCOMPARE(roots.front()->database, m_bed.name(Week));
    QCOMPARE(roots.front()->node.contains(QLatin1String("node1")), holder == 1);
    if (holder == CitusCluster::Coordinator)
        QCOMPARE(QString::number(roots.front()->pid), WeekServer::ask(holding, "SELECT pg_backend_pid()"));
    const auto waiting =
        std::ranges::find_if(tree->nodes, [](const LockNode& one) { return !one.blockers.empty(); });
    QVERIFY(waiting != tree->nodes.end());
    QVERIFY2(waiting->waitsOn.contains(QLatin1String("/node")), qPrintable(waiting->waitsOn));
    const auto health = readServerHealth(maintenance);
    VERIFY_RESULT(health);
    QCOMPARE(health->locks.size(), 2U);
    QCOMPARE(health->locks.back().node, waiting->waitsOn);
    VERIFY_RESULT(endSession(maintenance, *roots.front(), SessionEnd::Terminate));
    VERIFY_RESULT(waits.get());
}

QTEST_GUILESS_MAIN(TestCitusLife)

#include "tst_cituslife.moc"
