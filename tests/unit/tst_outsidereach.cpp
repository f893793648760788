#include "longeststall.h"
#include "verifyresult.h"

#include "game/gameloader.h"
#include "trust/outsidereach.h"

#include <QTest>

using namespace Weekglass;

namespace {

std::vector<OutsideFinding> findIn(const QByteArray& text, const char* file = "a.sql")
{
    return findOutside(GameContent::of(QStringLiteral("dice"), QStringLiteral("/dice"),
                                       {{QString::fromLatin1(file), text}}));
}

}

/// What in a game's files reaches outside of its database.
class TestOutsideReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void harmless_data();
    void harmless();
    void placesAreExact();
    void manifestsAreRead();
    void longStatements_data();
    void longStatements();
    void longListsEnd();
    void shippedGames();
};

void TestOutsideReach::found_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("word"); // of the message
    const auto row = [](const char* sql, const char* word) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(word);
    };
    row("COPY t TO PROGRAM 'id'", "programs");
    row("copy public.t (a, b) from program $$id$$", "programs");
    row("COPY (SELECT a FROM t WHERE b = 'x') TO PROGRAM 'id'", "programs");
    row("COPY t FROM '/etc/passwd'", "files");
    row("COPY t TO E'/tmp/x'", "files");
    row("SELECT pg_read_file('/etc/passwd')", "files");
    row("SELECT pg_catalog.pg_read_binary_file('x')", "files");
    row("SELECT \"pg_ls_dir\"('x')", "files");
    row("SELECT pg_ls_logdir()", "files");
    row("SELECT PG_STAT_FILE('x')", "files");
    row("SELECT lo_import('x')", "files");
    row("SELECT lo_export(1, 'x')", "files");
    row("SELECT * FROM dblink('host=x', 'SELECT 1') AS t(a int)", "other servers");
    row("SELECT dblink_exec('x', 'y')", "other servers");
    row("CREATE EXTENSION postgres_fdw", "other servers");
    row("CREATE SERVER s FOREIGN DATA WRAPPER w", "other servers");
    row("CREATE USER MAPPING FOR public SERVER s", "other servers");
    row("CREATE FOREIGN TABLE t (a int) SERVER s", "other servers");
    row("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", "other servers");
    row("CREATE EXTENSION IF NOT EXISTS plpython3u", "plpython3u");
    row("CREATE EXTENSION \"file_fdw\"", "file_fdw");
    row("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$return 1$$", "plpython3u");
    row("CREATE FUNCTION f() RETURNS int AS 'x', 'y' LANGUAGE 'c'", "Language c");
    row("CREATE FUNCTION f() RETURNS TABLE (a int) LANGUAGE plpython3u AS $$return 1$$", "plpython3u");
    row("CREATE FUNCTION f() RETURNS TABLE (a int) AS 'x', 'y' LANGUAGE c", "Language c");
    row("DO LANGUAGE plperlu $$1$$", "plperlu");
    row("LOAD 'x'", "confine");
    row("ALTER SYSTEM SET a = 1", "controls the server");
    row("CREATE ROLE r", "roles");
    row("ALTER USER u SUPERUSER", "roles");
    row("GRANT pg_monitor TO u", "roles");
    row("REVOKE a FROM b", "roles");
    row("SET ROLE r", "roles");
    row("SET LOCAL ROLE r", "roles");
    row("SET SESSION AUTHORIZATION r", "roles");
    row("RESET ROLE", "roles");
    row("SELECT set_config('role', 'postgres', true)", "roles");
    row("SELECT set_config(x, 'postgres', true)", "Dynamic");
    row("CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", "SECURITY DEFINER");
    row("SELECT pg_terminate_backend(1)", "sessions of others");
    row("SELECT pg_reload_conf()", "controls the server");
    row("SELECT rolpassword FROM pg_authid", "passwords");
    row("UPDATE pg_catalog.pg_proc SET proowner = 10", "own tables");
    row("INSERT INTO pg_class VALUES (1)", "own tables");
    row("SELECT cron.schedule('x', 'y', 'z')", "controls the server");
    row("SELECT query_to_xml('SELECT 1', true, true, '')", "Dynamic");
    row("DO $$ BEGIN EXECUTE format('DROP TABLE %I', x); END $$", "Dynamic");
    row("DO $$ BEGIN EXECUTE 'COPY t TO PROGRAM ''id'''; END $$", "programs");
    row("DO 'BEGIN PERFORM pg_read_file(''x''); END'", "files");
    row("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN COPY t TO PROGRAM 'id'; END $f$",
        "programs");
    row("SELECT U&\"pg\\005fread_file\"('x')", "escapes");
    row("SELECT U&\"d!0062link\" UESCAPE '!' ('x')", "escapes");
    row("DO $$ BEGIN EXECUTE E'\\x43OPY t TO PROGRAM ''id'''; END $$", "escapes");
    row("DO $$ BEGIN EXECUTE e'\\u0043OPY t TO PROGRAM ''id'''; END $$", "escapes");
    row("DO $$ BEGIN EXECUTE E'\\103OPY t TO PROGRAM ''id'''; END $$", "escapes");
    row("DO $$ BEGIN EXECUTE E'-- x\\nCO\\PY t TO PROGRAM \\'id\\''; END $$", "programs");
    row("DO $$ BEGIN EXECUTE E'CO' -- it's\n  'PY t TO PROGRAM ''id'''; END $$", "programs");
    row("SET standard_conforming_strings = off", "escapes");
    row("SELECT set_config('standard_conforming_strings', 'off', false)", "escapes");
    row("DO $a$ DO $b$ DO $c$ DO $d$ DO $e$ DO $f$ DO $g$ DO $h$ DO $i$ BEGIN COPY t TO PROGRAM 'x'; END "
        "$i$ $h$ $g$ $f$ $e$ $d$ $c$ $b$ $a$",
        "Dynamic");
    row("SET session_preload_libraries = 'x'", "confine");
    row("/* pg_read */ SELECT 1; -- x\nCOPY t\nTO\nPROGRAM 'id'", "programs");
}

