#include "migrations/migrationlint.h"

#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;

namespace {

/// "line kind table", one after another.
QString printed(const QByteArray& script)
{
    QStringList list;
    for (const LintFinding& finding :
         lintMigration({QStringLiteral("migrations/V1__a.sql"), script}).findings)
        list << QStringLiteral("%1 %2 %3")
                    .arg(QString::number(finding.line), QString::fromLatin1(findingKey(finding.kind)),
                         finding.table)
                    .trimmed();
    return list.join(QLatin1Char(';'));
}

}

class TestMigrationLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data();
    void findings();
    void marker_data();
    void marker();
    void refusalNamesTheLine();
    void tablesOnce();
    void uncounted_data();
    void uncounted();
    void schemasOnce();
};

void TestMigrationLint::findings_data()
{
    QTest::addColumn<QString>("found");
    const auto row = [](const char* script, const char* found) {
        QTest::newRow(script) << QString::fromLatin1(found);
    };
    row("CREATE TABLE public.a (x INT);\nINSERT INTO public.a VALUES (1)", "");
    row("SELECT 1;\n\nCOMMIT;", "3 refused");
    row("BEGIN; SELECT 1; COMMIT", "1 refused;1 refused");
    row("SAVEPOINT a; ROLLBACK TO a", "1 note;1 note");
    row("create index concurrently i on public.a (x)", "1 refused");
    row("SELECT 'CREATE INDEX CONCURRENTLY i ON t (x)'", "");
    // what would be made in pg_catalog
    row("CREATE FUNCTION f() RETURNS INT LANGUAGE sql AS 'SELECT 1'", "1 refused");
    row("create or replace procedure p() language sql as ''", "1 refused");
    row("CREATE TYPE mood AS ENUM ('a');\nCREATE DOMAIN d AS INT", "1 refused;2 refused");
    row("CREATE OPERATOR === (LEFTARG = INT, RIGHTARG = INT, FUNCTION = int4eq)", "1 refused");
    row("CREATE OPERATOR CLASS c FOR TYPE public.t USING hash AS STORAGE INT", "1 refused");
    row("CREATE FUNCTION public.f() RETURNS INT LANGUAGE sql AS 'SELECT 1'", "");
    row("CREATE OR REPLACE FUNCTION \"S x\".f() RETURNS INT LANGUAGE sql AS 'SELECT 1'", "");
    row("CREATE OPERATOR public.=== (LEFTARG = INT, RIGHTARG = INT, FUNCTION = int4eq)", "");
    row("SET LOCAL search_path = public;\nCREATE TYPE mood AS ENUM ('a')", "");
    row("-- VACUUM;\nVACUUM", "2 refused");
    row("CREATE DATABASE x", "1 refused");
    row("ALTER SYSTEM SET a = 1", "1 refused");
    row("REINDEX TABLE CONCURRENTLY public.a", "1 refused");
    row("ALTER TABLE public.p DETACH PARTITION public.q CONCURRENTLY", "1 refused");
    // what goes away
    row("DROP TABLE IF EXISTS public.a, \"Odd S\".\"T x\" CASCADE",
        "1 destructive public.a;1 destructive Odd S.T x");
    row("DROP VIEW public.v", "1 destructive");
    row("DROP SCHEMA raw,\n other CASCADE", "1 destructive;2 destructive");
    row("TRUNCATE TABLE ONLY public.a,\n public.b", "1 destructive public.a;2 destructive public.b");
    row("DELETE FROM ONLY public.A", "1 destructive public.a");
    row("DELETE FROM public.a WHERE x = 1", "1 destructive public.a");
    row("WITH gone AS (\nDELETE FROM public.a RETURNING *) SELECT 1", "2 destructive public.a");
    row("ALTER TABLE public.a\n  ADD COLUMN y INT,\n  DROP COLUMN x", "3 destructive public.a");
    row("ALTER TABLE public.a DROP CONSTRAINT k", "");
    // what keeps others waiting
    row("CREATE INDEX i ON public.a (x)", "1 locking public.a");
    row("CREATE TABLE public.a (x INT); CREATE INDEX i ON public.a (x); ALTER TABLE public.a ALTER x SET NOT "
        "NULL",
        "");
    row("CREATE TABLE IF NOT EXISTS public.a (x INT); CREATE INDEX i ON public.a (x)", "1 locking public.a");
    row("ALTER TABLE public.a ALTER COLUMN x TYPE BIGINT", "1 locking public.a");
    row("ALTER TABLE public.a ALTER x SET DATA TYPE BIGINT, ALTER y SET NOT NULL",
        "1 locking public.a;1 locking public.a");
    row("ALTER TABLE public.a ALTER x SET DEFAULT 1, ALTER x DROP NOT NULL", "");
    row("ALTER TABLE public.a ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES public.b", "1 locking public.a");
    row("ALTER TABLE public.a ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES public.b NOT VALID", "");
    row("ALTER TABLE public.a ADD CHECK (x > 0)", "1 locking public.a");
    row("ALTER TABLE public.a ADD CHECK (x > 0) NOT VALID", "");
    row("ALTER TABLE public.a VALIDATE CONSTRAINT k", "");
    row("ALTER TABLE public.a ADD CONSTRAINT u UNIQUE (x)", "1 locking public.a");
    row("ALTER TABLE public.a ADD CONSTRAINT u UNIQUE USING INDEX i", "");
    row("ALTER TABLE public.a ADD COLUMN y INT DEFAULT 1", "");
    row("ALTER TABLE public.a ADD COLUMN y UUID DEFAULT gen_random_uuid()", "1 locking public.a");
    row("ALTER TABLE public.a ADD COLUMN y BIGSERIAL", "1 locking public.a");
    row("ALTER TABLE public.a SET TABLESPACE fast", "1 locking public.a");
    row("ALTER TABLE public.a SET LOGGED", "1 locking public.a");
    row("ALTER TABLE public.a SET UNLOGGED", "1 locking public.a");
    row("ALTER TABLE public.a SET ACCESS METHOD heap", "1 locking public.a");
    row("ALTER TABLE public.a SET SCHEMA raw, SET (fillfactor = 70)", "");
    row("UPDATE public.a SET x = 1", "1 locking public.a");
    row("UPDATE public.a SET x = (SELECT 1 WHERE TRUE)", "1 locking public.a");
    row("UPDATE public.a SET x = 1 WHERE x IS NULL", "");
    row("LOCK TABLE public.a IN EXCLUSIVE MODE", "1 locking public.a");
    row("REFRESH MATERIALIZED VIEW public.m", "1 locking");
    row("DROP INDEX public.i", "1 locking");
    // worth a look
    row("DO $$ BEGIN DELETE FROM public.a; END $$", "1 note");
    row("SET search_path = public", "1 note");
    row("SET LOCAL search_path = public", "");
    row("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "");
    row("SET CONSTRAINTS ALL DEFERRED", "");
    // no name at all
    row("DELETE FROM public.\"\"", "1 destructive public");
}

void TestMigrationLint::findings()
{
    QTEST(printed(QTest::currentDataTag()), "found");
}

void TestMigrationLint::marker_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("found");
    QTest::addColumn<bool>("outside");
    const auto row = [](const char* name, const char* script, const char* found, bool outside) {
        QTest::newRow(name) << QByteArray(script) << QString::fromLatin1(found) << outside;
    };
    row("index", "-- weekglass: no-transaction\nCREATE INDEX CONCURRENTLY i ON public.a (x);", "", true);
    row("blanks and CRLF", "--   weekglass:  no-transaction \r\nVACUUM;", "", true);
    row("byte order mark", "\xEF\xBB\xBF-- weekglass: no-transaction\nVACUUM public.a;", "", true);
    row("not in the first line", "-- why\n-- weekglass: no-transaction\nVACUUM;", "3 refused", false);
    row("two statements", "-- weekglass: no-transaction\nVACUUM;\nVACUUM;", "1 refused", true);
    row("none", "-- weekglass: no-transaction\n", "1 refused", true);
    row("one that needs it not", "-- weekglass: no-transaction\nSELECT 1;", "2 refused", true);
    row("COMMIT all the same", "-- weekglass: no-transaction\nCOMMIT;", "2 refused", true);
    row("the whole server", "-- weekglass: no-transaction\nDROP DATABASE x;", "2 refused;2 destructive",
        true);
}

