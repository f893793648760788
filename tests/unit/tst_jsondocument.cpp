#include "json/document.h"
#include "json/equal.h"
#include "json/number.h"
#include "json/path.h"
#include "json/prettyprint.h"
#include "json/strings.h"

#include <QTest>

using namespace Weekglass;
using Json::Document;
using Json::Kind;

namespace {

const QByteArray sample = R"({
  "id": 9007199254740993, "price": 1.50, "big": 1e400,
  "nav": {"systemSymbol": "X1-DF55", "route": [{"x": -3}, null, true, false, []]},
  "a b": "caf\u00e9 \ud83d\ude00 \n", "\"q\\": 1, "o'k": {"": 2}, "null": 3, "x/y~z": 4, "1": [5], "é": 6, "id": 7
})";

Document parsed(const QByteArray& text)
{
    Result<Document> document = Document::parse(text);
    return document ? *std::move(document) : *Document::parse("\"not JSON\"");
}

/// Follows keys and rows, as a user would open the tree.
Json::NodeId walk(const Document& document, const QVariantList& steps)
{
    Json::NodeId node = Document::root();
    for (const QVariant& step : steps) {
        const bool byKey = step.metaType() == QMetaType::fromType<QString>();
        node = byKey ? document.find(node, step.toString()) : document.child(node, step.toInt());
    }
    return node;
}

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

}

class TestJsonDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAndTexts();
    void navigation();
    void manyKeys();
    void keysWithEscapes();
    void halfSurrogates();
    void paths_data();
    void paths();
    void keyThatEndsWithALineBreak();
    void refusesNoJson();
    void moves();
    void prettyPrint_data();
    void prettyPrint();
    void prettyPrintCuts();
    void equality_data();
    void equality();
    void quotedText();
};

void TestJsonDocument::kindsAndTexts()
{
    const Document document = parsed(sample);
    const auto raw = [&](const QVariantList& steps) {
        return document.rawText(walk(document, steps)).toByteArray();
    };
    QCOMPARE(document.kind(Document::root()), Kind::Object);
    QCOMPARE(document.rawText(Document::root()).toByteArray(), sample);
    QCOMPARE(raw({0}), QByteArray("9007199254740993"));
    QCOMPARE(raw({s("price")}), QByteArray("1.50"));
    QCOMPARE(raw({s("big")}), QByteArray("1e400"));
    QCOMPARE(raw({s("nav"), s("route"), 0}), QByteArray("{\"x\": -3}"));
    QCOMPARE(raw({s("nav"), s("route"), 4}), QByteArray("[]"));
    QCOMPARE(raw({s("a b")}), QByteArray(R"("caf\u00e9 \ud83d\ude00 \n")"));
    QCOMPARE(document.stringValue(walk(document, {s("a b")})), s("café 😀 \n"));
    QCOMPARE(document.stringValue(walk(document, {s("nav"), s("systemSymbol")})), s("X1-DF55"));
    QCOMPARE(document.stringValue(walk(document, {0})), QString());

    const Json::NodeId route = walk(document, {s("nav"), s("route")});
    const Kind kinds[] = {Kind::Object, Kind::Null, Kind::Boolean, Kind::Boolean, Kind::Array};
    QCOMPARE(document.childCount(route), 5);
    for (int row = 0; row < 5; ++row)
        QCOMPARE(document.kind(document.child(route, row)), kinds[row]);
    QVERIFY(document.isTrue(document.child(route, 2)));
    QVERIFY(!document.isTrue(document.child(route, 3)));
}

void TestJsonDocument::navigation()
{
    const Document document = parsed(sample);
    QCOMPARE(document.nodeCount(), qsizetype {23});
    for (Json::NodeId node = 0; node < static_cast<Json::NodeId>(document.nodeCount()); ++node) {
        for (int row = 0; row < document.childCount(node); ++row) {
            const Json::NodeId child = document.child(node, row);
            QCOMPARE(document.parent(child), node);
            QCOMPARE(document.rowInParent(child), row);
        }
    }
    QCOMPARE(document.parent(Document::root()), Json::noNode);
    QCOMPARE(document.rowInParent(Document::root()), 0);
    QCOMPARE(document.child(Document::root(), -1), Json::noNode);
    QCOMPARE(document.child(Document::root(), 12), Json::noNode);
    QCOMPARE(document.key(Document::root()), QString());
    QCOMPARE(document.key(walk(document, {s("1"), 0})), QString());
    QCOMPARE(document.find(Document::root(), u"missing"), Json::noNode);
    QCOMPARE(document.find(walk(document, {s("1")}), u"0"), Json::noNode);
    // Of repeated keys the viewer shows both, and the last one counts.
    QCOMPARE(document.key(walk(document, {0})), s("id"));
    QCOMPARE(document.rowInParent(walk(document, {s("id")})), 11);
}

