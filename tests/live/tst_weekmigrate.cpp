#include "lifecycle/sample.h"
#include "migrations/flywaychecksum.h"
#include "migrations/migrate.h"
#include "patience.h"
#include "weekserver.h"

#include <QElapsedTimer>

#include <future>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

QString stateOf(Session& session)
{
    return WeekServer::ask(
        session,
        "SELECT concat_ws(' ', (SELECT count(*) FROM pg_tables WHERE schemaname = 'public'), "
        "to_regclass('public.a'), to_regclass('public.b'), to_regclass('public.c'))");
}

QString historyOf(Session& session)
{
    return WeekServer::ask(
        session,
        "SELECT string_agg(concat_ws(',', installed_rank, version, description, type, script, success), "
        "'|' ORDER BY installed_rank) FROM public.flyway_schema_history");
}

}

class TestWeekMigrate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void migrateAndAgain();
    void historyIsFlyways();
    void newFileIsAppliedAlone();
    void changedFileIsRefused();
    void lineBreaksAreNoChange();
    void missingFileIsRefused();
    void outOfOrderIsRefused();
    void alembicIsRefused();
    void foreignTablesAreRefused();
    void failingFileLeavesTheVersionBefore();
    void errorNamesTheLine_data();
    void errorNamesTheLine();
    void transactionControlIsRefused_data();
    void transactionControlIsRefused();
    void serverRefusesHiddenCommit();
    void serverRefusesSeveralStatementsInOne();
    void scriptHasNoDataAndNoValues();
    void catalogObjectsAreRefused_data();
    void catalogObjectsAreRefused();
    void historyIsATable_data();
    void historyIsATable();
    void viewElsewhereIsNoHistory();
    void parallelMigratorsApplyOnce();
    void lockedWeekSaysByWhom();
    void stopRollsBack();
    void killedBackendLeavesAWholeVersion();
    void sampleFillsOnce();
    void failingSampleLeavesNothing();

private:
    void setFile(std::size_t index, const char* text) { m_game.migrations.at(index).text = text; }
    GameFile file(const char* name, const QByteArray& text) const
    {
        return {QStringLiteral("migrations/") + QLatin1String(name), text};
    }

    WeekServer m_server;
    GameDefinition m_game;
    WeekName m_name;
    std::unique_ptr<Session> m_session;
};

void TestWeekMigrate::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestWeekMigrate::init()
{
    m_game = {};
    m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
    m_game.migrations = {
        file("V001__first_table.sql", "CREATE TABLE public.a (x INT);\nINSERT INTO public.a VALUES (1);\n"),
        file("V1.1__second.sql", "-- both\nCREATE TABLE public.b (x INT);")};
    m_name = m_server.newWeek(m_game);
    m_session = std::make_unique<Session>(m_server.open(m_name.toString()));
}

void TestWeekMigrate::migrateAndAgain()
{
    QStringList log;
    const MigrateOptions options {.onProgress = [&log](const MigrationProgress& progress) {
        log << QStringLiteral("%1/%2 %3").arg(progress.done).arg(progress.total).arg(progress.script);
    }};
    auto report = migrate(*m_session, m_game, options);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied,
             QStringList({QStringLiteral("V001__first_table.sql"), QStringLiteral("V1.1__second.sql")}));
    QCOMPARE(report->version, QStringLiteral("1.1"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("3 a b"));
    QCOMPARE(log.join(QLatin1Char(';')),
             QStringLiteral("0/2 ;0/2 V001__first_table.sql;1/2 ;1/2 V1.1__second.sql;2/2 "));

    report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QVERIFY(report->applied.isEmpty());
    QCOMPARE(report->version, QStringLiteral("1.1"));
    QVERIFY(!m_session->isInTransaction());
}

void TestWeekMigrate::historyIsFlyways()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    QCOMPARE(historyOf(*m_session),
             QStringLiteral("1,001,first table,SQL,V001__first_table.sql,t|"
                            "2,1.1,second,SQL,V1.1__second.sql,t"));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT checksum FROM public.flyway_schema_history WHERE installed_rank = 1"),
             QString::number(flywayChecksum(m_game.migrations[0].text)));
    QCOMPARE(
        WeekServer::ask(
            *m_session,
            "SELECT string_agg(attname || ':' || format_type(atttypid, atttypmod) || CASE WHEN "
            "attnotnull THEN '!' ELSE '' END, ' ' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0 AND "
            "attrelid = 'public.flyway_schema_history'::regclass"),
        QStringLiteral(
            "installed_rank:integer! version:character varying(50) description:character varying(200)! "
            "type:character varying(20)! script:character varying(1000)! checksum:integer "
            "installed_by:character varying(100)! installed_on:timestamp without time zone! "
            "execution_time:integer! success:boolean!"));
    QCOMPARE(WeekServer::ask(*m_session,
                             "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE "
                             "tablename = 'flyway_schema_history'"),
             QStringLiteral("flyway_schema_history_pk flyway_schema_history_s_idx"));
}

