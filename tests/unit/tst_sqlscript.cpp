#include "scripts/sqlscript.h"

#include <QTest>

using namespace Weekglass;

class TestSqlScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statements_data();
    void statements();
    void control_data();
    void control();
    void anythingTerminates();
};

void TestSqlScript::statements_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("lines"); // "<line> <text>", line breaks as a bar
    const auto row = [](const char* name, const char* script, const QStringList& lines) {
        QTest::newRow(name) << QByteArray(script) << lines;
    };
    const auto one = [&row](const char* name, const char* script) {
        row(name, script,
            {QStringLiteral("1 ") + QString::fromUtf8(script).replace(QLatin1Char('\n'), QLatin1Char('|'))});
    };
    row("nothing", "", {});
    row("only comments", "-- a;\n/* b; */ ;; \n;", {});
    row("two", "SELECT 1;\n\nSELECT 2", {QStringLiteral("1 SELECT 1"), QStringLiteral("3 SELECT 2")});
    row("comment before", "-- why;\nSELECT 1; -- after;\n", {QStringLiteral("2 SELECT 1")});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "SELECT 1;",
        {QStringLiteral("1 SELECT 1")});
    row("CRLF", "SELECT 1;\r\nSELECT 2;\r\n", {QStringLiteral("1 SELECT 1"), QStringLiteral("2 SELECT 2")});
    row("line counted inside strings", "SELECT '\n;\n';SELECT 2",
        {QStringLiteral("1 SELECT '|;|'"), QStringLiteral("3 SELECT 2")});
    one("string", "SELECT 'it''s; fine'");
    one("escape string", "SELECT E'it\\'s; fine'");
    one("escape string, continued", "SELECT E'one '\n 'it\\'; fine'");
    one("escape string, continued after comments", "SELECT E'a' -- b'\n\n -- c\n 'it\\'; fine'");
    row("escape string, closed behind its continuation",
        "COMMENT ON TABLE t IS E'one '\n'it\\''; COMMIT; -- '\n;",
        {QStringLiteral("1 COMMENT ON TABLE t IS E'one '|'it\\''"), QStringLiteral("2 COMMIT")});
    row("no continuation in the same line", "SELECT E'a' 'it\\'; SELECT 2",
        {QStringLiteral("1 SELECT E'a' 'it\\'"), QStringLiteral("1 SELECT 2")});
    row("no escapes in a plain string, continued", "SELECT 'a'\n'it\\'; SELECT 2",
        {QStringLiteral("1 SELECT 'a'|'it\\'"), QStringLiteral("2 SELECT 2")});
    row("no escapes in a plain string", "SELECT '\\'; SELECT ';'",
        {QStringLiteral("1 SELECT '\\'"), QStringLiteral("1 SELECT ';'")});
    one("word that ends in e", "SELECT nonse'; '");
    one("quoted name", "SELECT 1 AS \"a;\"\"b\"");
    one("nested comment", "SELECT /* a /* ; */ ; */ 1");
    one("line comment", "SELECT 1 -- ;\n+ 1");
    one("dollar quote", "DO $$ BEGIN COMMIT; END $$");
    one("tagged dollar quote", "DO $a1$ x; $$ ; $b$ ; $a1$");
    row("parameters are no quotes", "SELECT $1; SELECT $2",
        {QStringLiteral("1 SELECT $1"), QStringLiteral("1 SELECT $2")});
    row("dollar in a name", "SELECT a$b$; SELECT c$b$",
        {QStringLiteral("1 SELECT a$b$"), QStringLiteral("1 SELECT c$b$")});
    one("rule", "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)");
    row("function body",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; "
        "SELECT 3",
        {QStringLiteral("1 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; "
                        "SELECT 2; END"),
         QStringLiteral("1 SELECT 3")});
    one("procedure body", "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT 1; SELECT 2; END");
    const QString commit = QStringLiteral("1 COMMIT");
    row("no body: a list", "CREATE VIEW v AS SELECT h.begin, atomic FROM h; COMMIT",
        {QStringLiteral("1 CREATE VIEW v AS SELECT h.begin, atomic FROM h"), commit});
    row("no body: a view", "CREATE VIEW v AS SELECT begin atomic FROM h; COMMIT",
        {QStringLiteral("1 CREATE VIEW v AS SELECT begin atomic FROM h"), commit});
    row("no body: an argument",
        "CREATE FUNCTION f(begin atomic) RETURNS int LANGUAGE sql AS 'SELECT 1'; COMMIT",
        {QStringLiteral("1 CREATE FUNCTION f(begin atomic) RETURNS int LANGUAGE sql AS 'SELECT 1'"), commit});
    one("open string", "SELECT ';");
    one("open dollar quote", "DO $$ ; ");
    one("open comment in a statement", "SELECT 1 /* ; ");
}

