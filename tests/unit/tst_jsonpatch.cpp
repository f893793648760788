#include "applypatch.h"
#include "json/equal.h"
#include "json/patch.h"

#include "../support/verifyresult.h"
#include "jsonrandom.h"

#include <QTest>

#include <functional>

using namespace Weekglass;
using Json::Document;

namespace {

Document parsed(const QByteArray& text)
{
    Result<Document> document = Document::parse(text);
    return document ? *std::move(document) : *Document::parse("\"not JSON\"");
}

bool isEqual(const Document& a, const Document& b)
{
    return Json::equal(a, Document::root(), b, Document::root());
}

QByteArray patchOf(const QByteArray& before, const QByteArray& after, const Json::DiffOptions& options = {})
{
    const Document a = parsed(before);
    const Document b = parsed(after);
    return Json::patchText(a, b, Json::diff(a, b, options));
}

Result<QByteArray> applied(const QByteArray& text, const QByteArray& patch)
{
    return Json::applyPatch(parsed(text), parsed(patch));
}

}

class TestJsonPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void leadsToTheOther_data();
    void leadsToTheOther();
    void leavesOutWhatIsHidden();
    void applies_data();
    void applies();
    void refuses_data();
    void refuses();
    void isRefusedTwice();
    void anyPair();
    void anyDamage();
    void goesDeep();
    void manyMoves();
};

void TestJsonPatch::writes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("patch");
    const auto row = [](const char* name, const char* before, const char* after, const char* patch) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(patch);
    };
    row("nothing", R"({"a":1.0,"b":2})", R"({"b":2,"a":1.00})", "[]\n");
    row("changed", R"({"a/~":1})", R"({"a/~":2.50})", R"([
{"op":"test","path":"/a~1~0","value":1},
{"op":"replace","path":"/a~1~0","value":2.50}
]
)");
    row("member", R"({"a":1})", R"({"b":[ 1 ]})", R"([
{"op":"test","path":"","value":{"a":1}},
{"op":"remove","path":"/a"},
{"op":"add","path":"/b","value":[ 1 ]}
]
)");
    row("moved", R"([{"id":1},{"id":2},{"id":3}])", R"([{"id":3},{"id":1},{"id":2}])", R"([
{"op":"test","path":"","value":[{"id":1},{"id":2},{"id":3}]},
{"op":"move","from":"/2","path":"/0"}
]
)");
}

void TestJsonPatch::writes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(patchOf(before, after), "patch");
}

void TestJsonPatch::leadsToTheOther_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("root", "1", "[1]");
    row("kind", R"({"a":[1]})", R"({"a":{"0":1}})");
    row("removed ones", "[1,2,3,4,5,6]", "[2,5]");
    row("added ones", "[2,5]", "[1,2,3,4,5,6]");
    row("shift and change", "[1,2,3,4]", "[0,1,2,30,4,5]");
    row("repeated keys", R"({"a":1,"a":2,"b":3})", R"({"a":2,"c":{"x":1,"x":2}})");
    row("changed repeated key", R"({"a":1,"a":2})", R"({"a":3,"a":1})");
    row("half a pair", R"({"\ud800":1})", R"({"\ud800":2,"\udc00":"\ud800"})");
    row("moved and changed inside", R"({"s":[{"id":1,"v":[1,2]},{"id":2,"v":[{"id":5},{"id":6}]},{"id":3}]})",
        R"({"s":[{"id":3},{"id":2,"v":[{"id":6,"x":1},{"id":5}]},{"id":4},{"id":1,"v":[2]}]})");
    row("all at once", R"([{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}])",
        R"([{"id":9},{"id":5},{"id":3,"n":0},{"id":8},{"id":1}])");
}

void TestJsonPatch::leadsToTheOther()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto result = applied(before, patchOf(before, after));
    VERIFY_RESULT(result);
    QVERIFY2(isEqual(parsed(*result), parsed(after)), result->constData());
}

void TestJsonPatch::leavesOutWhatIsHidden()
{
    const QByteArray before = R"({"t":1,"s":[{"id":1,"t":1},{"id":2},{"id":3},{"id":4}]})";
    const QByteArray after = R"({"t":2,"s":[{"id":5},{"id":4},{"id":1,"t":9,"u":0},{"id":3}]})";
    const auto some =
        applied(before, patchOf(before, after, {.ignore = {QStringLiteral("/t"), QStringLiteral("/s/*/t")}}));
    VERIFY_RESULT(some);
    QVERIFY2(
        isEqual(parsed(*some), parsed(R"({"t":1,"s":[{"id":5},{"id":4},{"id":1,"t":1,"u":0},{"id":3}]})")),
        some->constData());
    // what is hidden of an array stays where it is: here what is removed, added and moved at its beginning
    const auto places =
        applied(before,
                patchOf(before, after,
                        {.ignore = {QStringLiteral("/s/0"), QStringLiteral("/s/1"), QStringLiteral("/t")}}));
    VERIFY_RESULT(places);
    const Document result = parsed(*places);
    QCOMPARE(result.childCount(result.find(0, u"s")), 4);
}

