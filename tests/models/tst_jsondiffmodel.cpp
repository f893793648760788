#include "widgets/json/jsondiffmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Weekglass;

namespace {

std::shared_ptr<const Json::Document> read(const QByteArray& text)
{
    auto document = Json::Document::parse(text);
    return document ? std::make_shared<const Json::Document>(*std::move(document)) : nullptr;
}

std::shared_ptr<const JsonComparison> compared(const QByteArray& before, const QByteArray& after,
                                               const Json::DiffOptions& options = {})
{
    return JsonComparison::make(read(before), read(after), options, {});
}

/// A line per row, columns between bars.
QStringList printed(const JsonDiffModel& model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(QLatin1Char('|'));
    }
    return lines;
}

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

}

class TestJsonDiffModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsChanges();
    void saysHowMany();
    void saysWhatIsHidden();
    void saysHowElementsWereMatched();
    void goesRound();
    void suggestsPatterns();
    void showsForeignTextVisibly();
    void cutsLongValues();
    void cutsDeepPaths();
    void namesKinds();
    void emptiesAndResets();
};

void TestJsonDiffModel::showsChanges()
{
    JsonDiffModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setComparison(compared(
        R"({"n":1.10,"t":10.00,"s":"old","b":true,"k":1,"gone":[1, 2],"e":[{"id":1},{"id":2},{"id":3}]})",
        R"({"n":3,"t":10,"s":"new","b":false,"k":"1","e":[{"id":3,"x":{ "y": 1 }},{"id":1},{"id":2}]})"));
    const QStringList rows {s("~|/n|1.10|3|+1.9"),
                            s("≈|/t|10.00|10|written differently"),
                            s("~|/s|\"old\"|\"new\"|"),
                            s("~|/b|true|false|"),
                            s("~|/k|1|\"1\"|"),
                            s("−|/gone|[1, 2]||"),
                            s("↕|/e[3]|{\"id\":3}|{\"id\":3,\"x\":{ \"y\": 1 }}|[2] → [0]"),
                            s("+|/e[3]/x||{ \"y\": 1 }|")};
    QCOMPARE(printed(model), rows);
    QCOMPARE(model.headerData(JsonDiffModel::DifferenceColumn, Qt::Horizontal).toString(), s("Difference"));
    model.setComparison(compared("1", "1e999"));
    QCOMPARE(printed(model), QStringList {s("~|the whole value|1|1e999|")});
}

void TestJsonDiffModel::saysHowMany()
{
    JsonDiffModel model;
    QCOMPARE(model.summary(), QString());
    model.setComparison(compared(R"({"a":1,"b":2,"c":3,"d":1.0,"m":[{"id":1},{"id":2}]})",
                                 R"({"a":2,"b":3,"x":1,"d":1,"m":[{"id":2},{"id":1}]})"));
    QCOMPARE(model.summary(), s("1 added, 1 removed, 2 changed, 1 moved, 1 written differently"));
    model.setComparison(compared("[1]", "[1]"));
    QCOMPARE(model.summary(), s("No difference"));
}

void TestJsonDiffModel::saysWhatIsHidden()
{
    JsonDiffModel model;
    model.setComparison(compared(R"({"a":1,"b":[1,2,3],"c":1})", R"({"a":2,"b":[],"c":2})",
                                 {.ignore = {s("/b"), s("/none"), s("/c")}}));
    QCOMPARE(model.summary(), s("1 changed; 4 hidden by 2 rule(s)"));
    QCOMPARE(printed(model), QStringList {s("~|/a|1|2|+1")});
    model.setComparison(compared("[1]", "[2]", {.ignore = {s("/*")}}));
    QCOMPARE(model.summary(), s("No difference; 1 hidden by 1 rule(s)"));
}

void TestJsonDiffModel::saysHowElementsWereMatched()
{
    const QByteArray before =
        R"({"ships":[{"symbol":"A","n":1}],"crew":[{"no":1,"n":1}],"x":[{"id":1,"n":1}]})";
    const QByteArray after =
        R"({"ships":[{"symbol":"A","n":2}],"crew":[{"no":1,"n":2}],"x":[{"id":1,"n":2}]})";
    JsonDiffModel model;
    model.setComparison(compared(before, after, {.identity = {{s("/crew"), s("no")}, {s("/x"), s("name")}}}));
    QCOMPARE(model.identitySummary(),
             s("Elements matched: /ships by symbol (guessed), /crew by no, /x not by name, which "
               "is not unique in all of them, /x by id (guessed)"));
    model.setComparison(compared(R"([{"id":1,"n":1}])", R"([{"id":1,"n":2}])"));
    QCOMPARE(model.identitySummary(), s("Elements matched: the whole array by id (guessed)"));
    model.setComparison(compared("[1]", "[2]"));
    QCOMPARE(model.identitySummary(), QString());
}

