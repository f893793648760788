#include "notebook/notebook.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;

/// A notebook as JSON: what comes back, and what is refused.
class TestNotebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellComesBack();
    void wrongInputIsRefused_data();
    void wrongInputIsRefused();
};

void TestNotebook::everyCellComesBack()
{
    constexpr qint64 Day = 86'400'000'000;
    const Notebook notebook {
        .title = QStringLiteral("Week <1> “x”"),
        .game = QStringLiteral("g"),
        .cells = {
            TextCell {QStringLiteral("# A\n\n<script>")},
            ChartCell {.metric = QStringLiteral("m"),
                       .series = {QStringLiteral("a"), QStringLiteral("b")},
                       .from = Day / 2,
                       .until = Day + 1,
                       .style = {.isStepped = true, .showsGaps = true}},
            TableCell {.title = QStringLiteral("T"), .sql = QStringLiteral("SELECT 1"), .rows = 7},
            TableCell {.report = QStringLiteral("r")},
            TableCell {.report = QStringLiteral("r"),
                       .parameters = {{QStringLiteral("a"), QStringLiteral("1")},
                                      {QStringLiteral("b"), QStringLiteral("“x”")}}},
            ComparisonCell {.metrics = {QStringLiteral("m")}, .before = 5, .at = 3 * Day},
            ComparisonCell {.metrics = {QStringLiteral("m")}, .weeks = {QStringLiteral("g_2025_w01")}}}};
    const auto back = Notebook::fromJson(notebook.toJson());
    VERIFY_RESULT(back);
    QCOMPARE(back->toJson(), notebook.toJson());
    QVERIFY(*back == notebook);
}

void TestNotebook::wrongInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("said");
    const auto cell = [](const char* inner) -> QByteArray {
        return QByteArray(R"({"format":"weekglass-notebook","version":1,"cells":[{"kind":"text"},)") + inner
            + "]}";
    };
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("not JSON");
    QTest::newRow("cut off") << QByteArray("{\"format\":") << QStringLiteral("not JSON");
    QTest::newRow("other file") << QByteArray("{\"metrics\":[]}") << QStringLiteral("not a notebook");
    QTest::newRow("array") << QByteArray("[1]") << QStringLiteral("not a notebook");
    QTest::newRow("newer") << QByteArray(R"({"format":"weekglass-notebook","version":2,"cells":[]})")
                           << QStringLiteral("version 2");
    QTest::newRow("no cells") << QByteArray(R"({"format":"weekglass-notebook","version":1})")
                              << QStringLiteral("no list of cells");
    QTest::newRow("kind") << cell(R"({"kind":"video"})") << QStringLiteral("“video”");
    QTest::newRow("no object") << cell("3") << QStringLiteral("kind");
    QTest::newRow("parameters") << cell(R"({"kind":"table","report":"r","parameters":["a"]})")
                                << QStringLiteral("not an object of texts");
    QTest::newRow("parameter") << cell(R"({"kind":"table","report":"r","parameters":{"a":1}})")
                               << QStringLiteral("not an object of texts");
    QTest::newRow("no metric") << cell(R"({"kind":"chart"})") << QStringLiteral("no metric");
    QTest::newRow("metric") << cell(R"({"kind":"chart","metric":3})") << QStringLiteral("“metric”");
    QTest::newRow("series") << cell(R"({"kind":"chart","metric":"m","series":[1]})")
                            << QStringLiteral("“series”");
    QTest::newRow("time") << cell(R"({"kind":"chart","metric":"m","from":"soon"})")
                          << QStringLiteral("“from”");
    QTest::newRow("backwards") << cell(R"({"kind":"chart","metric":"m","from":"2d","until":"1d"})")
                               << QStringLiteral("ends before");
    QTest::newRow("both") << cell(R"({"kind":"table","report":"r","sql":"SELECT 1"})")
                          << QStringLiteral("either");
    QTest::newRow("rows") << cell(R"({"kind":"table","report":"r","rows":0})") << QStringLiteral("“rows”");
    QTest::newRow("many rows") << cell(R"({"kind":"table","report":"r","rows":1e9})")
                               << QStringLiteral("“rows”");
    QTest::newRow("before") << cell(R"({"kind":"comparison","metrics":["m"],"before":-1})")
                            << QStringLiteral("“before”");
    QTest::newRow("metrics") << cell(R"({"kind":"comparison","metrics":[]})") << QStringLiteral("no metric");
}

void TestNotebook::wrongInputIsRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, said);
    const auto notebook = Notebook::fromJson(json);
    QVERIFY(!notebook);
    QVERIFY2(notebook.error().text().contains(said), qPrintable(notebook.error().text()));
}

QTEST_APPLESS_MAIN(TestNotebook)
#include "tst_notebook.moc"
