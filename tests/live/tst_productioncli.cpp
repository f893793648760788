#include "ctl.h"
#include "dumptools.h"
#include "pg/conninfo.h"
#include "testfile.h"
#include "weekserver.h"

#include <QDir>
#include <QStandardPaths>

using namespace Weekglass;

/// What weekglassctl asks for on a server that is marked production.
class TestProductionCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void changeNeedsNameAndPlan_data();
    void changeNeedsNameAndPlan();
    void severalWeeksAreOnePlan();
    void anotherPlanIsRefused();
    void nothingToDoAsksNothing();
    void ownConfirmationNeedsTheNameToo();
    void schemaChangesAreLogged();
    void samplesStayOut();
    void unmarkedAsBefore();
    void unreadableMarkCountsAsProduction();
    void everySpellingOfTheServerIsMarked();
    void markedWhileItWasDown();
    void alembicToo();
    void resetTakenBack();
    void jobsOfTheServer();

private:
    Answer run(const QString& arguments, const QStringList& more = {}) const
    {
        return (*m_ctl)(QProcess::splitCommand(arguments) + more);
    }
    void write(const char* name, const QByteArray& text) const
    {
        writeFile(m_folder->filePath(QStringLiteral("dice/") + QLatin1String(name)), text);
    }
    void makeWeek(const char* name)
    {
        m_server.made(QString::fromLatin1(name));
        auto session = m_server.open();
        const auto quoted = Pg::Sql::identifier(QString::fromLatin1(name));
        VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE IF EXISTS ") + *quoted));
        VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE ") + *quoted));
    }
    void addTransform();
    /// "service=weekglass_test" leads there from now on.
    void writeService(const Pg::ConnectOptions& options) const
    {
        const auto params = Pg::connectParams(options);
        VERIFY_RESULT(params);
        QFile file(m_folder->filePath(QStringLiteral("services")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[weekglass_test]\n");
        for (const auto& [keyword, value] : params->values) {
            if (keyword != "client_encoding" && keyword != "fallback_application_name")
                file.write(keyword + '=' + value + '\n');
        }
        qputenv("PGSERVICEFILE", QFile::encodeName(file.fileName()));
    }
    Answer runByService(const QString& arguments) const
    {
        return m_ctl->run(QStringLiteral("weekglassctl"),
                          QStringList {QStringLiteral("--connect"), QStringLiteral("service=weekglass_test"),
                                       QStringLiteral("--trust-games"), QStringLiteral("--games-dir"),
                                       m_folder->path()}
                              + QProcess::splitCommand(arguments));
    }
    QString ask(const char* week, const QByteArray& query) const
    {
        auto session = m_server.open(QString::fromLatin1(week));
        return WeekServer::ask(session, query);
    }

    WeekServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Ctl> m_ctl;
};

void TestProductionCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
}

void TestProductionCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ctl = std::make_unique<Ctl>(
        (*TestServer::instance())->conninfo(),
        QStringList {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), m_folder->path()});
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("dice/migrations")));
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice"})");
    write("migrations/V1__first.sql",
          "CREATE TABLE public.a (x INT PRIMARY KEY, y INT);\nINSERT INTO public.a VALUES (1), (2);");
    makeWeek("dice_2025_w01");
}