void TestSqlScript::statements()
{
    QFETCH(QByteArray, script);
    QStringList lines;
    for (const ScriptStatement& statement : splitScript(script))
        lines << QStringLiteral("%1 %2")
                     .arg(statement.line)
                     .arg(QString::fromUtf8(statement.text).replace(QLatin1Char('\n'), QLatin1Char('|')));
    QTEST(lines, "lines");
}

void TestSqlScript::control_data()
{
    QTest::addColumn<bool>("refused");
    for (const char* script : {"COMMIT",
                               "commit work",
                               "SELECT 1;\n  Commit;",
                               "/* x */ commit",
                               "BEGIN",
                               "begin isolation level serializable",
                               "START TRANSACTION",
                               "END",
                               "ROLLBACK",
                               "rollback transaction",
                               "ABORT",
                               "COMMIT AND CHAIN",
                               "COMMIT PREPARED 'a'",
                               "PREPARE TRANSACTION 'a'",
                               "ROLLBACK PREPARED 'a'",
                               "\xEF\xBB\xBF"
                               "COMMIT",
                               "commit/**/work",
                               "SELECT ';';commit",
                               "SELECT E'one '\n'it\\''; COMMIT; -- '\n;",
                               "CREATE VIEW v AS SELECT h.begin, atomic FROM h; COMMIT; SELECT 1"})
        QTest::newRow(script) << true;
    for (const char* script :
         {"SELECT 'COMMIT'", "SAVEPOINT a", "ROLLBACK TO SAVEPOINT a", "ROLLBACK WORK TO a",
          "RELEASE SAVEPOINT a", "PREPARE p AS SELECT 1", "DO $$ BEGIN NULL; END; $$",
          "CREATE TABLE commit (x int)", "-- COMMIT;\nSELECT 1", "COMMENT ON TABLE t IS 'BEGIN'",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END"})
        QTest::newRow(script) << false;
}

void TestSqlScript::control()
{
    QFETCH(bool, refused);
    const auto result = refuseTransactionControl(splitScript(QTest::currentDataTag()));
    QCOMPARE(!result, refused);
    if (refused)
        QVERIFY(result.error().where.startsWith(QLatin1String("line ")));
}

void TestSqlScript::anythingTerminates()
{
    const QByteArray letters = "a1$'\"/*-();\n\\eE \xC3";
    quint32 random = 12345;
    for (int round = 0; round < 20000; ++round) {
        QByteArray script;
        for (int i = 0; i < 24; ++i) {
            random = random * 1664525 + 1013904223;
            script += letters[static_cast<qsizetype>((random >> 16) % static_cast<quint32>(letters.size()))];
        }
        qsizetype from = 0;
        for (const ScriptStatement& statement : splitScript(script)) { // in order, and nothing made up
            from = script.indexOf(statement.text, from);
            QVERIFY2(from >= 0 && !statement.text.isEmpty(), script.constData());
            from += statement.text.size();
        }
    }
}

QTEST_GUILESS_MAIN(TestSqlScript)
#include "tst_sqlscript.moc"