void TestJsonPatch::applies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char* name, const char* text, const char* patch, const char* result) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(patch) << QByteArray(result);
    };
    // the examples of RFC 6902, appendix A
    row("A.1", R"({"foo":"bar"})", R"([{"op":"add","path":"/baz","value":"qux"}])",
        R"({"foo":"bar","baz":"qux"})");
    row("A.2", R"({"foo":["bar","baz"]})", R"([{"op":"add","path":"/foo/1","value":"qux"}])",
        R"({"foo":["bar","qux","baz"]})");
    row("A.3", R"({"baz":"qux","foo":"bar"})", R"([{"op":"remove","path":"/baz"}])", R"({"foo":"bar"})");
    row("A.4", R"({"foo":["bar","qux","baz"]})", R"([{"op":"remove","path":"/foo/1"}])",
        R"({"foo":["bar","baz"]})");
    row("A.5", R"({"baz":"qux","foo":"bar"})", R"([{"op":"replace","path":"/baz","value":"boo"}])",
        R"({"baz":"boo","foo":"bar"})");
    row("A.6", R"({"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}})",
        R"([{"op":"move","from":"/foo/waldo","path":"/qux/thud"}])",
        R"({"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}})");
    row("A.7", R"({"foo":["all","grass","cows","eat"]})",
        R"([{"op":"move","from":"/foo/1","path":"/foo/3"}])", R"({"foo":["all","cows","eat","grass"]})");
    row("A.8", R"({"baz":"qux","foo":["a",2,"c"]})",
        R"([{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}])",
        R"({"baz":"qux","foo":["a",2,"c"]})");
    row("A.10", R"({"foo":"bar"})", R"([{"op":"add","path":"/child","value":{"grandchild":{}}}])",
        R"({"foo":"bar","child":{"grandchild":{}}})");
    row("A.11", R"({"foo":"bar"})", R"([{"op":"add","path":"/baz","value":"qux","xyz":123}])",
        R"({"foo":"bar","baz":"qux"})");
    row("A.14", R"({"/":9,"~1":10})", R"([{"op":"test","path":"/~01","value":10}])", R"({"/":9,"~1":10})");
    row("A.16", R"({"foo":["bar"]})", R"([{"op":"add","path":"/foo/-","value":["abc","def"]}])",
        R"({"foo":["bar",["abc","def"]]})");
    row("numbers stay", R"({"a":10.00,"b":1e400})",
        R"([{"op":"copy","from":"/b","path":"/c"},{"op":"add","path":"/d","value":12345678901234567890.10}])",
        R"({"a":10.00,"b":1e400,"c":1e400,"d":12345678901234567890.10})");
    row("tests by value", "[10.00]", R"([{"op":"test","path":"","value":[1e1]}])", "[10.00]");
    row("tests what it changed", "[[1]]",
        R"([{"op":"add","path":"/0/-","value":2},{"op":"test","path":"","value":[[1,2]]}])", "[[1,2]]");
    row("copies are apart", R"({"a":{"x":1}})",
        R"([{"op":"replace","path":"/a/x","value":2},{"op":"copy","from":"/a","path":"/b"},{"op":"replace","path":"/b/x","value":3},{"op":"add","path":"/a/y","value":4}])",
        R"({"a":{"x":2,"y":4},"b":{"x":3}})");
    row("copies of what is whole", R"({"a":{"x":1}})",
        R"([{"op":"copy","from":"/a","path":"/b"},{"op":"remove","path":"/b/x"}])",
        R"({"a":{"x":1},"b":{}})");
    row("whole", "1", R"([{"op":"replace","path":"","value":[2]},{"op":"add","path":"/0","value":1}])",
        "[1,2]");
    row("add replaces", R"({"a":1})", R"([{"op":"add","path":"/a","value":2}])", R"({"a":2})");
    row("again after remove", R"({"a":1,"b":2})",
        R"([{"op":"remove","path":"/a"},{"op":"add","path":"/a","value":3}])", R"({"b":2,"a":3})");
    row("repeated key goes whole", R"({"a":1,"a":2})", R"([{"op":"remove","path":"/a"}])", "{}");
    row("untouched stays as written", R"({ "a" : [ 1 ] , "b":0})", R"([{"op":"remove","path":"/b"}])",
        R"({"a":[ 1 ]})");
    row("nothing", R"({ "a" : 1 })", "[]", R"({ "a" : 1 })");
    row("move to itself", R"([1,2])", R"([{"op":"move","from":"/1","path":"/1"}])", "[1,2]");
}