void TestProductionCli::changeNeedsNameAndPlan_data()
{
    QTest::addColumn<bool>("isMigrated"); // before
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("refuses"); // without a confirmation it fails; else it only shows
    QTest::addColumn<QByteArray>("done"); // becomes 't' by it
    const QByteArray closed = "(SELECT datconnlimit = 0 OR setconfig IS NOT NULL FROM pg_database LEFT JOIN "
                              "pg_db_role_setting ON setdatabase = oid WHERE datname = 'dice_2025_w01')";
    QTest::newRow("migrate") << false << "migrate dice_2025_w01" << true
                             << QByteArray("SELECT to_regclass('public.a') IS NOT NULL");
    QTest::newRow("baseline") << false << "migration baseline dice_2025_w01 --version 1" << false
                              << QByteArray("SELECT to_regclass('public.flyway_schema_history') IS NOT NULL");
    QTest::newRow("repair")
        << true << "migration repair dice_2025_w01" << false
        << QByteArray("SELECT NOT EXISTS (SELECT FROM public.flyway_schema_history WHERE checksum = 1)");
    QTest::newRow("undo") << true << "migration undo dice_2025_w01 --to 0" << false
                          << QByteArray("SELECT to_regclass('public.a') IS NULL");
    QTest::newRow("backfill") << true << "backfill dice_2025_w01 --table public.a --set \"y = 1\"" << true
                              << QByteArray("SELECT bool_and(y IS NOT NULL) FROM public.a");
    QTest::newRow("not null") << true << "not-null dice_2025_w01 --table public.a --column z" << true
                              << QByteArray("SELECT attnotnull FROM pg_attribute WHERE attrelid = "
                                            "'public.a'::regclass AND attname = 'z'");
    QTest::newRow("freeze") << true << "freeze dice_2025_w01" << true << QByteArray("SELECT " + closed);
    QTest::newRow("thaw") << true << "thaw dice_2025_w01" << true << QByteArray("SELECT NOT " + closed);
    QTest::newRow("rebuild") << true << "transform --rebuild dice_2025_w01" << true
                             << QByteArray("SELECT count(*) = 1 FROM public.sums");
}

void TestProductionCli::changeNeedsNameAndPlan()
{
    QFETCH(bool, isMigrated);
    QFETCH(QString, command);
    QFETCH(bool, refuses);
    QFETCH(QByteArray, done);
    if (isMigrated) {
        write("migrations/U1__back.sql", "DROP TABLE public.a;");
        QCOMPARE(run(QStringLiteral("migrate dice_2025_w01")).exitCode, 0);
        auto session = m_server.open(QStringLiteral("dice_2025_w01"));
        WeekServer::run(session, "ALTER TABLE public.a ADD z INT DEFAULT 1");
        if (command.contains(QLatin1String("repair")))
            WeekServer::run(session, "UPDATE public.flyway_schema_history SET checksum = 1");
    }
    if (command.startsWith(QLatin1String("thaw")))
        QCOMPARE(run(QStringLiteral("freeze dice_2025_w01")).exitCode, 0);
    if (command.startsWith(QLatin1String("transform")))
        addTransform();
    QVERIFY(ask("dice_2025_w01", done) != QLatin1String("t"));
    m_ctl->mark("production");
    const auto refused = run(command);
    QCOMPARE(refused.exitCode, refuses ? 1 : 0);
    QVERIFY2(!refuses || refused.err.contains("marks this server as production"), refused.err);
    const QStringList confirmed = refused.confirmation();
    QCOMPARE(confirmed.size(), 2);
    QVERIFY2(confirmed[0].startsWith(QLatin1String("--yes=dice_2025_w01@")), qPrintable(confirmed[0]));
    const auto shown = run(command, {QStringLiteral("--dry-run")});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.confirmation(), confirmed);
    for (const QStringList& wrong :
         {QStringList {confirmed[1]}, QStringList {QStringLiteral("--yes=dice_2025_w01@1"), confirmed[1]},
          QStringList {confirmed[0], QStringLiteral("--plan=0000")}}) {
        const auto answer = run(command, wrong);
        QVERIFY2(answer.exitCode == 1 && answer.err.contains("nothing was done"), answer.err);
    }
    QVERIFY(ask("dice_2025_w01", done) != QLatin1String("t"));
    const auto changed = run(command, confirmed);
    QVERIFY2(changed.exitCode == 0, changed.err);
    QCOMPARE(ask("dice_2025_w01", done), QStringLiteral("t"));
}

/// One that counts what there is, and empties it before.
void TestProductionCli::addTransform()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("dice/transforms")));
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice",
                           "transforms": ["transforms/0_rebuild.sql", "transforms/1_sums.sql"]})");
    write("transforms/0_rebuild.sql", "TRUNCATE public.sums");
    write("transforms/1_sums.sql", "INSERT INTO public.sums SELECT sum(x) FROM public.a");
    auto session = m_server.open(QStringLiteral("dice_2025_w01"));
    WeekServer::run(session, "CREATE TABLE public.sums (sum BIGINT)");
}