void TestJsonDocument::manyKeys()
{
    QByteArray text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"k" + QByteArray::number(i) + "\":[" + QByteArray::number(i) + "],";
    text.back() = '}';
    const Document document = parsed(text);
    QCOMPARE(document.childCount(Document::root()), 100'000);
    for (int row = 0; row < 100'000; row += 7) {
        const Json::NodeId node = document.child(Document::root(), row);
        QCOMPARE(document.rowInParent(node), row);
        QCOMPARE(document.rawText(document.child(node, 0)).toByteArray(), QByteArray::number(row));
    }
    QCOMPARE(document.rowInParent(document.find(Document::root(), u"k54321")), 54321);
}

void TestJsonDocument::keysWithEscapes()
{
    const Document document = parsed(R"({"\u0061\"\n😀\ud83d\ude00": 1})");
    const QString key = s("a\"\n😀😀");
    QCOMPARE(document.key(1), key);
    QCOMPARE(document.find(0, key), Json::NodeId {1});
}

void TestJsonDocument::halfSurrogates()
{
    const Document document = parsed(R"({"\ud800": "x\udc00", "\ud801": 1})");
    QCOMPARE(document.key(1), QString(QChar(0xD800)));
    QCOMPARE(document.stringValue(1), s("x") + QChar(0xDC00));
    QVERIFY(document.find(0, QString(QChar(0xD801))) == 2);
    QVERIFY(!Json::equal(document, 0, parsed(R"({"\ud800": "x\udc00", "\ud802": 1})"), 0));
}

void TestJsonDocument::paths_data()
{
    QTest::addColumn<QVariantList>("steps");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("jsonPath");
    QTest::addColumn<QString>("sqlPath");
    QTest::addColumn<QString>("sqlArrows");
    const auto row = [](const QVariantList& steps, const char* pointer, const char* jsonPath,
                        const char* sqlPath, const char* arrows) {
        QTest::newRow(pointer) << steps << s(pointer) << s(jsonPath) << s(sqlPath) << s(arrows);
    };
    row({}, "", "$", "payload #>> '{}'", "payload #>> '{}'");
    row({s("price")}, "/price", "$.price", "payload #>> '{price}'", "payload ->> 'price'");
    row({s("nav"), s("route"), 0, s("x")}, "/nav/route/0/x", "$.nav.route[0].x",
        "payload #>> '{nav,route,0,x}'", "payload -> 'nav' -> 'route' -> 0 ->> 'x'");
    row({s("a b")}, "/a b", "$[\"a b\"]", "payload #>> '{\"a b\"}'", "payload ->> 'a b'");
    row({s("\"q\\")}, "/\"q\\", R"($["\"q\\"])", R"(payload #>> E'{"\\"q\\\\"}')", R"(payload ->> E'"q\\')");
    row({s("o'k"), s("")}, "/o'k/", "$[\"o'k\"][\"\"]", "payload #>> '{\"o''k\",\"\"}'",
        "payload -> 'o''k' ->> ''");
    row({s("null")}, "/null", "$.null", "payload #>> '{\"null\"}'", "payload ->> 'null'");
    row({s("x/y~z")}, "/x~1y~0z", "$[\"x/y~z\"]", "payload #>> '{\"x/y~z\"}'", "payload ->> 'x/y~z'");
    row({s("1"), 0}, "/1/0", "$[\"1\"][0]", "payload #>> '{\"1\",0}'", "payload -> '1' ->> 0");
    row({s("é")}, "/é", "$[\"é\"]", "payload #>> '{\"é\"}'", "payload ->> 'é'");
}

void TestJsonDocument::paths()
{
    QFETCH(QVariantList, steps);
    const Document document = parsed(sample);
    const Json::NodeId node = walk(document, steps);
    QVERIFY(node != Json::noNode);
    QTEST(document.pointer(node), "pointer");
    QTEST(document.jsonPath(node), "jsonPath");
    QTEST(document.sqlPath(node), "sqlPath");
    QTEST(document.sqlArrows(node), "sqlArrows");
}

/// In a pattern, $ matches before it.
void TestJsonDocument::keyThatEndsWithALineBreak()
{
    const Json::Path path {{.key = s("X\n")}};
    QCOMPARE(Json::toJsonPath(path), s("$[\"X\\n\"]"));
    const auto again = Json::parsePath(Json::toJsonPath(path));
    QVERIFY(again);
    QVERIFY(*again == path);
}

