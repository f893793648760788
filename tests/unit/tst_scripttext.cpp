#include "hostilenames.h"
#include "pg/scripttext.h"

#include <QTest>

using namespace Weekglass::Pg;

/// SQL for people and psql; that the server reads the same in it is in tests/live/tst_hostilescripts.
class TestScriptText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void statements_data();
    void statements();
    void commentsAreOneLine();
};

void TestScriptText::texts_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* sql, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(text);
    };
    row("plain", "SELECT \"a b\", 'it''s' FROM t", "SELECT \"a b\", 'it''s' FROM t");
    row("a line break in a name", "SELECT \"a\nb\"", "SELECT U&\"a\\000ab\"");
    row("with a backslash", "SELECT \"a\\\nb\"", "SELECT U&\"a\\\\\\000ab\"");
    row("a name of letters stays", "SELECT \"größe\"", "SELECT \"größe\"");
    row("a line break in a constant", "SELECT 'a\nb'", "SELECT E'a\\nb'");
    row("with a quote and a backslash", "SELECT 'it''s\n\\'", "SELECT E'it''s\\n\\\\'");
    row("a bell in a constant", "SELECT 'a\ab'", "SELECT E'a\\u0007b'");
    row("one with E already", "SELECT E'a\\nb\n'", "SELECT E'a\\nb\\n'");
    row("code in dollars stays", "DO $$\nBEGIN\nEND\n$$", "DO $$\nBEGIN\nEND\n$$");
    row("line breaks between words stay", "SELECT\n1", "SELECT\n1");
    row("a constant of several pieces stays", "SELECT 'a\n'\n'b'", "SELECT 'a\n'\n'b'");
}

void TestScriptText::texts()
{
    QFETCH(QString, sql);
    QTEST(scriptText(sql), "text");
}

void TestScriptText::statements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* sql, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(text);
    };
    row("gets its semicolon", "SELECT 1", "SELECT 1;\n");
    row("without spaces around", "  SELECT 1\n\n", "SELECT 1;\n");
    row("not inside of a comment", "SELECT 1 -- one", "SELECT 1 -- one\n;\n");
    row("nor of one that looks like it", "SELECT '-- one'", "SELECT '-- one';\n");
}

void TestScriptText::statements()
{
    QFETCH(QString, sql);
    QTEST(scriptStatement(sql), "text");
}

void TestScriptText::commentsAreOneLine()
{
    const QStringList names = Weekglass::hostileObjectNames(200);
    for (const QString& name : names) {
        const QString comment = scriptComment(name);
        QVERIFY2(comment.startsWith(QStringLiteral("-- ")), qPrintable(comment));
        for (const QChar c : comment.chopped(1))
            QVERIFY2(c != QLatin1Char('\n') && c != QLatin1Char('\r') && c != QChar(0x2028),
                     qPrintable(comment));
        QVERIFY(comment.endsWith(QLatin1Char('\n')));
    }
}

QTEST_APPLESS_MAIN(TestScriptText)
#include "tst_scripttext.moc"
