#include "longeststall.h"
#include "widgets/json/jsonexpansion.h"
#include "widgets/json/jsonsearch.h"
#include "widgets/json/jsontext.h"
#include "widgets/json/jsontreemodel.h"

#include "../support/verifyresult.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Weekglass;
using Json::NodeId;

namespace {

std::shared_ptr<const Json::Document> read(const QByteArray& text)
{
    auto document = Json::Document::parse(text);
    return document ? std::make_shared<const Json::Document>(*std::move(document)) : nullptr;
}

QByteArray objectWithKeys(int count)
{
    QByteArray text = "{";
    for (int i = 0; i < count; ++i)
        text += (i ? ",\"key" : "\"key") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    return text + "}";
}

QByteArray nested(int levels)
{
    return QByteArray("{\"a\":[").repeated(levels / 2) + "7" + QByteArray("]}").repeated(levels / 2);
}

/// A line per row: indentation, key, value.
QStringList printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int level = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines << QString(level, QLatin1Char(' ')) + index.data().toString() + QStringLiteral(": ")
                + index.siblingAtColumn(1).data().toString();
        lines << printed(model, index, level + 1);
    }
    return lines;
}

}

class TestJsonTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsKeysAndValues();
    void showsScalarRoots();
    void showsForeignTextVisibly();
    void cutsLongValues();
    void splitsLargeContainers();
    void opensManyKeysAtOnce();
    void goesDeepWithoutRecursion();
    void emptiesAndResets();
    void flagsNumbersBeyondDouble_data();
    void flagsNumbersBeyondDouble();
    void findsKeysAndValues();
    void stopsSearching();
    void findsInText();
    void keepsExpansionByPath();
    void findsPathsAgain();
    void wrapsLongLines();
    void cutsPages();
};

void TestJsonTreeModel::showsKeysAndValues()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(
        read(R"({"id": 1.50, "ships": [{"symbol": "A\u0042"}, null], "": true, "e": {}, "n": -0})"));
    const QStringList expected {
        QStringLiteral("$: {5}"),      QStringLiteral(" id: 1.50"),         QStringLiteral(" ships: [2]"),
        QStringLiteral("  [0]: {1}"),  QStringLiteral("   symbol: \"AB\""), QStringLiteral("  [1]: null"),
        QStringLiteral(" \"\": true"), QStringLiteral(" e: {0}"),           QStringLiteral(" n: -0"),
    };
    QCOMPARE(printed(model), expected);
    for (NodeId node = 0; node < model.document()->nodeCount(); ++node) {
        QCOMPARE(JsonTreeModel::nodeOf(model.indexOf(node)), node);
        QCOMPARE(model.indexOf(node).data(JsonTreeModel::NodeRole).toUInt(), node);
    }
    const QModelIndex symbol = model.indexOf(4, JsonTreeModel::ValueColumn);
    QCOMPARE(symbol.data(JsonTreeModel::RawTextRole).toByteArray(), QByteArray(R"("A\u0042")"));
    QCOMPARE(symbol.data(JsonTreeModel::KindRole).toInt(), static_cast<int>(Json::Kind::String));
    QVERIFY(!model.indexOf(9).isValid());
}

void TestJsonTreeModel::showsScalarRoots()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(read(" 12345678901234567890.10 "));
    QCOMPARE(printed(model), QStringList {QStringLiteral("$: 12345678901234567890.10")});
}

void TestJsonTreeModel::showsForeignTextVisibly()
{
    JsonTreeModel model;
    model.setDocument(read(R"({"<b>k\u0000</b>": "a\n<img src='x'>\u202e"})"));
    const QModelIndex value = model.indexOf(1, JsonTreeModel::ValueColumn);
    QCOMPARE(model.indexOf(1).data().toString(), QStringLiteral(u"<b>k\u2400</b>"));
    QCOMPARE(value.data().toString(), QStringLiteral(u"\"a\u240a<img src='x'>\ufffd\""));
    QVERIFY(!value.data(Qt::ToolTipRole).isValid());
}