void TestJsonDocument::refusesNoJson()
{
    const Result<Document> document = Document::parse("{\n  \"a\": 01\n}");
    QVERIFY(!document);
    QCOMPARE(document.error().where, s("line 2, column 9 (byte 10)"));

    Json::Tree tree; // the size alone is looked at
    QVERIFY(!Json::buildTree(QByteArrayView("x", Json::maxTextBytes + 1), {}, tree));
}

void TestJsonDocument::moves()
{
    Document first = parsed("[1,\"two\"]");
    const Document second = std::move(first);
    QCOMPARE(second.stringValue(2), s("two"));
    QCOMPARE(second.rawText(1).toByteArray(), QByteArray("1"));
}

void TestJsonDocument::prettyPrint_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    const auto row = [](const char* text, const char* pretty) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(pretty);
    };
    row(" 1.50 ", "1.50");
    row("[]", "[]");
    row("{ }", "{}");
    row("[1,[],{}]", "[\n  1,\n  [],\n  {}\n]");
    row(R"({"b":1e400,"a":{"\u0061":["\/é"]},"b":null})",
        "{\n  \"b\": 1e400,\n  \"a\": {\n    \"\\u0061\": [\n      \"\\/é\"\n    ]\n  },\n  \"b\": null\n}");
}

void TestJsonDocument::prettyPrint()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    const Document document = parsed(text);
    const Json::PrettyText result = Json::prettyPrint(document, Document::root(), pretty.size());
    QCOMPARE(result.utf8, pretty);
    QVERIFY(!result.cut);
    QVERIFY(Json::equal(document, 0, parsed(result.utf8), 0));
    for (qsizetype size = 0; size < pretty.size(); ++size) {
        const Json::PrettyText shorter = Json::prettyPrint(document, Document::root(), size);
        QVERIFY(shorter.cut);
        QVERIFY(pretty.startsWith(shorter.utf8));
        QVERIFY(shorter.utf8.size() <= size);
        QVERIFY(QString::fromUtf8(shorter.utf8).toUtf8() == shorter.utf8);
    }
}

void TestJsonDocument::prettyPrintCuts()
{
    const QByteArray text =
        QByteArray(100'000, '[') + "\"" + QByteArray(1'000'000, 'x') + "\"" + QByteArray(100'000, ']');
    const Json::PrettyText deep = Json::prettyPrint(parsed(text), 0, 1'000'000);
    QVERIFY(deep.cut);
    QCOMPARE(deep.utf8.size(), qsizetype {1'000'000});
    const Json::PrettyText cut = Json::prettyPrint(parsed("\"日本😀\""), 0, 9);
    QVERIFY(cut.cut);
    QCOMPARE(cut.utf8, QByteArray("\"日本"));
}

void TestJsonDocument::equality_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* a, const char* b, bool same) {
        QTest::addRow("%s %s", a, b) << QByteArray(a) << QByteArray(b) << same;
    };
    row("1", "1", true);
    row("1", "\"1\"", false);
    row("1.50", "1.5", true);
    row("1.5", "15e-1", true);
    row("100", "1E+2", true);
    row("0.001", "1e-3", true);
    row("0", "-0.0e5", true);
    row("1", "-1", false);
    row("10", "1", false);
    row("12", "13", false);
    row("9007199254740993", "9007199254740992", false);
    row("0.1", "0.10000000000000000001", false);
    row("1e99999999999999999999", "1e99999999999999999998", false);
    row("true", "false", false);
    row("null", "null ", true);
    row("\"a\\u0062\"", "\"ab\"", true);
    row("\"a\"", "\"b\"", false);
    row("[1,2]", "[2,1]", false);
    row("[1,2]", "[1,2,3]", false);
    row("[]", "{}", false);
    row(R"({"a":1,"b":[{"x":1,"y":2}]})", R"({"b":[{"y":2.0,"x":1}],"a":1})", true);
    row(R"({"a":1,"b":2})", R"({"a":1,"c":2})", false);
    row(R"({"a":1})", R"({"a":1,"b":2})", false);
    row(R"({"a":0,"a":1})", R"({"\u0061":1})", true);
    row(R"({"a":{"b":{"c":1}}})", R"({"a":{"b":{"c":2}}})", false);
}

void TestJsonDocument::equality()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, same);
    QCOMPARE(Json::equal(parsed(a), 0, parsed(b), 0), same);
    QCOMPARE(Json::equal(parsed(b), 0, parsed(a), 0), same);
}

void TestJsonDocument::quotedText()
{
    const QString text = s("a\"\\\n\x01 é😀\x7f");
    QCOMPARE(Json::quoted(text), QByteArray("\"a\\\"\\\\\\n\\u0001 é😀\x7f\""));
    QCOMPARE(parsed(Json::quoted(text)).stringValue(0), text);
}

QTEST_APPLESS_MAIN(TestJsonDocument)

#include "tst_jsondocument.moc"
