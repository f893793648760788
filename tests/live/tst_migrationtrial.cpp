#include "adminweek.h"
#include "drift/schemaclone.h"
#include "dumptools.h"
#include "game/gamefolder.h"
#include "localserver/installation.h"
#include "migrations/alembic.h"
#include "testfile.h"

#include <QDir>
#include <QScopeGuard>
#include <QStandardPaths>

using namespace Weekglass;

namespace {

GameFile file(const char* name, const QByteArray& text)
{
    return {QStringLiteral("migrations/") + QLatin1String(name), text};
}

}

/// Migrations on a copy of a week's schema, and Alembic's.
class TestMigrationTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cloneHasSchemaAndHistoryOnly();
    void trialLeavesTheWeekAlone();
    void trialTellsFileAndLine();
    void stoppedTrialLeavesNothing();
    void mismatchedProgramsAreRefused();
    void alembicUpgrades();
    void alembicRunsWhatWasRead();
    void alembicNeedsAnEmptyCache();
    void alembicOfAnotherDatabaseIsAnError();
    void alembicFails();
    void alembicConfigIsRefused_data();
    void alembicConfigIsRefused();

private:
    QString stateOf(const QString& database)
    {
        auto session = m_server.open(database);
        return WeekServer::ask(
            session,
            "SELECT concat_ws(' ', (SELECT count(*) FROM pg_class WHERE relnamespace = "
            "'public'::regnamespace), (SELECT count(*) FROM public.flyway_schema_history), (SELECT "
            "count(*) FROM public.players))");
    }
    QString scratchDatabases()
    {
        auto session = m_server.open();
        return WeekServer::ask(session,
                               "SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass\\_scratch%'");
    }
    void writeProject(const QByteArray& url);
    /// With Alembic to the head, as it is planned now.
    Result<AlembicReport> upgrade(const AdminProgress& progress = {})
    {
        const auto plan = planAlembic(m_server.options(), m_week, m_game);
        if (!plan)
            return plan.error();
        return runAlembic(m_server.options(), m_week, m_game, {}, plan->hash, progress);
    }
    void takeFiles();
    void write(const QString& name, const QByteArray& text) { writeFile(m_folder->filePath(name), text); }
    /// Skips, saying so, where there is none.
    bool hasAlembic() const { return !QStandardPaths::findExecutable(QStringLiteral("alembic")).isEmpty(); }

    AdminDatabases m_server;
    GameDefinition m_game;
    WeekIdentity m_week;
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_next = 0;
};

void TestMigrationTrial::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestMigrationTrial::init()
{
    m_game = {};
    m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
    m_game.migrations = {file("V1__first.sql", "SELECT 1;")};
    const QString name =
        AdminDatabases::hostileNames().at(2) + QString::number(m_next++); // a quote, a % and more
    m_week = m_server.newDatabase(name);
    auto session = m_server.open(name);
    WeekServer::run(
        session,
        "CREATE TABLE public.flyway_schema_history (installed_rank INT PRIMARY KEY, version "
        "VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script "
        "VARCHAR(1000) NOT NULL, checksum INTEGER, installed_by VARCHAR(100) NOT NULL, installed_on "
        "TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT "
        "NULL); INSERT INTO public.flyway_schema_history VALUES (1, '1', E'first\\t\\\\', 'BASELINE', "
        "'x', NULL, 'me', now(), 0, TRUE)");
}