void TestJsonPatch::applies()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, patch);
    const auto result = applied(text, patch);
    VERIFY_RESULT(result);
    QTEST(*result, "result");
}

void TestJsonPatch::refuses_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* patch, const char* error) {
        QTest::newRow(name) << QByteArray(patch) << QString::fromUtf8(error);
    };
    row("no array", R"({"op":"remove","path":"/a"})", "A JSON Patch is an array");
    row("no object", "[1]", "An operation is an object.");
    row("no op", R"([{"path":"/a"}])", "It has no “op”");
    row("unknown op", R"([{"op":"spin","path":"/a"}])", "(spin): There is no such operation.");
    row("no path", R"([{"op":"remove"}])", "It has no “path”");
    row("number as path", R"([{"op":"remove","path":1}])", "It has no “path”");
    row("no pointer", R"([{"op":"remove","path":"a"}])", "“a” is no JSON Pointer");
    row("wrong escape", R"([{"op":"remove","path":"/~2"}])", "~ is followed by 0 or 1");
    row("half an escape", R"([{"op":"remove","path":"/a~"}])", "~ is followed by 0 or 1");
    row("no value", R"([{"op":"add","path":"/x"}])", "It has no “value”.");
    row("no from", R"([{"op":"move","path":"/x"}])", "It has no “from”");
    row("no member", R"([{"op":"replace","path":"/x","value":1}])",
        "Operation 1 of the patch (replace): There is no /x: what is around it is an object without this "
        "key.");
    row("no member on the way", R"([{"op":"add","path":"/x/y/z","value":1}])", "There is no /x: ");
    row("behind the end", R"([{"op":"add","path":"/l/4","value":1}])", "an array, which ends before");
    row("at the end", R"([{"op":"remove","path":"/l/3"}])", "an array, which ends before");
    row("dash", R"([{"op":"remove","path":"/l/-"}])",
        "There is no /l/-: what is around it is an array, which has no keys");
    row("leading zero", R"([{"op":"remove","path":"/l/01"}])", "which has no keys");
    row("minus", R"([{"op":"remove","path":"/l/-1"}])", "which has no keys");
    row("huge index", R"([{"op":"remove","path":"/l/99999999999999999999"}])", "which has no keys");
    row("into a scalar", R"([{"op":"add","path":"/a/x","value":1}])", "neither an object nor an array");
    row("out of a scalar", R"([{"op":"test","path":"/a/x","value":1}])", "neither an object nor an array");
    row("whole", R"([{"op":"remove","path":""}])", "The whole value cannot be taken away.");
    row("into itself", R"([{"op":"move","from":"/l","path":"/l/0"}])", "cannot be moved into itself");
    row("test", R"([{"op":"test","path":"/a","value":"1"}])", "(test): /a is 1 and should be \"1\".");
    row("second", R"([{"op":"remove","path":"/a"},{"op":"remove","path":"/a"}])",
        "Operation 2 of the patch (remove): There is no /a");
    row("foreign text", R"([{"op":"\u202e\n","path":"/a"}])", "Operation 1 of the patch (\uFFFD\u240a)");
}

void TestJsonPatch::refuses()
{
    QFETCH(QByteArray, patch);
    QFETCH(QString, error);
    const auto result = applied(R"({"a":1,"l":[1,2,3]})", patch);
    QVERIFY2(!result, result ? result->constData() : "");
    QVERIFY2(result.error().text().contains(error), qPrintable(result.error().text()));
    QCOMPARE(result.error().kind, Error::Kind::Format);
}

