#include "import/importrow.h"
#include "verifyresult.h"

using namespace Weekglass;

/// Lines that are one row of a table each: what gets in, and what is put aside.
class TestImportRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodLine();
    void optionalMembers();
    void badLines_data();
    void badLines();
    void statements();

private:
    const RowImport m_import {
        .table = QStringLiteral("public.burns"),
        .columns =
            {{.name = QStringLiteral("tick"), .member = QStringLiteral("t"), .type = ImportType::Integer},
             {.name = QStringLiteral("gain"), .member = QStringLiteral("gain"), .type = ImportType::Number},
             {.name = QStringLiteral("at"), .member = QStringLiteral("at"), .type = ImportType::Time},
             {.name = QStringLiteral("ship"), .member = QStringLiteral("ship"), .type = ImportType::Uuid},
             {.name = QStringLiteral("extra"),
              .member = QStringLiteral("extra"),
              .type = ImportType::Json,
              .isOptional = true},
             {.name = QStringLiteral("kind"), .member = {}, .value = QStringLiteral("it's")}},
        .key = {QStringLiteral("ship"), QStringLiteral("tick")}};
    const QByteArray m_good =
        R"({"t":9223372036854775807,"gain":1.50,"at":"2025-01-06T12:00:00Z",)"
        R"("ship":"00000000-0000-4000-8000-000000025544","extra":{"b":10.00},"more":1})";
};

void TestImportRow::goodLine()
{
    auto cells = readImportRow(m_good, m_import);
    VERIFY_RESULT(cells);
    QCOMPARE(*cells,
             (std::vector<Pg::Value> {"9223372036854775807", "1.50", "2025-01-06T12:00:00Z",
                                      "00000000-0000-4000-8000-000000025544", R"({"b":10.00})", "it's"}));
}

void TestImportRow::optionalMembers()
{
    auto cells = readImportRow(QByteArray(m_good).replace("\"extra\"", "\"other\""), m_import);
    VERIFY_RESULT(cells);
    QCOMPARE(cells->at(4), Pg::Value());
    cells = readImportRow(QByteArray(m_good).replace("{\"b\":10.00}", "null"), m_import);
    VERIFY_RESULT(cells);
    QCOMPARE(cells->at(4), Pg::Value());
}

void TestImportRow::badLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* before, const char* after, const char* reason) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(reason);
    };
    row("no JSON", "{", "", "");
    row("missing", "\"t\"", "\"u\"", "“t” is missing");
    row("beyond bigint", "9223372036854775807", "9223372036854775808", "“t” must be a whole number");
    row("a fraction", "9223372036854775807", "1.5", "“t” must be a whole number");
    row("a string", "9223372036854775807", "\"1\"", "“t” must be a whole number");
    row("beyond double", "1.50", "1e999", "“gain” must be a number");
    row("null", "1.50", "null", "“gain” must be a number");
    row("no time", "12:00:00", "25:00:00", "“at” must be a time");
    row("no UUID", "025544", "02554", "“ship” must be a UUID");
    row("NUL", "{\"b\"", "{\"\\u0000\"", "");
}

void TestImportRow::badLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, reason);
    const auto cells =
        readImportRow(QByteArray(m_good).replace(m_good.indexOf(before), before.size(), after), m_import);
    QVERIFY(!cells);
    QVERIFY2(cells.error().message.startsWith(reason) && !cells.error().message.isEmpty(),
             qPrintable(cells.error().text()));
}

void TestImportRow::statements()
{
    auto sql = rowImportSql(m_import);
    VERIFY_RESULT(sql);
    QVERIFY(sql->stage.text().contains("\"extra\" jsonb"));
    QCOMPARE(sql->copy.text(),
             "COPY pg_temp.weekglass_import (\"tick\", \"gain\", \"at\", \"ship\", \"extra\", \"kind\") FROM "
             "STDIN");
    QVERIFY(sql->insert.text().contains("t.\"ship\" = i.\"ship\" AND t.\"tick\" = i.\"tick\""));
}

QTEST_APPLESS_MAIN(TestImportRow)
#include "tst_importrow.moc"
