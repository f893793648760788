#include "scripts/transactionneeds.h"

#include <QTest>

using namespace Weekglass;

/// Of one statement: whether it runs in a transaction, whose it is, and where it makes something.
class TestTransactionNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void statements_data();
    void statements();
    void plain_data();
    void plain();
};

void TestTransactionNeeds::marks_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("isMarked");
    const auto row = [](const char* name, const char* script, bool isMarked) {
        QTest::newRow(name) << QByteArray(script) << isMarked;
    };
    row("marked", "-- weekglass: no-transaction\nVACUUM", true);
    row("with spaces", "  --  weekglass:   no-transaction \t\nVACUUM", true);
    row("as Windows writes it", "-- weekglass: no-transaction\r\nVACUUM", true);
    row("behind a byte order mark", "\xEF\xBB\xBF-- weekglass: no-transaction\nVACUUM", true);
    row("in a later line", "\n-- weekglass: no-transaction\nVACUUM", false);
    row("with more words", "-- weekglass: no-transaction, please\nVACUUM", false);
    row("in other letters", "-- Weekglass: No-Transaction\nVACUUM", false);
    row("without a space", "--weekglass: no-transaction\nVACUUM", false);
    row("and nothing after it", "-- weekglass: no-transaction", false);
    row("another comment", "-- no-transaction\nVACUUM", false);
    row("nothing", "", false);
}

void TestTransactionNeeds::marks()
{
    QFETCH(QByteArray, script);
    QTEST(isMarkedOutside(script), "isMarked");
}

void TestTransactionNeeds::statements_data()
{
    QTest::addColumn<QString>("needs"); // "outside", "server" and "schema"
    const auto row = [](const char* statement, const char* needs) {
        QTest::newRow(statement) << QString::fromLatin1(needs);
    };
    row("VACUUM", "outside");
    row("vacuum (FULL) public.a", "outside");
    row("CREATE INDEX CONCURRENTLY i ON public.a (x)", "outside");
    row("CREATE UNIQUE INDEX CONCURRENTLY i ON public.a (x)", "outside");
    row("CREATE INDEX i ON public.a (x)", "");
    row("CREATE INDEX \"concurrently\" ON public.a (x)", "");
    row("DROP INDEX CONCURRENTLY public.i", "outside");
    row("DROP INDEX public.i", "");
    row("REINDEX TABLE CONCURRENTLY public.a", "outside");
    row("REINDEX SCHEMA public", "outside");
    row("REINDEX DATABASE", "outside");
    row("REINDEX TABLE public.a", "");
    row("REINDEX SYSTEM x", "server");
    row("CLUSTER", "outside");
    row("CLUSTER VERBOSE", "outside");
    row("CLUSTER public.a", "");
    row("CLUSTER VERBOSE public.a", "");
    row("ALTER TABLE public.p DETACH PARTITION public.q CONCURRENTLY", "outside");
    row("ALTER TABLE public.p DETACH PARTITION public.q", "");
    row("CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p", "outside");
    row("DROP SUBSCRIPTION s", "outside");
    row("ALTER SYSTEM SET work_mem = 1", "server");
    row("CREATE DATABASE d", "server");
    row("DROP DATABASE d", "server");
    row("CREATE TABLESPACE t LOCATION '/t'", "server");
    row("DROP TABLESPACE t", "server");
    row("ALTER DATABASE d SET work_mem = 1", ""); // of the own one it is a migration's affair
    row("CREATE FUNCTION f() RETURNS INT", "schema");
    row("CREATE OR REPLACE FUNCTION f() RETURNS INT", "schema");
    row("CREATE PROCEDURE p()", "schema");
    row("CREATE AGGREGATE a (INT)", "schema");
    row("CREATE TYPE t AS ENUM ()", "schema");
    row("CREATE DOMAIN d AS INT", "schema");
    row("CREATE OPERATOR === (LEFTARG = INT)", "schema");
    row("CREATE OPERATOR CLASS c FOR TYPE public.t", "schema");
    row("CREATE FUNCTION public.f() RETURNS INT", "");
    row("CREATE OR REPLACE FUNCTION \"Odd S\".f() RETURNS INT", "");
    row("CREATE OPERATOR public.=== (LEFTARG = INT)", "");
    row("CREATE OPERATOR FAMILY public.f USING hash", "");
    row("CREATE TABLE t ()", ""); // the server says that itself
    row("DROP FUNCTION f()", "");
    row("SELECT 'VACUUM'", "");
}

void TestTransactionNeeds::statements()
{
    const TokenList tokens(QTest::currentDataTag(), 1);
    QStringList needs;
    if (needsNoTransaction(tokens))
        needs << QStringLiteral("outside");
    if (isServerWide(tokens))
        needs << QStringLiteral("server");
    if (lacksItsSchema(tokens))
        needs << QStringLiteral("schema");
    QTEST(needs.join(QLatin1Char(' ')), "needs");
}

void TestTransactionNeeds::plain_data()
{
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char* words, bool isPlain) { QTest::newRow(words) << isPlain; };
    row("CREATE TABLE A", true);
    row("CREATE UNIQUE INDEX I ON A", true);
    row("ALTER TABLE A ADD COLUMN B", true);
    row("INSERT INTO A", true);
    row("DROP FUNCTION F", true);
    row("CREATE FUNCTION F", false);
    row("CREATE TRIGGER T", false);
    row("CREATE TABLESPACE T", false);
    row("ALTER SYSTEM", false);
    row("SELECT F()", false);
    row("DO", false);
    row("CALL P()", false);
    row("SET ROLE R", false);
}

void TestTransactionNeeds::plain()
{
    QTEST(isPlain(QTest::currentDataTag()), "isPlain");
}

QTEST_APPLESS_MAIN(TestTransactionNeeds)
#include "tst_transactionneeds.moc"
