#include "ctl.h"
#include "killprocess.h"
#include "patience.h"
#include "testfile.h"
#include "weekserver.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl's commands about migrations, as a user calls them.
class TestMigrationCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void dryRunShowsAndChangesNothing();
    void matrixAndCanary();
    void lostCommitWinsOverFailures();
    void undoNeedsItsConfirmation();
    void baselineAndRepair();
    void lintOfAGame();
    void killedClientLeavesAWholeVersion();
    void backfillAndNotNull();
    void backfillPlanSaysWhetherAgain();
    void unknownNames();

private:
    struct Answer
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;

        QList<QJsonObject> rows() const
        {
            QList<QJsonObject> list;
            for (const QByteArray& line : out.split('\n')) {
                if (!line.isEmpty())
                    list << QJsonDocument::fromJson(line).object();
            }
            return list;
        }
    };

    void start(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data.path());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl"),
                      QStringList {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo),
                                   QStringLiteral("--trust-games"), QStringLiteral("--games-dir"),
                                   m_folder->path()}
                          + arguments);
    }
    Answer run(const QStringList& arguments) const
    {
        QProcess process;
        start(process, arguments);
        if (!process.waitForFinished(Patience))
            qFatal("weekglassctl does not end");
        return {.exitCode = process.exitCode(),
                .out = process.readAllStandardOutput(),
                .err = process.readAllStandardError()};
    }
    Answer run(const char* arguments) const
    {
        return run(QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    }
    void write(const char* name, const QByteArray& text) const
    {
        writeFile(m_folder->filePath(QStringLiteral("dice/") + QLatin1String(name)), text);
    }
    /// Made, and empty.
    void makeWeek(const QString& name)
    {
        m_server.made(name);
        auto session = m_server.open();
        const auto quoted = Pg::Sql::identifier(name);
        VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE IF EXISTS ") + *quoted));
        VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE ") + *quoted));
    }
    QString ask(const char* week, const QByteArray& query) const
    {
        auto session = m_server.open(QString::fromLatin1(week));
        return WeekServer::ask(session, query);
    }

    WeekServer m_server;
    QByteArray m_conninfo;
    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_data; // the workspace of what is called
};

void TestMigrationCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_conninfo = (*TestServer::instance())->conninfo();
}

void TestMigrationCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("dice/migrations")));
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice"})");
    write("migrations/V1__first.sql",
          "CREATE TABLE public.a (x INT, y INT);\nINSERT INTO public.a VALUES (1), (2);");
    write("migrations/V2__second.sql", "ALTER TABLE public.a ALTER x TYPE BIGINT;");
    write("migrations/U2__back.sql", "DELETE FROM public.a;");
    makeWeek(QStringLiteral("dice_2025_w01"));
}

void TestMigrationCli::dryRunShowsAndChangesNothing()
{
    const auto shown = run("migrate dice_2025_w01 --dry-run");
    QCOMPARE(shown.exitCode, 0);
    QVERIFY2(shown.out.contains("-- V2__second.sql\nALTER TABLE public.a ALTER x TYPE BIGINT;"), shown.out);
    QVERIFY2(shown.out.contains("locking"), shown.out);
    QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"),
             QStringLiteral("0"));
    const auto lines = run("--json migrate dice_2025_w01 --dry-run").rows();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[1][QLatin1String("script")].toString(), QStringLiteral("V2__second.sql"));
    const auto finding = lines[1][QLatin1String("findings")].toArray().first().toObject();
    QCOMPARE(finding[QLatin1String("kind")].toString(), QStringLiteral("locking"));
    QCOMPARE(finding[QLatin1String("table")].toString(), QStringLiteral("public.a"));
}

