#include "adminweek.h"
#include "ctl.h"
#include "drift/drift.h"
#include "migrations/alembic.h"
#include "migrations/migrationplan.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// The Alembic environment that the galaxy ships, by the real Alembic.
class TestGameAlembic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void everyRevisionUpwards();
    void everyRevisionDownwards();
    void upgradesWhatAScriptHasMade();
    void aFolderOnDiskWorksToo();
    void planShowsSqlAndRows();
    void confirmedPlanOnly();
    void refused_data();
    void refused();
    void commandLineGoesBothWays();

private:
    AlembicWish to(const QString& target) const
    {
        return {.target = target, .direction = AlembicWish::Direction::Either};
    }
    Result<AlembicReport> go(const AlembicWish& wish)
    {
        const auto plan = planAlembic(m_server.options(), m_week, m_game, wish);
        return plan ? runAlembic(m_server.options(), m_week, m_game, wish, plan->hash) : plan.error();
    }
    void reaches(const QString& version);
    QString ask(const QByteArray& query)
    {
        auto session = m_server.open(m_week.name);
        return WeekServer::ask(session, query);
    }
    void run(const QByteArray& script)
    {
        auto session = m_server.open(m_week.name);
        WeekServer::run(session, script);
    }
    QStringList drifted(const QString& version)
    {
        auto session = m_server.open(m_week.name);
        const auto drift = readDrift(session, m_game, *m_references);
        if (!drift)
            return {drift.error().text()};
        QStringList list;
        if (drift->version != version)
            list << drift->version;
        for (const DriftItem& item : drift->items)
            list << QStringLiteral("%1 %2 %3").arg(driftKindName(item.kind), item.object, item.name);
        return list;
    }

    AdminDatabases m_server;
    GameLibrary m_library;
    std::unique_ptr<ReferenceCatalogs> m_references;
    GameDefinition m_game;
    WeekIdentity m_week;
    int m_next = 0;
};

void TestGameAlembic::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("alembic")).isEmpty())
        QSKIP("Alembic is not installed here"); // initTestCase
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    m_references = std::make_unique<ReferenceCatalogs>(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
}

/// An empty database.
void TestGameAlembic::init()
{
    m_game = *m_library.game(QStringLiteral("galaxy"));
    const QString name = QStringLiteral("galaxy_2024_w%1").arg(++m_next, 2, 10, QLatin1Char('0'));
    m_server.weeks().made(name);
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE IF EXISTS " + name.toUtf8());
    WeekServer::run(session, "CREATE DATABASE " + name.toUtf8());
    auto inside = m_server.open(name);
    m_week = *identify(inside);
}

void TestGameAlembic::reaches(const QString& version)
{
    const auto done = go(to(version));
    VERIFY_RESULT(done);
    QCOMPARE(done->after, version);
    QCOMPARE(drifted(version), QStringList());
}

/// What Flyway's files make of it, by drift.
void TestGameAlembic::everyRevisionUpwards()
{
    for (const QString& version : gameVersions(m_game)) {
        reaches(version);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestGameAlembic::everyRevisionDownwards()
{
    const QStringList versions = gameVersions(m_game);
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        reaches(*version);
        if (QTest::currentTestFailed())
            return;
    }
    const auto done = go(to(AlembicBase));
    VERIFY_RESULT(done);
    QCOMPARE(done->after, QString());
    QCOMPARE(ask("SELECT pg_catalog.string_agg(tablename, ' ') FROM pg_catalog.pg_tables WHERE schemaname = "
                 "'public'"),
             QStringLiteral("alembic_version"));
}

/// A database that the server's own start script has set up, with rows.
void TestGameAlembic::upgradesWhatAScriptHasMade()
{
    run(m_game.migrations.front().text);
    run("INSERT INTO public.players (username, password_hash) VALUES ('ada', 'x')");
    VERIFY_RESULT(go({}));
    QCOMPARE(ask("SELECT name FROM public.ships"), QStringLiteral("ada"));
    QCOMPARE(drifted(gameVersions(m_game).last()), QStringList());
}

/// As somebody has it who copied the game's folder.
void TestGameAlembic::aFolderOnDiskWorksToo()
{
    const QTemporaryDir folder;
    for (const GameFile& file : m_game.files) {
        const QString path = folder.filePath(QStringLiteral("galaxy/") + file.name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(file.text);
    }
    m_game.folder = folder.filePath(QStringLiteral("galaxy"));
    const auto done = go(to(QStringLiteral("002")));
    VERIFY_RESULT(done);
    QCOMPARE(drifted(QStringLiteral("002")), QStringList());
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("galaxy/db/alembic/__pycache__"))));
}