/// The project that the game names, by the real Alembic.
void TestProductionCli::alembicToo()
{
    if (QStandardPaths::findExecutable(QStringLiteral("alembic")).isEmpty())
        QSKIP("Alembic is not installed here"); // alembicToo
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("dice/db/versions")));
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice", "alembic": "db/alembic.ini"})");
    write("db/alembic.ini", "[alembic]\nscript_location = %(here)s\n");
    write("db/env.py",
          "import os\nfrom alembic import context\nfrom sqlalchemy import create_engine\n"
          "with create_engine(os.environ['DATABASE_URL']).connect() as connection:\n"
          "    context.configure(connection=connection)\n"
          "    with context.begin_transaction():\n"
          "        context.run_migrations()\n");
    write("db/versions/001_step.py",
          "from alembic import op\nrevision = '001'\ndown_revision = None\n"
          "def upgrade():\n    op.execute('CREATE TABLE public.by_alembic (x INT)')\n");
    m_ctl->mark("production");
    const QString upgrade = QStringLiteral("migration alembic dice_2025_w01");
    const auto refused = run(upgrade);
    QVERIFY2(refused.exitCode == 1 && refused.confirmation().size() == 2, refused.err);
    QCOMPARE(run(upgrade, {refused.confirmation()[1]}).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT to_regclass('public.by_alembic')"), QStringLiteral("NULL"));
    const auto upgraded = run(upgrade, refused.confirmation());
    QVERIFY2(upgraded.exitCode == 0, upgraded.err);
    QCOMPARE(ask("dice_2025_w01", "SELECT to_regclass('public.by_alembic')"), QStringLiteral("by_alembic"));
}

/// One that stands still where what is to be carried over is not there.
void TestProductionCli::resetTakenBack()
{
    SKIP_WITHOUT_DUMP();
    const QByteArray isClosed = "SELECT current_setting('default_transaction_read_only')";
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice", "carried": ["public.no"]})");
    m_ctl->mark("production");
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01"),
                 run(QStringLiteral("migrate dice_2025_w01")).confirmation())
                 .exitCode,
             0);
    const QString reset = QStringLiteral("reset dice_2025_w01 --in-place --folder ") + m_folder->path();
    const auto planned = run(reset, {QStringLiteral("--dry-run")});
    QVERIFY2(planned.exitCode == 0 && planned.confirmation().size() == 2, planned.err);
    QCOMPARE(run(reset, {planned.confirmation()[1]}).exitCode, 0); // it is shown again
    QCOMPARE(ask("dice_2025_w01", isClosed), QStringLiteral("off"));
    const auto failed = run(reset, planned.confirmation());
    QVERIFY2(failed.exitCode != 0 && failed.err.contains("carried over"), failed.err);
    QCOMPARE(ask("dice_2025_w01", isClosed), QStringLiteral("on"));
    const auto resumed = run(QStringLiteral("reset dice_2025_w01 --in-place --resume"));
    QVERIFY2(resumed.exitCode == 1 && resumed.confirmation().size() == 2, resumed.err);
    QVERIFY(resumed.err.contains("Carry over, Switch over"));
    const QString undo = QStringLiteral("reset dice_2025_w01 --in-place --undo");
    QCOMPARE(run(undo, resumed.confirmation()).exitCode, 1); // it was of the other way
    const auto refused = run(undo);
    QVERIFY2(refused.exitCode == 1 && refused.confirmation().size() == 2, refused.err);
    QCOMPARE(run(undo, {refused.confirmation()[1]}).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", isClosed), QStringLiteral("on"));
    const auto undone = run(undo, refused.confirmation());
    QVERIFY2(undone.exitCode == 0, undone.err);
    QCOMPARE(ask("dice_2025_w01", isClosed), QStringLiteral("off"));
}