void TestWeekMigrate::newFileIsAppliedAlone()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    m_game.migrations.push_back(file("V2__third.sql", "CREATE TABLE public.c ();"));
    const auto report = migrate(*m_session, m_game);
    VERIFY_RESULT(report);
    QCOMPARE(report->applied, QStringList(QStringLiteral("V2__third.sql")));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("1"));
}

void TestWeekMigrate::changedFileIsRefused()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    m_game.migrations.push_back(file("V2__third.sql", "CREATE TABLE public.c ();"));
    const qint32 before = flywayChecksum(m_game.migrations[0].text);
    setFile(0, "CREATE TABLE public.a (x BIGINT);");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("V001__first_table.sql"));
    QVERIFY(refused.error().message.contains(QString::number(before)));
    QVERIFY(refused.error().message.contains(QString::number(flywayChecksum(m_game.migrations[0].text))));
    QCOMPARE(stateOf(*m_session), QStringLiteral("3 a b")); // the new one did not run
}

void TestWeekMigrate::lineBreaksAreNoChange()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    m_game.migrations[0].text = "\xEF\xBB\xBF" + m_game.migrations[0].text.replace("\n", "\r\n");
    VERIFY_RESULT(migrate(*m_session, m_game));
}

void TestWeekMigrate::missingFileIsRefused()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    m_game.migrations.erase(m_game.migrations.begin());
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("no such file")),
             qPrintable(refused.error().text()));
}

void TestWeekMigrate::outOfOrderIsRefused()
{
    VERIFY_RESULT(migrate(*m_session, m_game));
    m_game.migrations.insert(m_game.migrations.begin() + 1,
                             file("V1.0.5__between.sql", "CREATE TABLE public.c ();"));
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("V1.0.5__between.sql"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("3 a b"));
}

void TestWeekMigrate::alembicIsRefused()
{
    WeekServer::run(*m_session,
                    "CREATE TABLE public.alembic_version (version_num VARCHAR(32)); "
                    "INSERT INTO public.alembic_version VALUES ('ae1027a6acf')");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QLatin1String("ae1027a6acf")));
    QCOMPARE(stateOf(*m_session), QStringLiteral("1"));
}

void TestWeekMigrate::foreignTablesAreRefused()
{
    WeekServer::run(*m_session, "CREATE TABLE public.a (x INT)");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QLatin1String("no history")));
}

void TestWeekMigrate::failingFileLeavesTheVersionBefore()
{
    setFile(1, "CREATE TABLE public.b (x INT);\nINSERT INTO public.a VALUES (2);\n\nSELECT 1 / 0;\n");
    auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line 4"));
    QVERIFY(refused.error().message.contains(QLatin1String("division by zero")));
    QCOMPARE(refused.error().sqlState, QStringLiteral("22012"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("1"));
    QCOMPARE(historyOf(*m_session), QStringLiteral("1,001,first table,SQL,V001__first_table.sql,t"));

    setFile(1, "CREATE TABLE public.b (x INT);"); // never applied, so it may be corrected
    VERIFY_RESULT(migrate(*m_session, m_game));
}

void TestWeekMigrate::errorNamesTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("syntax") << QByteArray("SELECT 1;\n\nSELECT\n  FROM WHERE;\n") << 4;
    QTest::newRow("missing table, inside a statement")
        << QByteArray("SELECT 'ä\n';\nSELECT 1\nFROM public.nothing;") << 4;
    QTest::newRow("at run time, without a position")
        << QByteArray("CREATE TABLE public.c (x INT PRIMARY KEY);\n-- twice\n"
                      "INSERT INTO public.c\n VALUES (1), (1);")
        << 3;
    QTest::newRow("unqualified name") << QByteArray("CREATE TABLE c (x INT);") << 1;
    QTest::newRow("not in a transaction") << QByteArray("CREATE TABLE public.c (x INT);\n"
                                                        "DO $$ BEGIN EXECUTE 'VACUUM'; END $$;")
                                          << 2;
    QTest::newRow("open string") << QByteArray("SELECT 1;\nSELECT ';\n;") << 2;
}