void TestJsonPatch::isRefusedTwice()
{
    const QByteArray before = R"({"a":1,"l":[5,5,5],"s":[{"id":1},{"id":2}]})";
    for (const QByteArray after :
         {R"({"a":2,"l":[5,5,5],"s":[{"id":1},{"id":2}]})", R"({"a":1,"l":[5,5],"s":[{"id":1},{"id":2}]})",
          R"({"a":1,"l":[5,5,5,5],"s":[{"id":1},{"id":2}]})",
          R"({"a":1,"l":[5,5,5],"s":[{"id":2},{"id":1}]})",
          R"({"a":1,"l":[5,5,5],"s":[{"id":1},{"id":2}],"n":null})"}) {
        const QByteArray patch = patchOf(before, after);
        const auto once = applied(before, patch);
        VERIFY_RESULT(once);
        const auto twice = applied(*once, patch);
        QVERIFY2(!twice, patch.constData());
        QVERIFY2(twice.error().text().contains(QStringLiteral("should be")),
                 qPrintable(twice.error().text()));
    }
}

void TestJsonPatch::anyPair()
{
    const quint32 seed = qEnvironmentVariableIsSet("WEEKGLASS_TEST_SEED")
        ? qEnvironmentVariable("WEEKGLASS_TEST_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("seed %u (WEEKGLASS_TEST_SEED repeats it)", seed);
    RandomJson random(seed);
    int same = 0;
    int moved = 0;
    for (int i = 0; i < 2000; ++i) {
        const bool lists = random.below(3) == 0;
        const QByteArray before = lists ? random.list(3) : random.text();
        const QByteArray after = lists ? random.list(3) : random.text();
        const Document a = parsed(before);
        const Document b = parsed(after);
        const Json::Diff diff = Json::diff(a, b);
        const QByteArray patch = Json::patchText(a, b, diff);
        const auto result = applied(before, patch);
        const QByteArray report = before + "\n" + after + "\n" + patch;
        QVERIFY2(result,
                 qPrintable(QString::fromUtf8(report) + (result ? QString() : result.error().text())));
        QVERIFY2(isEqual(parsed(*result), b), QByteArray(report + *result).constData());
        const bool onlyTextual =
            diff.changes.size() == std::size_t(diff.counts()[std::size_t(Json::ChangeKind::Textual)]);
        QCOMPARE(onlyTextual, isEqual(a, b));
        same += onlyTextual ? 1 : 0;
        moved += diff.counts()[std::size_t(Json::ChangeKind::Moved)];
        if (!onlyTextual) {
            const auto twice = applied(*result, patch);
            QVERIFY2(!twice || before.size() > 1024, report.constData()); // long values are not tested
        }
    }
    QVERIFY(moved > 100);
    QVERIFY(same < 1000);
}

void TestJsonPatch::anyDamage()
{
    const QByteArray before = R"({"a":1,"l":[1,2,3],"s":[{"id":1},{"id":2}]})";
    const QByteArray patch = patchOf(before, R"({"b":{"x":[]},"l":[2,3,4],"s":[{"id":2,"v":1},{"id":1}]})");
    int refused = 0;
    for (qsizetype i = 0; i < patch.size(); ++i) {
        for (const char c : {' ', '"', '9', '/', '~', '}'}) {
            QByteArray damaged = patch;
            damaged[i] = c;
            const auto read = Document::parse(damaged);
            if (!read)
                continue;
            const auto result = Json::applyPatch(parsed(before), *read);
            if (result) {
                QVERIFY2(Document::parse(*result), result->constData());
                continue;
            }
            ++refused;
            QVERIFY(!result.error().message.isEmpty());
            QVERIFY(!result.error().advice.isEmpty());
        }
    }
    QVERIFY(refused > 100);
}

void TestJsonPatch::goesDeep()
{
    constexpr int levels = 10'000;
    const auto nested = [](const char* value) -> QByteArray {
        return QByteArray("{\"a\":[").repeated(levels / 2) + value + QByteArray("]}").repeated(levels / 2);
    };
    const QByteArray patch = patchOf(nested("1"), nested("2,3"));
    const auto result = applied(nested("1"), patch);
    VERIFY_RESULT(result);
    QCOMPARE(*result, nested("2,3"));
}

void TestJsonPatch::manyMoves()
{
    constexpr int count = 20'000;
    QByteArray before = "[";
    QByteArray after = "[";
    for (int i = 0; i < count; ++i) {
        before += (i ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i) + "}";
        after += (i ? ",{\"id\":" : "{\"id\":") + QByteArray::number((qint64(i) * 7919) % count) + "}";
    }
    const auto result = applied(before + "]", patchOf(before + "]", after + "]"));
    VERIFY_RESULT(result);
    QCOMPARE(*result, after + "]");
}

QTEST_APPLESS_MAIN(TestJsonPatch)
#include "tst_jsonpatch.moc"