/// pg_cron is not loaded in the tests' server, which is found out behind the confirmation.
void TestProductionCli::jobsOfTheServer()
{
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice",
                           "partitions": [{"table": "public.events", "ahead": 2, "keep": 6}]})");
    m_ctl->mark("production");
    for (const char* change : {"--schedule", "--unschedule 7"}) {
        const QString command = QStringLiteral("partitions dice_2025_w01 ") + QLatin1String(change);
        const auto refused = run(command);
        QVERIFY2(refused.exitCode == 1 && refused.confirmation().size() == 2, refused.err);
        QVERIFY(!refused.err.contains("pg_cron is not"));
        QVERIFY(run(command, {refused.confirmation()[1]}).err.contains("nothing was done"));
        const auto let = run(command, refused.confirmation());
        QVERIFY2(let.exitCode == 1 && let.err.contains("pg_cron") && !let.err.contains("nothing was done"),
                 let.err);
    }
}

void TestProductionCli::severalWeeksAreOnePlan()
{
    makeWeek("dice_2025_w02");
    makeWeek("dice_2025_w03");
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w02")).exitCode, 0);
    m_ctl->mark("production");
    const QString all = QStringLiteral("migrate --game dice");
    const QStringList confirmed = run(all, {QStringLiteral("--dry-run")}).confirmation();
    QCOMPARE(confirmed.size(), 2);
    QVERIFY2(confirmed[0].startsWith(QLatin1String("--yes=2-weeks@")), qPrintable(confirmed[0]));
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01"), confirmed).exitCode, 1);
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w03 dice_2025_w02 dice_2025_w01"), confirmed).exitCode, 1);
    QCOMPARE(run(all + QStringLiteral(" --continue"), confirmed).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT to_regclass('public.a')"), QStringLiteral("NULL"));
    QCOMPARE(run(all, confirmed).exitCode, 0);
    for (const char* week : {"dice_2025_w01", "dice_2025_w03"})
        QCOMPARE(ask(week, "SELECT to_regclass('public.a')"), QStringLiteral("a"));
}

/// The file, or the database, is another one than was looked at.
void TestProductionCli::anotherPlanIsRefused()
{
    m_ctl->mark("production");
    const QString migrate = QStringLiteral("migrate dice_2025_w01");
    const QStringList confirmed = run(migrate).confirmation();
    write("migrations/V1__first.sql", "CREATE TABLE public.other ();");
    QCOMPARE(run(migrate, confirmed).exitCode, 1);
    const QStringList present = run(migrate).confirmation();
    makeWeek("dice_2025_w01");
    QCOMPARE(run(migrate, present).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT to_regclass('public.other')"), QStringLiteral("NULL"));
    QCOMPARE(run(migrate, run(migrate).confirmation()).exitCode, 0);
}

void TestProductionCli::nothingToDoAsksNothing()
{
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01")).exitCode, 0);
    m_ctl->mark("production");
    const auto again = run(QStringLiteral("migrate dice_2025_w01"));
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.confirmation().isEmpty(), again.err);
}

/// Of rollbacks, whose preview has the hash.
void TestProductionCli::ownConfirmationNeedsTheNameToo()
{
    m_ctl->mark("production");
    const QString purge = QStringLiteral("purge --week dice_2025_w01 --reason test --confirm 0000");
    const auto refused = run(purge);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("Also type: --yes=dice_2025_w01@"), refused.err);
    QVERIFY(run(purge, {QStringLiteral("--yes=dice_2025_w01@1")}).err.contains("Also type"));
    const auto named = run(purge, refused.confirmation());
    QVERIFY2(named.exitCode == 1 && !named.err.contains("Also type"), named.err);
}