void TestMigrationLint::marker()
{
    QFETCH(QByteArray, script);
    QTEST(printed(script), "found");
    QTEST(lintMigration({QStringLiteral("V1__a.sql"), script}).outsideTransaction, "outside");
}

void TestMigrationLint::refusalNamesTheLine()
{
    const auto refused = refuseUnsafe({QStringLiteral("migrations/V1__a.sql"), "SELECT 1;\nVACUUM;"});
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, QStringLiteral("migrations/V1__a.sql, line 2"));
    QVERIFY(refused.error().advice.contains(QLatin1String("-- weekglass: no-transaction")));
    VERIFY_RESULT(refuseUnsafe({QStringLiteral("migrations/V1__a.sql"), "DROP TABLE public.a"}));
}

void TestMigrationLint::tablesOnce()
{
    const auto lint =
        lintMigration({QStringLiteral("U1__a.sql"),
                       "DELETE FROM public.a; TRUNCATE public.b; DROP TABLE public.a; DROP VIEW public.v"});
    QCOMPARE(lint.destroyedTables(), QStringList({QStringLiteral("public.a"), QStringLiteral("public.b")}));
}

/// What takes away more than the tables that it names, as "line table" or "line schema".
void TestMigrationLint::uncounted_data()
{
    QTest::addColumn<QString>("found");
    const auto row = [](const char* script, const char* found) {
        QTest::newRow(script) << QString::fromLatin1(found);
    };
    row("DROP TABLE public.a; DELETE FROM public.a; TRUNCATE public.a; ALTER TABLE public.a DROP x", "");
    row("DROP VIEW public.v; DROP FUNCTION public.f(); DROP SCHEMA raw", "");
    row("DROP TABLE public.a,\n public.b CASCADE", "1 public.a;2 public.b");
    row("TRUNCATE public.a CASCADE", "1 public.a");
    row("DROP TYPE public.mood CASCADE", "1");
    row("DROP EXTENSION hstore;\nDROP OWNED BY somebody", "1;2");
    row("DROP SCHEMA IF EXISTS raw,\n \"Odd S\" CASCADE", "1 raw;2 Odd S");
    row("DO $$ BEGIN DELETE FROM public.a; END $$;\nCALL public.p();\nEXECUTE p", "1;2;3");
    row("SET LOCAL search_path = public;\nDROP TABLE a;\nDELETE FROM a WHERE x = 1", "2 a;3 a");
}

void TestMigrationLint::uncounted()
{
    const auto lint = lintMigration({QStringLiteral("U1__a.sql"), QByteArray(QTest::currentDataTag())});
    QStringList list;
    for (const LintFinding& finding : lint.findings) {
        QCOMPARE(finding.message.contains(QLatin1String("cannot be counted")), finding.isUncounted);
        if (finding.isUncounted)
            list << QStringLiteral("%1 %2%3")
                        .arg(QString::number(finding.line), finding.table, finding.schema)
                        .trimmed();
    }
    QTEST(list.join(QLatin1Char(';')), "found");
}

void TestMigrationLint::schemasOnce()
{
    const auto lint = lintMigration({QStringLiteral("U1__a.sql"),
                                     "DROP TABLE raw.t; DROP TABLE u; DROP SCHEMA raw, other CASCADE; DROP "
                                     "SCHEMA raw CASCADE; DROP SCHEMA empty"});
    QCOMPARE(lint.destroyedTables(), QStringList(QStringLiteral("raw.t")));
    QCOMPARE(lint.destroyedSchemas(), QStringList({QStringLiteral("raw"), QStringLiteral("other")}));
}

QTEST_GUILESS_MAIN(TestMigrationLint)
#include "tst_migrationlint.moc"