void TestMigrationCli::matrixAndCanary()
{
    for (const char* week : {"dice_2025_w02", "dice_2025_w03"})
        makeWeek(QString::fromLatin1(week));
    auto broken = m_server.open(QStringLiteral("dice_2025_w02"));
    WeekServer::run(broken, "CREATE TABLE public.x ()");
    const auto migrated = run("--json migrate --game dice");
    QCOMPARE(migrated.exitCode, 1);
    QStringList outcomes;
    for (const QJsonObject& row : migrated.rows())
        outcomes << row[QLatin1String("outcome")].toString();
    QCOMPARE(outcomes.join(QLatin1Char(' ')), QStringLiteral("migrated failed skipped"));
    const auto people = run("migrations dice");
    QCOMPARE(people.exitCode, 0);
    QVERIFY2(people.out.contains("dice_2025_w02") && people.out.contains("no history"), people.out);
    QVERIFY(run("migrations").out.contains("dice_2025_w02"));
    for (const char* command : {"migrations dice_2025_w01", "migrations --week dice_2025_w01"}) {
        const auto one = run(command);
        QVERIFY2(one.out.contains("V1__first.sql") && !one.out.contains("dice_2025_w02"), one.out);
    }
    QCOMPARE(run("migrations dice_2025_w99").exitCode, 4);
    const auto dry = run("migrate --game dice --dry-run");
    QCOMPARE(dry.exitCode, 1);
    QCOMPARE(dry.err.count("no history"), 1);
    QStringList states;
    const auto rows = run("--json migrations dice").rows();
    for (const QJsonObject& row : rows)
        states << row[QLatin1String("state")].toString();
    QCOMPARE(states.count(QStringLiteral("applied")), 2);
    QCOMPARE(states.count(QStringLiteral("pending")), 4);
    const auto going = run("--json migrate --game dice --continue");
    QCOMPARE(going.rows().last()[QLatin1String("outcome")].toString(), QStringLiteral("migrated"));
}

void TestMigrationCli::lostCommitWinsOverFailures()
{
    for (const char* week : {"dice_2025_w02", "dice_2025_w03"})
        makeWeek(QString::fromLatin1(week));
    auto broken = m_server.open(QStringLiteral("dice_2025_w02"));
    WeekServer::run(broken, "CREATE TABLE public.x ()");
    write("migrations/V3__third.sql", "CREATE TABLE public.c ();");
    QCOMPARE(run("migrate dice_2025_w03").exitCode, 0);
    auto lost = m_server.open(QStringLiteral("dice_2025_w03"));
    WeekServer::run(
        lost,
        "CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
        "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER die "
        "AFTER INSERT ON public.flyway_schema_history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        "EXECUTE FUNCTION public.die()");
    write("migrations/V4__fourth.sql", "CREATE TABLE public.d ();");
    const auto migrated = run("--json migrate --game dice --continue");
    QStringList outcomes;
    for (const QJsonObject& row : migrated.rows())
        outcomes << row[QLatin1String("outcome")].toString();
    QCOMPARE(outcomes.join(QLatin1Char(' ')), QStringLiteral("migrated failed unknown"));
    QCOMPARE(migrated.exitCode, 6);
}

void TestMigrationCli::undoNeedsItsConfirmation()
{
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 0);
    const auto shown = run("migration undo dice_2025_w01 --to 1 --dry-run");
    QCOMPARE(shown.exitCode, 0);
    QVERIFY2(shown.out.contains("public.a") && shown.out.contains('2'), shown.out);
    const QByteArray said = shown.err.mid(shown.err.indexOf("--yes=")).split('\n').first();
    QStringList confirmed = QString::fromUtf8(said).split(QLatin1Char(' '));
    QCOMPARE(confirmed.size(), 2);
    const QStringList undo {QStringLiteral("migration"), QStringLiteral("undo"),
                            QStringLiteral("dice_2025_w01"), QStringLiteral("--to"), QStringLiteral("1")};
    QCOMPARE(run(undo + QStringList {QStringLiteral("--yes=dice_2025_w01@1"), confirmed[1]}).exitCode, 1);
    QCOMPARE(run(undo + QStringList {confirmed[0], QStringLiteral("--plan=0000")}).exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM public.a"), QStringLiteral("2"));
    QCOMPARE(run(undo + confirmed).exitCode, 0);
    QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM public.a"), QStringLiteral("0"));
    QCOMPARE(ask("dice_2025_w01", "SELECT type FROM public.flyway_schema_history WHERE installed_rank = 3"),
             QStringLiteral("UNDO_SQL"));
}

void TestMigrationCli::baselineAndRepair()
{
    auto session = m_server.open(QStringLiteral("dice_2025_w01"));
    WeekServer::run(session, "CREATE TABLE public.a (x INT, y INT)");
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 1);
    const auto shown = run("migration baseline dice_2025_w01 --version 1");
    QCOMPARE(shown.exitCode, 0);
    const QString plan = QString::fromUtf8(shown.err.mid(shown.err.indexOf("--plan=")).split('\n').first());
    QCOMPARE(run(QStringLiteral("migration baseline dice_2025_w01 --version 1 %1")
                     .arg(plan)
                     .split(QLatin1Char(' ')))
                 .exitCode,
             0);
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 0);
    write("migrations/V2__second.sql", "ALTER TABLE public.a ALTER x TYPE BIGINT; -- why");
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 1);
    const auto repair = run("--json migration repair dice_2025_w01");
    QCOMPARE(repair.rows().size(), 1);
    const QString mend = QString::fromUtf8(repair.err.mid(repair.err.indexOf("--plan=")).split('\n').first());
    QCOMPARE(
        run(QStringLiteral("migration repair dice_2025_w01 %1").arg(mend).split(QLatin1Char(' '))).exitCode,
        0);
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 0);
}