void TestWeekMigrate::errorNamesTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    m_game.migrations[1].text = text;
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line %1").arg(line));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
}

void TestWeekMigrate::transactionControlIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    for (const char* text :
         {"COMMIT;", "COMMIT AND CHAIN;", "ROLLBACK;", "BEGIN;", "END", "PREPARE TRANSACTION 'x'", "ABORT;"})
        QTest::newRow(text) << QByteArray(text);
}

void TestWeekMigrate::transactionControlIsRefused()
{
    QFETCH(QByteArray, statement);
    m_game.migrations[1].text =
        "CREATE TABLE public.b (x INT);\n" + statement + "\nCREATE TABLE public.c (x INT);";
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line 2"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("0")); // nor did the one before it run
    QVERIFY(!m_session->isInTransaction());
}

void TestWeekMigrate::serverRefusesHiddenCommit()
{
    setFile(1, "CREATE TABLE public.b (x INT);\nDO $$ BEGIN COMMIT; END $$;");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("2D000"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
}

/// A body of which the end is not found (CASE is a name here) takes the COMMIT along.
void TestWeekMigrate::serverRefusesSeveralStatementsInOne()
{
    setFile(1,
            "CREATE TABLE public.b (x INT);\n"
            "CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql\n"
            "BEGIN ATOMIC SELECT q.case FROM (SELECT 1 AS \"case\") AS q; END; COMMIT; SELECT 1 / 0;");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42601"));
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line 2"));
    QVERIFY2(refused.error().advice.contains(QLatin1String("several statements")),
             qPrintable(refused.error().text()));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
    QVERIFY(!m_session->isInTransaction());
}

void TestWeekMigrate::scriptHasNoDataAndNoValues()
{
    setFile(1, "CREATE TABLE public.b (x INT);\nCOPY public.b FROM STDIN;\n1\n\\.\n");
    auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("COPY FROM STDIN")),
             qPrintable(refused.error().text()));
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line 2"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
    setFile(1, "CREATE TABLE public.b (x INT);\nINSERT INTO public.b VALUES ($1);");
    refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Sql);
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1.1__second.sql, line 2"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
    setFile(1, "-- only; comments\n/* ; */ ;;\nCREATE TABLE public.b (x INT); SELECT * FROM public.a;;");
    VERIFY_RESULT(migrate(*m_session, m_game));
    QCOMPARE(stateOf(*m_session), QStringLiteral("3 a b"));
}

void TestWeekMigrate::catalogObjectsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named"); // empty: it runs
    QTest::newRow("function, unseen by the lint")
        << QByteArray("DO $$ BEGIN CREATE FUNCTION f(INT) RETURNS INT LANGUAGE sql AS 'SELECT 1'; END $$;")
        << "pg_catalog.f(integer)";
    QTest::newRow("in a savepoint") << QByteArray(
        "SAVEPOINT a; DO $$ BEGIN CREATE TYPE mood AS ENUM ('a'); END $$; RELEASE a;")
                                    << "pg_catalog.mood";
    QTest::newRow("by a search_path that is not enough")
        << QByteArray("SET LOCAL search_path = pg_catalog;\nCREATE DOMAIN d AS INT;") << "pg_catalog.d";
    QTest::newRow("with a schema") << QByteArray(
        "CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql AS 'SELECT 1';")
                                   << "";
    QTest::newRow("with a search_path")
        << QByteArray("SET LOCAL search_path = public;\nCREATE TYPE mood AS ENUM ('a');") << "";
    QTest::newRow("rights of what is there")
        << QByteArray("GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(TEXT) TO PUBLIC;") << "";
}

void TestWeekMigrate::catalogObjectsAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    m_game.migrations[1].text = "CREATE TABLE public.b (x INT);\n" + text;
    const auto report = migrate(*m_session, m_game);
    if (named.isEmpty()) {
        VERIFY_RESULT(report);
        QCOMPARE(stateOf(*m_session), QStringLiteral("3 a b"));
        return;
    }
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(named), qPrintable(report.error().text()));
    QCOMPARE(report.error().where, QStringLiteral("migrations/V1.1__second.sql"));
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
    QCOMPARE(historyOf(*m_session), QStringLiteral("1,001,first table,SQL,V001__first_table.sql,t"));
}

void TestWeekMigrate::historyIsATable_data()
{
    QTest::addColumn<QByteArray>("view");
    QTest::newRow("Flyway's") << QByteArray("public.flyway_schema_history");
    QTest::newRow("Alembic's") << QByteArray("public.alembic_version");
}

