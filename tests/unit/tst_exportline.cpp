#include "events/exportline.h"

#include <QTest>

#include <array>

using namespace Weekglass;

/// Rows of COPY as lines of a file.
class TestExportLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonRows_data();
    void jsonRows();
    void csvRows_data();
    void csvRows();
};

namespace {

using Kind = ExportColumn::Kind;
const std::array<ExportColumn, 3> columns {{{.key = "\"id\"", .kind = Kind::Json},
                                            {.key = "\"s\"", .kind = Kind::Text},
                                            {.key = "\"payload\"", .kind = Kind::Json}}};

}

void TestExportLine::jsonRows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* given, const char* expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("plain", "7\x02text\x02{\"a\": 1.50}\n", R"({"id":7,"s":"text","payload":{"a": 1.50}})");
    row("nulls", "\x02\x02\n", R"({"id":null,"s":null,"payload":null})");
    row("empty text", "7\x02\x01\x01\x02null\n", R"({"id":7,"s":"","payload":null})");
    row("escapes",
        "7\x02"
        "a\"b\\c\td\x02[]\n",
        R"({"id":7,"s":"a\"b\\c\td","payload":[]})");
    row("line breaks in a text",
        "7\x02\x01"
        "a\nb\r\nc\x01\x02[]\n",
        R"({"id":7,"s":"a\nb\r\nc","payload":[]})");
    row("quote and delimiter in a text",
        "7\x02\x01"
        "a\x02"
        "b\x01\x01"
        "c\x01\x02[]\n",
        R"({"id":7,"s":"a\u0002b\u0001c","payload":[]})");
    row("line breaks in JSON", "7\x02t\x02\x01{\n  \"a\":\r\n1}\x01\n",
        R"({"id":7,"s":"t","payload":{   "a":  1}})");
    row("not ASCII", "7\x02\xC3\xA4\xF0\x9F\x98\x80\xE2\x80\xA8\x02\"\xC3\xA4\"\n",
        "{\"id\":7,\"s\":\"\xC3\xA4\xF0\x9F\x98\x80\xE2\x80\xA8\",\"payload\":\"\xC3\xA4\"}");
}

void TestExportLine::jsonRows()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, line);
    QByteArray text = "[";
    appendJsonRow(text, row, columns);
    QCOMPARE(text, QByteArray('[' + line));
}

void TestExportLine::csvRows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* given, const char* expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("nothing to do", "1,a,b\n", "1,a,b\n");
    row("formulas", "1,=1+1,@x\n", "1,'=1+1,'@x\n");
    row("in quotes", "1,\"=SUM(1,2)\",\"-\"\"x\"\"\"\n", "1,\"'=SUM(1,2)\",\"'-\"\"x\"\"\"\n");
    row("numbers keep their sign", "-1,-1,-1\n", "-1,'-1,'-1\n");
    row("quotes, delimiters and breaks before a formula", "1,\"a\"\",=\n=\",+1\n", "1,\"a\"\",=\n=\",'+1\n");
    row("tab and carriage return", "1,\t1,\"\r1\"\n", "1,'\t1,\"'\r1\"\n");
    row("empty cells", ",\"\",\n", ",\"\",\n");
}

void TestExportLine::csvRows()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, line);
    const std::array<ExportColumn, 3> cells {
        {{.kind = Kind::Number}, {.kind = Kind::Text}, {.kind = Kind::Json}}};
    QByteArray text = "x";
    appendCsvRow(text, row, cells);
    QCOMPARE(text, QByteArray('x' + line));
}

QTEST_GUILESS_MAIN(TestExportLine)
#include "tst_exportline.moc"