void TestJsonDiffModel::goesRound()
{
    JsonDiffModel model;
    QCOMPARE(model.nextRow(-1, true), -1);
    model.setComparison(compared("[1,2,3]", "[4,5,6]"));
    QCOMPARE(model.nextRow(-1, true), 0);
    QCOMPARE(model.nextRow(-1, false), 2);
    QCOMPARE(model.nextRow(1, true), 2);
    QCOMPARE(model.nextRow(2, true), 0);
    QCOMPARE(model.nextRow(0, false), 2);
}

void TestJsonDiffModel::suggestsPatterns()
{
    JsonDiffModel model;
    const QByteArray before = R"({"a/b":{"s":[{"id":1,"t":1},{"id":2,"t":1},{"id":3}]}})";
    const QByteArray after = R"({"a/b":{"s":[{"id":1,"t":2},{"id":2,"t":2}]}})";
    model.setComparison(compared(before, after));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.ignorePattern(0), s("/a~1b/s/*/t"));
    QCOMPARE(model.ignorePattern(2), s("/a~1b/s/*"));
    model.setComparison(compared(before, after, {.ignore = {model.ignorePattern(0)}}));
    QCOMPARE(model.rowCount(), 1);
}

void TestJsonDiffModel::showsForeignTextVisibly()
{
    JsonDiffModel model;
    model.setComparison(compared("{\"<b>\\u202e\":[1],\"k\":1}", R"({"k":"\u0007<i>\u202e"})"));
    QCOMPARE(printed(model), QStringList({s("−|/<b>\uFFFD|[1]||"), s("~|/k|1|\"\u2407<i>\uFFFD\"|")}));
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.index(0, column).data(Qt::ToolTipRole).toString().contains(QLatin1Char('<')));
}

void TestJsonDiffModel::cutsLongValues()
{
    const QByteArray lorem = QByteArray("lorem ipsum ").repeated(100'000);
    JsonDiffModel model;
    model.setComparison(
        compared("[\"" + lorem + "A dolor\",0]", "[\"" + lorem + "B dolor\",[\"" + lorem + "\"]]"));
    // where they differ, not what both begin with
    QCOMPARE(model.index(0, JsonDiffModel::BeforeColumn).data().toString().left(10),
             s("\"lorem ips")); // too long to be decoded
    QVERIFY(model.index(1, JsonDiffModel::AfterColumn).data().toString().size() < 300);
    const QByteArray some = lorem.first(1200);
    model.setComparison(compared("[\"" + some + "A dolor\"]", "[\"" + some + "B dolor\"]"));
    QCOMPARE(model.index(0, JsonDiffModel::BeforeColumn).data().toString(),
             s("…lorem ipsum lorem ipsum A dolor\""));
    QCOMPARE(model.index(0, JsonDiffModel::AfterColumn).data().toString(),
             s("…lorem ipsum lorem ipsum B dolor\""));
}

void TestJsonDiffModel::cutsDeepPaths()
{
    const auto nested = [](const char* value) -> QByteArray {
        return QByteArray("{\"a\":[").repeated(5000) + value + QByteArray("]}").repeated(5000);
    };
    JsonDiffModel model;
    model.setComparison(compared(nested("1"), nested("2")));
    const QString path = model.index(0, JsonDiffModel::PathColumn).data().toString();
    QVERIFY(path.size() < 400);
    QVERIFY(path.startsWith(QChar(0x2026)) && path.endsWith(s("/a/0/a/0")));
    QCOMPARE(model.index(0, 0).data(JsonDiffModel::PointerRole).toString().size(), 20'000);
}

void TestJsonDiffModel::namesKinds()
{
    JsonDiffModel model;
    model.setComparison(compared("[1]", "[2,3]"));
    QCOMPARE(model.index(0, JsonDiffModel::SignColumn).data(Qt::AccessibleTextRole).toString(), s("Changed"));
    QCOMPARE(model.index(1, JsonDiffModel::SignColumn).data(Qt::ToolTipRole).toString(), s("Added"));
    QCOMPARE(model.index(1, 0).data(JsonDiffModel::KindRole).toInt(), int(Json::ChangeKind::Added));
}

void TestJsonDiffModel::emptiesAndResets()
{
    JsonDiffModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setComparison(compared("[1]", "[2]"));
    QCOMPARE(model.rowCount(), 1);
    model.setComparison(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_APPLESS_MAIN(TestJsonDiffModel)
#include "tst_jsondiffmodel.moc"