/// Whoever reads a view runs its functions.
void TestWeekMigrate::historyIsATable()
{
    QFETCH(QByteArray, view);
    WeekServer::run(
        *m_session,
        "CREATE SCHEMA trap; CREATE TABLE trap.runs (); CREATE FUNCTION trap.run() RETURNS TEXT "
        "LANGUAGE plpgsql AS $$ BEGIN INSERT INTO trap.runs DEFAULT VALUES; RETURN '1'; END $$; "
        "CREATE VIEW "
            + view
            + " AS SELECT 1 AS installed_rank, trap.run() AS version, 'a' AS description, 'SQL' "
              "AS type, 'a' AS script, 1 AS checksum, TRUE AS success, pg_catalog.now() AS "
              "installed_on, 'a' AS installed_by, 1 AS execution_time, trap.run() AS version_num");
    const auto refused = migrate(*m_session, m_game);
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QString::fromLatin1(view));
    QVERIFY2(refused.error().message.contains(QLatin1String("is not a table")),
             qPrintable(refused.error().text()));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM trap.runs"), QStringLiteral("0"));
}

/// It is nobody's history there, and whoever may make a view must not stop the week.
void TestWeekMigrate::viewElsewhereIsNoHistory()
{
    WeekServer::run(*m_session,
                    "CREATE SCHEMA other; CREATE VIEW other.alembic_version AS SELECT 'a' AS version_num; "
                    "CREATE VIEW other.flyway_schema_history AS SELECT 1 AS installed_rank");
    const auto history = readHistory(*m_session);
    VERIFY_RESULT(history);
    QVERIFY(!history->hasFlyway && history->alembicRevision.isEmpty());
}

void TestWeekMigrate::parallelMigratorsApplyOnce()
{
    m_game.migrations.clear();
    for (int i = 1; i <= 10; ++i)
        m_game.migrations.push_back(
            file(qPrintable(QStringLiteral("V%1__t.sql").arg(i)),
                 QByteArray("CREATE TABLE public.t") + QByteArray::number(i) + " ();"));
    std::vector<std::future<Result<MigrationReport>>> workers;
    for (int i = 0; i < 8; ++i)
        workers.push_back(std::async(std::launch::async, [this] {
            auto session = m_server.open(m_name.toString());
            return migrate(session, m_game, {.lockWait = std::chrono::milliseconds(Patience)});
        }));
    qsizetype applied = 0;
    for (auto& worker : workers) {
        const auto report = worker.get();
        VERIFY_RESULT(report);
        QCOMPARE(report->version, QStringLiteral("10"));
        applied += report->applied.size();
    }
    QCOMPARE(applied, 10);
    QCOMPARE(WeekServer::ask(
                 *m_session,
                 "SELECT count(*) || ' ' || count(DISTINCT version) FROM public.flyway_schema_history"),
             QStringLiteral("10 10"));
}

void TestWeekMigrate::lockedWeekSaysByWhom()
{
    auto holder = m_server.open(m_name.toString());
    WeekServer::run(holder, "SET application_name = 'flyway'; SELECT pg_advisory_lock(77433833903597)");
    const auto refused = migrate(*m_session, m_game, {.lockWait = std::chrono::milliseconds(100)});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Timeout);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("“flyway”")), qPrintable(refused.error().text()));
    QVERIFY(!m_session->isInTransaction());
}

void TestWeekMigrate::stopRollsBack()
{
    setFile(1, "CREATE TABLE public.b (x INT);\nSELECT pg_sleep(60);");
    std::stop_source stop;
    auto running = std::async(std::launch::async,
                              [&] { return migrate(*m_session, m_game, {.stop = stop.get_token()}); });
    auto watcher = m_server.open(m_name.toString());
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(watcher,
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)' AND "
                        "datname = current_database() AND pid <> pg_backend_pid()"),
        QStringLiteral("1"), Patience);
    stop.request_stop();
    const auto result = running.get();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QCOMPARE(stateOf(*m_session), QStringLiteral("2 a"));
}