void TestMigrationCli::lintOfAGame()
{
    QCOMPARE(run("migration lint dice").exitCode, 0);
    write("migrations/V3__bad.sql", "SELECT 1;\nCOMMIT;");
    const auto bad = run("--json migration lint dice");
    QCOMPARE(bad.exitCode, 1);
    QVERIFY2(bad.err.contains("V3__bad.sql, line 2"), bad.err);
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 1);
    QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"),
             QStringLiteral("0"));
}

void TestMigrationCli::killedClientLeavesAWholeVersion()
{
    const auto writeFile = [this](int version, const QByteArray& middle) {
        const QByteArray table = "CREATE TABLE public.t" + QByteArray::number(version);
        write(qPrintable(QStringLiteral("migrations/V%1__t.sql").arg(version)),
              table + "a ();\n" + middle + table + "b ();");
    };
    const QByteArray migrators =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
        "query LIKE 'SELECT pg_catalog.pg_advisory_xact_lock%'";
    for (int victim = 3; victim <= 5; ++victim) {
        makeWeek(QStringLiteral("dice_2025_w01"));
        for (int version = 3; version <= 5; ++version)
            writeFile(version,
                      version == victim ? "SET LOCAL lock_timeout = 0;\n"
                                          "SELECT pg_catalog.pg_advisory_xact_lock(4711);\n"
                                        : "");
        auto holder = m_server.open(QStringLiteral("dice_2025_w01"));
        (void)WeekServer::ask(holder, "SELECT pg_advisory_lock(4711)");
        QProcess process;
        start(process, {QStringLiteral("migrate"), QStringLiteral("dice_2025_w01")});
        QTRY_COMPARE_WITH_TIMEOUT(ask("dice_2025_w01", migrators + " AND state = 'active'"),
                                  QStringLiteral("1"), Patience);
        QVERIFY(killProcess(process));
        (void)WeekServer::ask(holder, "SELECT pg_advisory_unlock(4711)");
        // the server finds out when its statement is done
        QTRY_COMPARE_WITH_TIMEOUT(ask("dice_2025_w01", migrators), QStringLiteral("0"), Patience);
        QCOMPARE(
            ask("dice_2025_w01", "SELECT max(version::int) FROM public.flyway_schema_history WHERE success"),
            QString::number(victim - 1));
        QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM pg_tables WHERE tablename ~ '^t[345][ab]$'"),
                 QString::number(2 * (victim - 3)));
        writeFile(victim, {});
        QCOMPARE(run("migrate dice_2025_w01").exitCode, 0);
        QCOMPARE(ask("dice_2025_w01", "SELECT count(*) FROM pg_tables WHERE tablename ~ '^t[345][ab]$'"),
                 QStringLiteral("6"));
    }
}