void TestMigrationTrial::cloneHasSchemaAndHistoryOnly()
{
    SKIP_WITHOUT_DUMP();
    {
        const auto clone = cloneSchema(m_server.options(), m_week, m_server.options());
        VERIFY_RESULT(clone);
        const auto options = optionsOf(clone->target());
        VERIFY_RESULT(options);
        auto session = Pg::Session::open(*options);
        VERIFY_RESULT(session);
        QCOMPARE(WeekServer::ask(
                     *session,
                     "SELECT concat_ws(' ', (SELECT count(*) FROM public.players), (SELECT count(*) FROM "
                     "\"odd \"\"schema\".\"Events %1\"), (SELECT description FROM "
                     "public.flyway_schema_history))"),
                 QStringLiteral("0 0 first\t\\"));
        QCOMPARE(WeekServer::ask(*session, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"),
                 QStringLiteral("f"));
    }
    QCOMPARE(scratchDatabases(), QStringLiteral("0"));
}

void TestMigrationTrial::trialLeavesTheWeekAlone()
{
    SKIP_WITHOUT_DUMP();
    m_game.migrations.push_back(
        file("V2__more.sql", "ALTER TABLE public.players ADD COLUMN level INT NOT NULL DEFAULT 1;"));
    m_game.migrations.push_back(file("V3__index.sql",
                                     "-- weekglass: no-transaction\nCREATE INDEX CONCURRENTLY i ON "
                                     "public.players (level);"));
    const QString before = stateOf(m_week.name);
    QStringList steps;
    const auto report = tryMigrations(m_server.options(), m_week, m_game, m_server.options(),
                                      [&steps](const QString& step) { steps << step; });
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V2__more.sql V3__index.sql"));
    QCOMPARE(report->version, QStringLiteral("3"));
    QVERIFY(steps.filter(QStringLiteral("V3__index.sql")).size() == 1);
    QCOMPARE(stateOf(m_week.name), before);
    QCOMPARE(scratchDatabases(), QStringLiteral("0"));
}

void TestMigrationTrial::trialTellsFileAndLine()
{
    SKIP_WITHOUT_DUMP();
    m_game.migrations.push_back(
        file("V2__bad.sql",
             "ALTER TABLE public.players ADD COLUMN level INT;\n\nALTER TABLE public.nobody ADD y INT;"));
    const QString before = stateOf(m_week.name);
    const auto failed = tryMigrations(m_server.options(), m_week, m_game, m_server.options());
    QVERIFY(!failed);
    QCOMPARE(failed.error().where, QStringLiteral("migrations/V2__bad.sql, line 3"));
    QVERIFY(failed.error().message.contains(QLatin1String("nobody")));
    QCOMPARE(stateOf(m_week.name), before);
    QCOMPARE(scratchDatabases(), QStringLiteral("0"));
}

void TestMigrationTrial::stoppedTrialLeavesNothing()
{
    SKIP_WITHOUT_DUMP();
    m_game.migrations.push_back(file("V2__slow.sql", "SELECT pg_sleep(60);"));
    std::stop_source stop;
    const auto stopped = tryMigrations(
        m_server.options(), m_week, m_game, m_server.options(),
        [&stop](const QString& step) {
            if (step.contains(QLatin1String("V2__slow.sql")))
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    QCOMPARE(scratchDatabases(), QStringLiteral("0"));
}

void TestMigrationTrial::mismatchedProgramsAreRefused()
{
    // pg_dump is looked for by the major version of the server; there is none of this one
    const auto tools = findClientTools(77);
    QVERIFY(!tools);
    QVERIFY2(tools.error().advice.contains(QLatin1String("77")), qPrintable(tools.error().text()));
}

void TestMigrationTrial::writeProject(const QByteArray& url)
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("db/alembic/versions")));
    write(QStringLiteral("db/alembic.ini"), "[alembic]\nscript_location = %(here)s/alembic\n");
    write(QStringLiteral("db/alembic/env.py"),
          "import os\nfrom alembic import context\nfrom sqlalchemy import create_engine\n"
          "engine = create_engine("
              + url
              + ")\n"
                "with engine.connect() as connection:\n"
                "    context.configure(connection=connection)\n"
                "    with context.begin_transaction():\n"
                "        context.run_migrations()\n");
    for (const char* step : {"001 None", "002 '001'"}) {
        const QByteArrayList words = QByteArray(step).split(' ');
        write(QStringLiteral("db/alembic/versions/%1_step.py").arg(QLatin1String(words[0])),
              "from alembic import op\nrevision = '" + words[0] + "'\ndown_revision = " + words[1]
                  + "\ndef upgrade():\n    op.execute(\"CREATE TABLE public.t" + words[0]
                  + " (x INT)\")\ndef downgrade():\n    pass\n");
    }
    m_game.folder = m_folder->path();
    m_game.alembic = QStringLiteral("db/alembic.ini");
    auto session = m_server.open(m_week.name);
    WeekServer::run(session, "DROP TABLE IF EXISTS public.flyway_schema_history"); // one manager for a week
    takeFiles();
}

void TestMigrationTrial::takeFiles()
{
    const GameFolder folder(m_game.folder);
    VERIFY_RESULT(folder.readAll());
    m_game.files = folder.files();
}