void TestGameAlembic::planShowsSqlAndRows()
{
    VERIFY_RESULT(go(to(QStringLiteral("005"))));
    run("INSERT INTO public.players (username, password_hash) VALUES ('ada', 'x')");
    run("INSERT INTO public.ships (player_id, name) SELECT id, username FROM public.players");
    const auto up = planAlembic(m_server.options(), m_week, m_game);
    VERIFY_RESULT(up);
    QVERIFY(!up->isDowngrade);
    QCOMPARE(up->before + QLatin1Char(' ') + up->after,
             QString(QLatin1String("005 ") + gameVersions(m_game).last()));
    QVERIFY2(up->sql.contains(QLatin1String("\n    id BIGSERIAL PRIMARY KEY")), qPrintable(up->sql));
    QVERIFY(!up->sql.contains(QLatin1String("CREATE TABLE public.ships")));
    const auto down = planAlembic(m_server.options(), m_week, m_game, to(QStringLiteral("004")));
    VERIFY_RESULT(down);
    QVERIFY(down->isDowngrade);
    QVERIFY(down->sql.contains(QLatin1String("DROP TABLE public.ships")));
    const auto ships = std::ranges::find(down->tables, QStringLiteral("public.ships"), &DestroyedTable::name);
    QVERIFY(ships != down->tables.end());
    QCOMPARE(ships->rows, std::optional<qint64>(1));
    QCOMPARE(ask("SELECT version_num FROM public.alembic_version"), QStringLiteral("005")); // only looked
}

void TestGameAlembic::confirmedPlanOnly()
{
    VERIFY_RESULT(go(to(QStringLiteral("005"))));
    run("INSERT INTO public.players (username, password_hash) VALUES ('ada', 'x')");
    const AlembicWish wish = to(QStringLiteral("004"));
    const auto plan = planAlembic(m_server.options(), m_week, m_game, wish);
    VERIFY_RESULT(plan);
    run("INSERT INTO public.ships (player_id, name) SELECT id, username FROM public.players");
    const auto refused = runAlembic(m_server.options(), m_week, m_game, wish, plan->hash);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("confirmed")),
             qPrintable(refused.error().text()));
    QCOMPARE(ask("SELECT version_num FROM public.alembic_version"), QStringLiteral("005"));
}

void TestGameAlembic::refused_data()
{
    using Direction = AlembicWish::Direction;
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("target");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QString>("why");
    const QByteArray at5 =
        "CREATE TABLE public.alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY); "
        "INSERT INTO public.alembic_version VALUES ('005')";
    QTest::newRow("Flyway's too") << QByteArray(
        at5
        + "; CREATE TABLE public.flyway_schema_history (installed_rank INT, "
          "version TEXT, description TEXT, type TEXT, script TEXT, checksum "
          "INT, installed_by TEXT, installed_on TIMESTAMP, execution_time "
          "INT, success BOOLEAN)") << ""
                                  << Direction::Upgrade << "two managers";
    QTest::newRow("of a later game") << QByteArray(QByteArray(at5).replace("005", "abc123")) << ""
                                     << Direction::Upgrade << "abc123";
    QTest::newRow("no such revision") << at5 << "777" << Direction::Either << "no such revision";
    QTest::newRow("no upgrade") << at5 << "003" << Direction::Upgrade << "is before 005";
    QTest::newRow("no downgrade") << at5 << "006" << Direction::Downgrade << "is not before 005";
    QTest::newRow("where to") << at5 << "" << Direction::Downgrade << "needs its target revision";
}

void TestGameAlembic::refused()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, target);
    QFETCH(AlembicWish::Direction, direction);
    QFETCH(QString, why);
    run(script);
    const auto refused =
        planAlembic(m_server.options(), m_week, m_game, {.target = target, .direction = direction});
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(why), qPrintable(refused.error().text()));
}

void TestGameAlembic::commandLineGoesBothWays()
{
    const Ctl ctl((*TestServer::instance())->conninfo());
    const auto alembic = [&](const QStringList& more) {
        return ctl(QStringList {QStringLiteral("migration"), QStringLiteral("alembic"), m_week.name} + more);
    };
    const Answer shown =
        alembic({QStringLiteral("--to"), QStringLiteral("005"), QStringLiteral("--dry-run")});
    QVERIFY2(shown.exitCode == 0 && shown.out.contains("CREATE TABLE public.ships"), shown.err);
    QCOMPARE(ask("SELECT pg_catalog.to_regclass('public.players')"), QStringLiteral("NULL"));
    const Answer up = alembic({QStringLiteral("--to"), QStringLiteral("005")});
    QVERIFY2(up.exitCode == 0, up.err);
    QCOMPARE(drifted(QStringLiteral("005")), QStringList());
    const QStringList back {QStringLiteral("--downgrade"), QStringLiteral("--to"), QStringLiteral("003"),
                            QStringLiteral("--reason"), QStringLiteral("it was too early")};
    const Answer plan = alembic(back);
    QVERIFY2(plan.confirmation().size() == 2 && plan.out.contains("DROP TABLE public.ships"), plan.err);
    QCOMPARE(drifted(QStringLiteral("005")), QStringList());
    const Answer down = alembic(back + plan.confirmation());
    QVERIFY2(down.exitCode == 0, down.err);
    QCOMPARE(drifted(QStringLiteral("003")), QStringList());
    auto maintenance = m_server.open();
    QCOMPARE(
        WeekServer::ask(
            maintenance,
            "SELECT pg_catalog.string_agg(event, ' ' ORDER BY number) FROM weekglass.week_log WHERE kind "
            "= 'alembic' AND reason = 'it was too early'"),
        QStringLiteral("begun done"));
}

QTEST_GUILESS_MAIN(TestGameAlembic)
#include "tst_gamealembic.moc"