void TestProductionCli::schemaChangesAreLogged()
{
    auto session = m_server.open();
    const QByteArray logged =
        "SELECT string_agg(concat_ws(' ', kind, event, reason, detail ->> 'applied'), '|' ORDER "
        "BY number) FROM weekglass.week_log WHERE week = 'dice_2025_w01' AND number > ";
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01 --reason why")).exitCode, 0);
    const QByteArray last = WeekServer::ask(session, "SELECT max(number) FROM weekglass.week_log").toUtf8();
    QVERIFY2(WeekServer::ask(session, logged + "0")
                 .endsWith(QLatin1String("migrate begun why|migrate done why [\"V1__first.sql\"]")),
             qPrintable(WeekServer::ask(session, logged + "0")));
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01")).exitCode, 0); // up to date: nothing to tell
    write("migrations/V2__bad.sql", "SELECT 1 / 0");
    QCOMPARE(run(QStringLiteral("migrate dice_2025_w01")).exitCode, 1);
    QVERIFY2(
        WeekServer::ask(session, logged + last).startsWith(QLatin1String("migrate begun|migrate failed")),
        qPrintable(WeekServer::ask(session, logged + last)));
}

void TestProductionCli::samplesStayOut()
{
    m_ctl->mark("production");
    const auto refused = run(QStringLiteral("sample"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("create --sample"), refused.err);
}

void TestProductionCli::unmarkedAsBefore()
{
    for (const char* use : {"none", "development", "staging"}) {
        m_ctl->mark(use);
        makeWeek("dice_2025_w01");
        QCOMPARE(run(QStringLiteral("migrate dice_2025_w01"), {QStringLiteral("--plan=0000")}).exitCode, 1);
        const auto shown = run(QStringLiteral("migrate dice_2025_w01 --dry-run"));
        QVERIFY(shown.exitCode == 0 && shown.confirmation().isEmpty());
        QCOMPARE(run(QStringLiteral("migrate dice_2025_w01")).exitCode, 0);
    }
    QCOMPARE(run(QStringLiteral("server mark nonsense")).exitCode, 2);
}

void TestProductionCli::unreadableMarkCountsAsProduction()
{
    QFile file(m_ctl->dataHome() + QStringLiteral("/weekglass")); // where its folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = run(QStringLiteral("migrate dice_2025_w01"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("treated as production"), refused.err);
    QCOMPARE(refused.confirmation().size(), 2);
}

void TestProductionCli::everySpellingOfTheServerIsMarked()
{
    writeService({.conninfo = (*TestServer::instance())->conninfo()});
    const QString migrate = QStringLiteral("migrate dice_2025_w01");
    m_ctl->mark("production");
    const auto refused = runByService(migrate);
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("marks this server as production"), refused.err);
    const auto purged =
        runByService(QStringLiteral("purge --week dice_2025_w01 --reason test --confirm 0000"));
    QVERIFY2(purged.exitCode == 1 && purged.err.contains("Also type"), purged.err);
    // by another name it is not taken off: that may be a copy of the server
    const auto lowered = runByService(QStringLiteral("server mark none"));
    QVERIFY2(lowered.exitCode == 0 && lowered.err.contains("treated as before"), lowered.err);
    QCOMPARE(runByService(migrate).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT to_regclass('public.a')"), QStringLiteral("NULL"));
    const Answer taken = run(QStringLiteral("server mark none"));
    QVERIFY2(taken.exitCode == 0 && !taken.err.contains("treated as before"), taken.err);
    QCOMPARE(runByService(migrate).exitCode, 0);
}

/// Which server it is becomes known when it answers.
void TestProductionCli::markedWhileItWasDown()
{
    writeService({.conninfo = "host='" + QFile::encodeName(m_folder->path()) + "' dbname=postgres"});
    const auto marked = runByService(QStringLiteral("server mark production"));
    QVERIFY2(marked.exitCode == 0 && marked.err.contains("could not be read"), marked.err);
    const QString migrate = QStringLiteral("migrate dice_2025_w01");
    QVERIFY(runByService(QStringLiteral("weeks")).exitCode != 0);
    QVERIFY(run(migrate, {QStringLiteral("--dry-run")}).confirmation().isEmpty());
    writeService({.conninfo = (*TestServer::instance())->conninfo()});
    QCOMPARE(runByService(QStringLiteral("weeks")).exitCode, 0);
    const auto refused = run(migrate);
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("marks this server as production"), refused.err);
}

QTEST_GUILESS_MAIN(TestProductionCli)
#include "tst_productioncli.moc"