void TestMigrationTrial::alembicRunsWhatWasRead()
{
    if (!hasAlembic())
        QSKIP("Alembic is not installed here");
    writeProject("os.environ['DATABASE_URL']");
    const QTemporaryDir elsewhere;
    const QString marker = elsewhere.filePath(QStringLiteral("ran"));
    const QByteArray touch = "open('" + marker.toUtf8() + "', 'w').close()\n";
    for (const char* file : {"db/alembic/env.py", "db/alembic/versions/003_more.py"}) {
        write(QString::fromLatin1(file), touch);
        const auto refused = upgrade();
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().contains(QLatin1String("changed after they were read")),
                 qPrintable(refused.error().text()));
        QVERIFY(!planAlembic(m_server.options(), m_week, m_game));
        writeProject("os.environ['DATABASE_URL']");
    }
    QVERIFY(!QFile::exists(marker));
}

void TestMigrationTrial::alembicUpgrades()
{
    if (!hasAlembic())
        QSKIP("Alembic is not installed here");
    writeProject("os.environ['DATABASE_URL']");
    QStringList words;
    const auto report = upgrade([&words](const QString& line) { words << line; });
    VERIFY_RESULT(report);
    QCOMPARE(report->before, QString());
    QCOMPARE(report->after, QStringLiteral("002"));
    auto session = m_server.open(m_week.name);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_tables WHERE tablename IN ('t001', 't002')"),
             QStringLiteral("2"));
    const auto plan = planMigrations(session, m_game);
    VERIFY_RESULT(plan);
    QVERIFY(plan->manager == MigrationPlan::Manager::Alembic);
    QCOMPARE(plan->version, QStringLiteral("002"));
    const auto again = upgrade();
    VERIFY_RESULT(again);
    QCOMPARE(again->before, QStringLiteral("002"));
}

/// Without it Python would run what it has kept beside the programs, which nobody has trusted.
void TestMigrationTrial::alembicNeedsAnEmptyCache()
{
    writeProject("os.environ['DATABASE_URL']");
    const auto restore =
        qScopeGuard([before = qgetenv("TMPDIR"), isSet = qEnvironmentVariableIsSet("TMPDIR")] {
            isSet ? qputenv("TMPDIR", before) : qunsetenv("TMPDIR");
        });
    qputenv("TMPDIR", "/proc"); // there not even root makes a folder;
    const auto refused = upgrade();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("temporary folder")),
             qPrintable(refused.error().text()));
}

void TestMigrationTrial::alembicOfAnotherDatabaseIsAnError()
{
    if (!hasAlembic())
        QSKIP("Alembic is not installed here");
    const QTemporaryDir elsewhere;
    writeProject("'sqlite:///" + elsewhere.filePath(QStringLiteral("other.db")).toLatin1() + "'");
    write(QStringLiteral("db/alembic/versions/001_step.py"),
          "revision = '001'\ndown_revision = None\ndef upgrade(): pass\n");
    write(QStringLiteral("db/alembic/versions/002_step.py"),
          "revision = '002'\ndown_revision = '001'\ndef upgrade(): pass\n");
    takeFiles();
    const auto refused = upgrade();
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QLatin1String("DATABASE_URL")),
             qPrintable(refused.error().text()));
}

void TestMigrationTrial::alembicFails()
{
    if (!hasAlembic())
        QSKIP("Alembic is not installed here");
    writeProject("os.environ['DATABASE_URL']");
    write(QStringLiteral("db/alembic/versions/002_step.py"),
          "from alembic import op\nrevision = '002'\ndown_revision = '001'\ndef upgrade():\n    "
          "op.execute(\"SELECT 1 / 0\")\n");
    takeFiles();
    const auto failed = upgrade();
    QVERIFY(!failed);
    QVERIFY2(failed.error().detail.contains(QLatin1String("division by zero")),
             qPrintable(failed.error().text()));
    auto session = m_server.open(m_week.name);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_tables WHERE tablename IN ('t001', 't002')"),
             QStringLiteral("0"));
}

void TestMigrationTrial::alembicConfigIsRefused_data()
{
    QTest::addColumn<QString>("config");
    QTest::newRow("none") << "";
    QTest::newRow("not there") << "nothing.ini";
    QTest::newRow("above the folder") << "../../etc/passwd";
    QTest::newRow("a link to a place outside") << "link.ini";
    QTest::newRow("a folder") << "db";
}

void TestMigrationTrial::alembicConfigIsRefused()
{
    QFETCH(QString, config);
    writeProject("''");
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), m_folder->filePath(QStringLiteral("link.ini"))));
    m_game.alembic = config;
    const auto refused = upgrade();
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QLatin1String("alembic.ini")),
             qPrintable(refused.error().text()));
}

QTEST_GUILESS_MAIN(TestMigrationTrial)
#include "tst_migrationtrial.moc"