void TestOutsideReach::found()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, word);
    QStringList messages;
    for (const OutsideFinding& finding : findIn(sql))
        messages << finding.message;
    QVERIFY2(!messages.filter(word).isEmpty(), qPrintable(messages.join(QLatin1Char('\n'))));
}

void TestOutsideReach::harmless_data()
{
    QTest::addColumn<QByteArray>("sql");
    for (const char* sql : {
             "COPY t FROM STDIN",
             "COPY (SELECT extract(epoch FROM '2025-01-01'::timestamptz)) TO STDOUT",
             "-- COPY t TO PROGRAM 'id'\nSELECT 1 /* pg_read_file('x') */",
             "GRANT SELECT, EXECUTE ON ALL TABLES IN SCHEMA public TO r",
             "REVOKE ALL ON SCHEMA public FROM public",
             "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()",
             "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE PROCEDURE f()",
             "CREATE TABLE a (role text, language text, \"user\" text, load int, server text)",
             "UPDATE public.players SET role = 'admin'",
             "INSERT INTO a VALUES (1) ON CONFLICT (x) DO UPDATE SET role = 'x'",
             "SET LOCAL search_path = public",
             "SELECT set_config('weekglass.rebuild', 'on', true)",
             "CREATE EXTENSION IF NOT EXISTS pgcrypto",
             "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql SECURITY INVOKER AS $$ BEGIN RETURN 1; END $$",
             "SELECT 'copy that, please'",
             "SELECT E'it\\'s\\ta\\\\path\\n'",
             "SET standard_conforming_strings = on",
             "SELECT pg_catalog.pg_advisory_xact_lock(1), pg_size_pretty(1::bigint) FROM pg_class",
         })
        QTest::newRow(sql) << QByteArray(sql);
}