void TestWeekMigrate::killedBackendLeavesAWholeVersion()
{
    m_game.migrations.clear();
    for (int i = 1; i <= 6; ++i) {
        const QByteArray n = QByteArray::number(i);
        m_game.migrations.push_back(file(
            qPrintable(QStringLiteral("V%1__t.sql").arg(i)),
            "CREATE TABLE public.x" + n + " (); SELECT pg_sleep(0.004); CREATE TABLE public.y" + n + " ();"));
    }
    auto maintenance = m_server.open();
    QMap<QString, int> versions;
    // later and later; on a slow computer much later, until it came to different ends
    for (int round = 0; round < 20 || (round < 100 && versions.size() < 2); ++round) {
        const bool isLate = versions.contains(QStringLiteral("6"));
        const int pause = round < 20 ? round * 4 : isLate ? round % 8 : 80 << std::min(round - 20, 9);
        const auto name = m_server.newWeek(m_game).toString();
        auto victim = std::make_unique<Session>(m_server.open(name));
        const QByteArray pid = WeekServer::ask(*victim, "SELECT pg_backend_pid()").toUtf8();
        auto running =
            std::async(std::launch::async, [&] { return static_cast<bool>(migrate(*victim, m_game)); });
        QTest::qSleep(pause);
        (void)WeekServer::ask(maintenance, "SELECT pg_terminate_backend(" + pid + ")");
        const bool finished = running.get();

        auto session = m_server.open(name);
        const auto count = [&session](const char* what) {
            return WeekServer::ask(session,
                                   QByteArray("SELECT count(*) FROM pg_tables WHERE tablename ") + what);
        };
        const QString version = count("= 'flyway_schema_history'") == QLatin1String("0")
            ? QStringLiteral("0")
            : WeekServer::ask(session, "SELECT count(*) FROM public.flyway_schema_history");
        QCOMPARE(count("~ '^x[0-9]$'"), version);
        QCOMPARE(count("~ '^y[0-9]$'"), version);
        QVERIFY(!finished || version == QLatin1String("6"));
        ++versions[version];
        const auto again = migrate(session, m_game);
        VERIFY_RESULT(again);
        QCOMPARE(again->version, QStringLiteral("6"));
    }
    qInfo() << "versions found after the kill, and how often:" << versions;
    QVERIFY(versions.size() > 1);
}

void TestWeekMigrate::sampleFillsOnce()
{
    m_game.events = {{QStringLiteral("e"),
                      QStringLiteral("E"),
                      {QStringLiteral("events/e.sql"), "SELECT x FROM public.a"}}};
    setFile(0, "CREATE TABLE public.a (x BIGSERIAL, seed TEXT, at DATE);");
    m_game.sample = GameFile {
        QStringLiteral("sample.sql"),
        "CREATE FUNCTION pg_temp.seed() RETURNS text LANGUAGE sql AS $$ SELECT "
        "current_setting('weekglass.seed') $$;\nINSERT INTO public.a (seed, at) SELECT pg_temp.seed(), "
        "current_setting('weekglass.week_start')::date FROM generate_series(1, 3);"};
    m_game.transforms = {{QStringLiteral("transforms/1.sql"),
                          "INSERT INTO public.b SELECT x FROM public.a; UPDATE public.b SET x = x + 1"}};
    const auto early = fillSample(*m_session, m_game, m_name, 7);
    QVERIFY(!early && early.error().advice.contains(QLatin1String("Migrate")));
    VERIFY_RESULT(migrate(*m_session, m_game));
    VERIFY_RESULT(fillSample(*m_session, m_game, m_name, 7));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT string_agg(concat_ws(',', x, seed, at), ' ') FROM public.a"),
             QStringLiteral("1,7,%1 2,7,%1 3,7,%1").arg(m_name.monday().toString(Qt::ISODate)));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT sum(x) FROM public.b"), QStringLiteral("9"));
    const auto again = fillSample(*m_session, m_game, m_name, 7);
    QVERIFY(!again && again.error().message.contains(QLatin1String("holds data already")));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT current_setting('weekglass.seed', true)"),
             QString()); // was local
}

void TestWeekMigrate::failingSampleLeavesNothing()
{
    m_game.sample = GameFile {QStringLiteral("sample.sql"), "INSERT INTO public.a VALUES (2);\nSELECT 1/0;"};
    VERIFY_RESULT(migrate(*m_session, m_game));
    const auto failed = fillSample(*m_session, m_game, m_name, 7);
    QVERIFY(!failed);
    QCOMPARE(failed.error().where, QStringLiteral("sample.sql, line 2"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("1"));
    m_game.sample = GameFile {QStringLiteral("sample.sql"), "INSERT INTO public.a VALUES (2);"};
    m_game.transforms = {{QStringLiteral("transforms/1.sql"), "SELECT 1;\nCOMMIT;"}};
    const auto refused = fillSample(*m_session, m_game, m_name, 7);
    QCOMPARE(refused.error().where, QStringLiteral("transforms/1.sql, line 2"));
    QCOMPARE(WeekServer::ask(*m_session, "SELECT count(*) FROM public.a"), QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(TestWeekMigrate)
#include "tst_weekmigrate.moc"