void TestMigrationCli::backfillAndNotNull()
{
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 0);
    auto session = m_server.open(QStringLiteral("dice_2025_w01"));
    WeekServer::run(session, "ALTER TABLE public.a ADD PRIMARY KEY (x)");
    const auto refused = run("not-null dice_2025_w01 --table public.a --column y");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("2 rows"), refused.err);
    const auto filled =
        run({QStringLiteral("--json"), QStringLiteral("backfill"), QStringLiteral("dice_2025_w01"),
             QStringLiteral("--table"), QStringLiteral("public.a"), QStringLiteral("--set"),
             QStringLiteral("y = x + 1"), QStringLiteral("--where"), QStringLiteral("y IS NULL"),
             QStringLiteral("--batch"), QStringLiteral("1")});
    QCOMPARE(filled.exitCode, 0);
    QCOMPARE(filled.rows().value(0)[QLatin1String("changed")].toInt(), 2);
    QCOMPARE(run("not-null dice_2025_w01 --table public.a --column y").exitCode, 0);
    QCOMPARE(WeekServer::ask(session, "SELECT string_agg(y::text, ' ' ORDER BY y) FROM public.a"),
             QStringLiteral("2 3"));
}

void TestMigrationCli::backfillPlanSaysWhetherAgain()
{
    auto session = m_server.open(QStringLiteral("dice_2025_w01"));
    WeekServer::run(session,
                    "CREATE TABLE public.a (x INT PRIMARY KEY, y INT); INSERT INTO public.a VALUES (1)");
    const Ctl ctl(m_conninfo,
                  {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), m_folder->path()});
    ctl.mark("production");
    const QStringList fill {QStringLiteral("backfill"), QStringLiteral("dice_2025_w01"),
                            QStringLiteral("--table"),  QStringLiteral("public.a"),
                            QStringLiteral("--set"),    QStringLiteral("y = coalesce(y, 0) + 1")};
    const QStringList again = fill + QStringList {QStringLiteral("--again")};
    const QStringList confirmed = ctl(fill).confirmation();
    QCOMPARE(confirmed.size(), 2);
    QCOMPARE(ctl(again + confirmed).exitCode, 1);
    QCOMPARE(WeekServer::ask(session, "SELECT y FROM public.a"), QStringLiteral("NULL"));
    QCOMPARE(ctl(fill + confirmed).exitCode, 0);
    const auto shown = ctl(again);
    QVERIFY2(shown.err.contains("It starts over"), shown.err);
    QCOMPARE(ctl(again + shown.confirmation()).exitCode, 0);
    QCOMPARE(WeekServer::ask(session, "SELECT y FROM public.a"), QStringLiteral("2"));
}

void TestMigrationCli::unknownNames()
{
    QCOMPARE(run("migrate dice_2030_w01").exitCode, 4);
    QCOMPARE(run("migrate nonsense").exitCode, 4);
    QCOMPARE(run("migrate --game nonsense").exitCode, 4);
    QCOMPARE(run("migrate").exitCode, 4);
    QCOMPARE(run("migrations nonsense").exitCode, 4);
    QCOMPARE(run("migration lint nonsense").exitCode, 4);
    QCOMPARE(run("migration").exitCode, 2);
}

QTEST_GUILESS_MAIN(TestMigrationCli)
#include "tst_migrationcli.moc"