void TestOutsideReach::harmless()
{
    QFETCH(QByteArray, sql);
    for (const OutsideFinding& finding : findIn(sql))
        QFAIL(qPrintable(finding.message + QLatin1Char('\n') + finding.statement));
}

void TestOutsideReach::placesAreExact()
{
    const auto findings = findIn("\xEF\xBB\xBFSELECT 1;\r\n\n"
                                 "DO $$\nBEGIN\n  PERFORM\n    pg_read_file('x');\nEND $$;\n"
                                 "COPY t TO PROGRAM 'id';\n");
    QCOMPARE(findings.size(), std::size_t(2));
    QCOMPARE(findings[0].line, 6);
    QVERIFY2(findings[0].statement.startsWith(QLatin1String("pg_read_file('x')")),
             qPrintable(findings[0].statement));
    QCOMPARE(findings[1].line, 8);
    QCOMPARE(findings[1].file, QStringLiteral("a.sql"));
    QCOMPARE(findings[1].statement, QStringLiteral("COPY t TO PROGRAM 'id';"));
}

void TestOutsideReach::manifestsAreRead()
{
    const auto findings =
        findIn("{\n \"id\": \"dice\",\n \"where\": \"x = pg_read_file(\\u0027a\\u0027)\",\n"
               " \"baseUrl\": \"https://example.org\",\n \"alembic\": \"db/alembic.ini\"\n}",
               "game.json");
    QCOMPARE(findings.size(), std::size_t(3));
    QCOMPARE(findings[0].line, 3);
    QCOMPARE(findings[1].line, 4);
    QCOMPARE(findings[1].statement, QStringLiteral("https://example.org"));
    QCOMPARE(findings[2].line, 5);
    QVERIFY(findings[2].message.contains(QLatin1String("Python")));
}

void TestOutsideReach::longStatements_data()
{
    QTest::addColumn<QByteArray>("part");
    for (const char* part : {"GRANT ", "GRANT a (", "COPY (a) ", "EXECUTE FUNCTION ", "UPDATE SET x ",
                             "LANGUAGE sql ", "a.", "UPDATE.", "SET x.", "'a' ", "U&\"\"", "E'a'\n", "$a$ "})
        QTest::newRow(part) << QByteArray(part);
}

/// A stranger's file is read in the time that its length needs. What looks through a whole statement for each
/// of its words needs minutes here.
void TestOutsideReach::longStatements()
{
    QFETCH(QByteArray, part);
    constexpr int Bytes = 500000;
    const double before = threadTime();
    (void)findIn(part.repeated(Bytes / static_cast<int>(part.size())));
    const double took = threadTime() - before;
    QVERIFY2(took < 20000, qPrintable(QString::number(took)));
}

void TestOutsideReach::longListsEnd()
{
    const auto findings = findIn(QByteArray("SET ROLE r;\n").repeated(100000));
    QCOMPARE(findings.size(), std::size_t(501));
    QCOMPARE(findings[499].line, 500);
    QVERIFY2(findings[500].message.contains(QLatin1String("more")), qPrintable(findings[500].message));
}

/// They say little, so that a game that copies one of them has little that is told of it.
void TestOutsideReach::shippedGames()
{
    for (const char* id : {"galaxy", "marketland", "paperdynasty", "spacetraders"}) {
        const auto game = loadGame(QStringLiteral(":/sql/games/") + QLatin1String(id));
        VERIFY_RESULT(game);
        QStringList told;
        for (const OutsideFinding& finding : findOutside(GameContent::of(*game)))
            told << QStringLiteral("%1:%2 %3 %4")
                        .arg(finding.file)
                        .arg(finding.line)
                        .arg(finding.message, finding.statement);
        QVERIFY2(told.size() <= 8, qPrintable(told.join(QLatin1Char('\n'))));
        QVERIFY2(told.filter(QStringLiteral("programs on")).isEmpty(),
                 qPrintable(told.join(QLatin1Char('\n'))));
    }
}

QTEST_GUILESS_MAIN(TestOutsideReach)
#include "tst_outsidereach.moc"