void TestJsonTreeModel::cutsLongValues()
{
    JsonTreeModel model;
    const QByteArray text = "[\"" + QByteArray("\\ud83d\\ude00").repeated(1'000'000) + "\",\""
        + QByteArray("é").repeated(1000) + "\"," + QByteArray("9").repeated(131'072) + ",\""
        + QByteArray("x").repeated(400) + "\"]";
    model.setDocument(read(text));
    const auto shown = [&](NodeId node) {
        return model.indexOf(node, JsonTreeModel::ValueColumn).data().toString();
    };
    const double before = threadTime();
    QCOMPARE(shown(1),
             QLatin1Char('"') + QStringLiteral(u"\U0001F600").repeated(200) + QChar(0x2026)
                 + QLatin1Char('"'));
    QVERIFY2(threadTime() - before < 20, "the whole value was decoded");
    QCOMPARE(shown(2),
             QLatin1Char('"') + QStringLiteral(u"é").repeated(400) + QChar(0x2026) + QLatin1Char('"'));
    QCOMPARE(shown(3), QStringLiteral("9").repeated(400) + QChar(0x2026));
    QCOMPARE(shown(4), QLatin1Char('"') + QStringLiteral("x").repeated(400) + QLatin1Char('"'));
}

void TestJsonTreeModel::splitsLargeContainers()
{
    JsonTreeModel model(nullptr, 4, 3);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(
        read(R"({"k": [0, 1, 2, [3], 4, 5, 6], "l": {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}})"));
    const QStringList expected {
        QStringLiteral("$: {2}"),           QStringLiteral(" k: [7]"),     QStringLiteral("  0 to 2: "),
        QStringLiteral("   [0]: 0"),        QStringLiteral("   [1]: 1"),   QStringLiteral("   [2]: 2"),
        QStringLiteral("  3 to 5: "),       QStringLiteral("   [3]: [1]"), QStringLiteral("    [0]: 3"),
        QStringLiteral("   [4]: 4"),        QStringLiteral("   [5]: 5"),   QStringLiteral("  6 to 6: "),
        QStringLiteral("   [6]: 6"),        QStringLiteral(" l: {5}"),     QStringLiteral(u"  0 to 2: a … c"),
        QStringLiteral("   a: 1"),          QStringLiteral("   b: 2"),     QStringLiteral("   c: 3"),
        QStringLiteral(u"  3 to 4: d … e"), QStringLiteral("   d: 4"),     QStringLiteral("   e: 5"),
    };
    QCOMPARE(printed(model), expected);
    for (NodeId node = 0; node < model.document()->nodeCount(); ++node) {
        const QModelIndex index = model.indexOf(node);
        QCOMPARE(model.index(index.row(), 0, index.parent()), index);
        QVERIFY(!JsonTreeModel::isRange(index));
    }
    const QModelIndex range = model.index(1, 0, model.indexOf(1));
    QVERIFY(JsonTreeModel::isRange(range));
    QCOMPARE(JsonTreeModel::nodeOf(range), NodeId(1));
    QCOMPARE(range.parent(), model.indexOf(1));
}

void TestJsonTreeModel::opensManyKeysAtOnce()
{
    const auto document = read(objectWithKeys(100'000));
    JsonTreeModel model;
    const double before = threadTime();
    model.setDocument(document);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 100'000);
    const QModelIndex last = model.index(99'999, JsonTreeModel::ValueColumn, root);
    QCOMPARE(last.data().toString(), QStringLiteral("99999"));
    QCOMPARE(model.indexOf(100'000), last.siblingAtColumn(0));
    const double taken = threadTime() - before;
    QVERIFY2(taken < 50, qPrintable(QString::number(taken)));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(read(objectWithKeys(2'000)));
    model.setDocument(read(objectWithKeys(100'001)));
    QCOMPARE(model.rowCount(model.index(0, 0)), 11);
}

void TestJsonTreeModel::goesDeepWithoutRecursion()
{
    constexpr int levels = 10'000;
    const auto document = read(nested(levels));
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(document);
    QModelIndex index = model.index(0, 0);
    for (int level = 0; level < levels; ++level)
        index = model.index(0, 0, index);
    QCOMPARE(index.siblingAtColumn(1).data().toString(), QStringLiteral("7"));
    QCOMPARE(JsonTreeModel::nodeOf(index), NodeId(levels));
    int depth = 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        ++depth;
    QCOMPARE(depth, levels);
    QCOMPARE(nodeAt(*document, pathOf(*document, levels)), NodeId(levels));
    JsonExpansion expansion;
    for (NodeId node = 0; node < 1000; ++node)
        expansion.set(*document, node, true);
    QCOMPARE(expansion.nodesIn(*document).size(), std::size_t(1000));
}

void TestJsonTreeModel::emptiesAndResets()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.indexOf(0).isValid());
    model.setDocument(read("[1]"));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(!model.index(1, 0).isValid());
    QVERIFY(!model.index(0, 2).isValid());
    model.setDocument(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(JsonTreeModel::nodeOf({}), Json::noNode);
}

void TestJsonTreeModel::flagsNumbersBeyondDouble_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("flagged");
    const std::pair<const char*, bool> rows[] {
        {"0", false},
        {"9007199254740992", false},
        {"9007199254740993", true},
        {"-9007199254740992", false},
        {"-9007199254740993", true},
        {"9223372036854775808", true},
        {"1.50", false},
        {"0.1", false},
        {"-0.0", false},
        {"0.12345678901234567", false},
        {"0.123456789012345678", true},
        {"100000000000000000000000.0", false},
        {"1e308", false},
        {"1e400", true},
        {"1e-400", true},
    };
    for (const auto& [number, flagged] : rows)
        QTest::newRow(number) << QByteArray(number) << flagged;
}

void TestJsonTreeModel::flagsNumbersBeyondDouble()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, flagged);
    QCOMPARE(exceedsDouble(number), flagged);
    JsonTreeModel model;
    model.setDocument(read(number));
    const QModelIndex value = model.index(0, JsonTreeModel::ValueColumn);
    QCOMPARE(value.data().toString(), QString::fromLatin1(number));
    QCOMPARE(value.data(JsonTreeModel::BadgeRole).isValid(), flagged);
    QCOMPARE(value.data(Qt::ToolTipRole).isValid(), flagged);
    QVERIFY(!model.index(0, JsonTreeModel::KeyColumn).data(JsonTreeModel::BadgeRole).isValid());
}

void TestJsonTreeModel::findsKeysAndValues()
{
    const auto document =
        read(R"({"Fuel": {"max": 100}, "cargo": ["fuel", "F\u0055EL", 1001, true], "é": "É"})");
    const auto found = [&](const QString& wanted) { return findInDocument(*document, wanted, {}); };
    QCOMPARE(found(QStringLiteral("fuel")), (JsonMatches {1, 4, 5}));
    QCOMPARE(found(QStringLiteral("100")), (JsonMatches {2, 6}));
    QCOMPARE(found(QStringLiteral("TRUE")), (JsonMatches {7}));
    QCOMPARE(found(QStringLiteral("É")), (JsonMatches {8}));
    QCOMPARE(found(QStringLiteral("u0055")), JsonMatches());
    QCOMPARE(found(QString()), JsonMatches());
}

void TestJsonTreeModel::stopsSearching()
{
    const auto document = read(objectWithKeys(5000));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(findInDocument(*document, QStringLiteral("key"), stop.get_token()), JsonMatches());
}

void TestJsonTreeModel::findsInText()
{
    QCOMPARE(findInText(QStringLiteral("aAa aaa"), QStringLiteral("AA"), {}), (JsonMatches {0, 4}));
    QCOMPARE(findInText(QStringLiteral("aaa"), QString(), {}), JsonMatches());
}

void TestJsonTreeModel::keepsExpansionByPath()
{
    const auto first = read(R"({"a": {"x": [1]}, "b": [[1], [2]]})");
    const auto second = read(R"({"n": 1, "b": [[1]], "a": {"x": [2]}})");
    JsonExpansion expansion;
    QCOMPARE(expansion.nodesIn(*first), std::vector<NodeId> {0});
    expansion.set(*first, 1, true); // a
    expansion.set(*first, 2, true); // a/x
    expansion.set(*first, 4, true); // b
    expansion.set(*first, 7, true); // b/1
    const auto opened = [&](const Json::Document& document) {
        QStringList pointers;
        for (const NodeId node : expansion.nodesIn(document))
            pointers << document.pointer(node);
        return pointers;
    };
    QCOMPARE(opened(*first),
             QStringList({{},
                          QStringLiteral("/a"),
                          QStringLiteral("/a/x"),
                          QStringLiteral("/b"),
                          QStringLiteral("/b/1")}));
    QCOMPARE(opened(*second),
             QStringList({{}, QStringLiteral("/a"), QStringLiteral("/a/x"), QStringLiteral("/b")}));
    expansion.set(*second, 4, true); // no container: never open
    expansion.set(*first, 1, false);
    QCOMPARE(opened(*first),
             QStringList({{}, QStringLiteral("/a/x"), QStringLiteral("/b"), QStringLiteral("/b/1")}));
}

void TestJsonTreeModel::findsPathsAgain()
{
    const auto first = read(R"({"a/b": [0, {"k": 1}], "a": 2})");
    const auto second = read(R"({"a": 2, "a/b": [0, {"l": 1, "k": 5}]})");
    const Json::Path path = pathOf(*first, 4);
    const NodeId there = nodeAt(*second, path);
    QVERIFY(there != Json::noNode);
    QCOMPARE(second->rawText(there).toByteArray(), QByteArray("5"));
    QCOMPARE(nodeAt(*read("[]"), path), Json::noNode);
    QCOMPARE(nodeAt(*read("[]"), Json::Path()), NodeId(0));
}

void TestJsonTreeModel::wrapsLongLines()
{
    const QByteArray value = QByteArray("😀").repeated(5000);
    const JsonPageText page = jsonPage(*read("[\"" + value + "\", 1]"));
    QVERIFY(page.wrapped);
    QVERIFY(!page.cut);
    QString joined;
    for (const QString& line : page.text.split(QLatin1Char('\n'))) {
        QVERIFY(line.size() <= maxJsonLine + 1);
        QVERIFY(!line.front().isLowSurrogate());
        joined += line.startsWith(jsonLineGoesOn) ? line.mid(1) : line;
    }
    QCOMPARE(joined, QStringLiteral("[  \"") + QString::fromUtf8(value) + QStringLiteral("\",  1]"));
}

void TestJsonTreeModel::cutsPages()
{
    const JsonPageText page = jsonPage(*read(objectWithKeys(1000)), 100);
    QVERIFY(page.cut);
    QCOMPARE(page.shownBytes, 100);
    const JsonPageText plain = plainPage("a\xc3\xa9\x01", 2);
    QVERIFY(plain.cut);
    QCOMPARE(plain.text, QStringLiteral("a"));
    QCOMPARE(plainPage("a\x01\n\xff").text, QStringLiteral(u"a\u2401\n\ufffd"));
}

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
