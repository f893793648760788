#include "json/diff.h"
#include "json/diffalign.h"
#include "json/diffpattern.h"
#include "json/equal.h"
#include "json/number.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Weekglass;
using Json::Document;

namespace {

Document parsed(const QByteArray& text)
{
    Result<Document> document = Document::parse(text);
    return document ? *std::move(document) : *Document::parse("\"not JSON\"");
}

/// "~ /a 1 2", a line for each change; elements that moved with their places.
QString line(const Document& before, const Document& after, const Json::Diff::Change& change)
{
    const auto place = [](const Document& document, Json::NodeId node) {
        return node == Json::noNode ? QStringLiteral("-") : document.pointer(node);
    };
    const auto value = [](const Document& document, Json::NodeId node) {
        return node == Json::noNode ? QStringLiteral("-") : QString::fromUtf8(document.rawText(node));
    };
    const QString sign(QStringLiteral(u"+-~\u2248\u2195").at(static_cast<int>(change.kind)));
    const QString places = place(before, change.before) + QLatin1Char(' ') + place(after, change.after);
    if (change.kind == Json::ChangeKind::Moved)
        return sign + QLatin1Char(' ') + places;
    return sign + QLatin1Char(' ') + places + QLatin1Char(' ') + value(before, change.before)
        + QLatin1Char(' ') + value(after, change.after);
}

QStringList changes(const QByteArray& before, const QByteArray& after, const Json::DiffOptions& options = {})
{
    const Document a = parsed(before);
    const Document b = parsed(after);
    QStringList lines;
    for (const Json::Diff::Change& change : Json::diff(a, b, options).changes)
        lines << line(a, b, change);
    return lines;
}

QStringList identities(const QByteArray& before, const QByteArray& after,
                       const Json::DiffOptions& options = {})
{
    QStringList lines;
    for (const Json::Diff::Identity& identity :
         Json::diff(parsed(before), parsed(after), options).identities) {
        const QStringList sources {QStringLiteral("given"), QStringLiteral("guessed"),
                                   QStringLiteral("unusable")};
        lines << identity.pattern + QLatin1Char(' ') + identity.key + QLatin1Char(' ')
                + sources[static_cast<int>(identity.source)] + QLatin1Char(' ')
                + QString::number(identity.arrays);
    }
    return lines;
}

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

}

class TestJsonDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void movesTheFewest();
    void identifies_data();
    void identifies();
    void takesGivenIdentity();
    void hides();
    void patterns_data();
    void patterns();
    void isSymmetric();
    void manyKeys();
    void manyElements();
    void goesDeep();
    void stops();
    void aligns();
    void findsIncreasing();
    void subtracts_data();
    void subtracts();
};

void TestJsonDiff::finds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* name, const char* before, const char* after,
                        std::initializer_list<const char*> found) {
        QStringList lines;
        for (const char* text : found)
            lines << s(text);
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << lines;
    };
    row("same", R"({"a":1})", R"({"a":1})", {});
    row("white space and order", R"({"a":[1,{"b":2}],"c":3})", R"({ "c" : 3, "a" : [ 1 , { "b" : 2 } ] })",
        {});
    row("escaped keys", R"({"a":1,"b":2})", R"({"\u0062":2,"\u0061":1})", {});
    row("root", "1", "2", {"~   1 2"});
    row("kind of root", "{}", "[]", {"~   {} []"});
    row("textual", R"({"n":10.00,"s":"\u0061"})", R"({"n":10,"s":"a"})",
        {"≈ /n /n 10.00 10", "≈ /s /s \"\\u0061\" \"a\""});
    row("null and false", R"([null,true])", R"([false,false])", {"~ /0 /0 null false", "~ /1 /1 true false"});
    row("beyond double", "[9007199254740993]", "[9007199254740992]",
        {"~ /0 /0 9007199254740993 9007199254740992"});
    row("1 and 12", R"({"a":1})", R"({"a":12})", {"~ /a /a 1 12"});
    row("members", R"({"a":1,"b":2,"c":3})", R"({"a":1,"x":9,"c":4})",
        {"- /b - 2 -", "+ - /x - 9", "~ /c /c 3 4"});
    row("repeated keys", R"({"a":1,"a":2})", R"({"a":3,"a":2})", {});
    row("last repeated key", R"({"a":1,"a":2})", R"({"a":1,"a":3})", {"~ /a /a 2 3"});
    row("empty", R"({"":{}})", R"({"":{"":1}})", {"+ - // - 1"});
    row("scalars", "[1,2,3,4]", "[1,3,4]", {"- /1 - 2 -"});
    row("scalars in place", "[1,2,3]", "[1,5,3]", {"~ /1 /1 2 5"});
    row("scalars shifted", "[1,2,3,4]", "[0,1,2,4]", {"+ - /0 - 0", "- /2 - 3 -"});
    row("two runs", "[1,2,3,4,5,6]", "[2,3,9,5,6,7]", {"- /0 - 1 -", "~ /3 /2 4 9", "+ - /5 - 7"});
    row("equal though written otherwise", "[5,1.0,2.0,[3.0]]", "[1,2,[3]]",
        {"- /0 - 5 -", "≈ /1 /0 1.0 1", "≈ /2 /1 2.0 2", "≈ /3/0 /2/0 3.0 3"});
    row("elements without identity", R"([{"v":1},{"v":2}])", R"([{"v":1},{"v":3}])", {"~ /1/v /1/v 2 3"});
    row("identified", R"([{"id":1,"v":1},{"id":2,"v":2}])", R"([{"id":2,"v":2},{"id":3,"v":3}])",
        {"- /0 - {\"id\":1,\"v\":1} -", "+ - /1 - {\"id\":3,\"v\":3}"});
    row("moved", R"([{"id":1},{"id":2},{"id":3}])", R"([{"id":3},{"id":1},{"id":2}])", {"↕ /2 /0"});
    row("moved and changed", R"({"s":[{"id":"a","v":1},{"id":"b"},{"id":"c"}]})",
        R"({"s":[{"id":"b"},{"id":"c"},{"id":"a","v":2}]})", {"↕ /s/0 /s/2", "~ /s/0/v /s/2/v 1 2"});
    row("added before is not moved", R"([{"id":1},{"id":2}])", R"([{"id":0},{"id":1},{"id":2}])",
        {"+ - /0 - {\"id\":0}"});
    row("identity written otherwise", R"([{"id":1},{"id":2}])", R"([{"id":2.0},{"id":1}])",
        {"↕ /1 /0", "≈ /1/id /0/id 2 2.0"});
    row("number is not string", R"([{"id":1}])", R"([{"id":"1"}])",
        {"- /0 - {\"id\":1} -", "+ - /0 - {\"id\":\"1\"}"});
    row("emptied", R"({"a":[{"id":1}]})", R"({"a":[]})", {"- /a/0 - {\"id\":1} -"});
    row("order of the text", R"({"z":1,"gone":0,"a":{"y":1,"b":2}})", R"({"z":2,"a":{"b":3,"y":4},"new":5})",
        {"~ /z /z 1 2", "- /gone - 0 -", "~ /a/b /a/b 2 3", "~ /a/y /a/y 1 4", "+ - /new - 5"});
}

void TestJsonDiff::finds()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(changes(before, after), "found");
}

void TestJsonDiff::movesTheFewest()
{
    const QByteArray before = R"([{"id":1},{"id":2},{"id":3},{"id":4},{"id":5},{"id":6}])";
    QCOMPARE(changes(before, R"([{"id":6},{"id":1},{"id":2},{"id":4},{"id":3},{"id":5}])").size(), 2);
    QCOMPARE(changes(before, R"([{"id":6},{"id":5},{"id":4},{"id":3},{"id":2},{"id":1}])").size(), 5);
}

void TestJsonDiff::identifies_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* name, const char* before, const char* after, const char* found) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after)
                            << s(found).split(QLatin1Char('|'), Qt::SkipEmptyParts);
    };
    row("id", R"([{"name":"x","id":1}])", R"([{"name":"y","id":1}])", " id guessed 1");
    row("not unique", R"([{"id":1,"name":"x"},{"id":1,"name":"y"}])", R"([{"id":1,"name":"y"}])",
        " name guessed 1");
    row("not in all", R"([{"id":1,"symbol":"x"},{"symbol":"y"}])", R"([{"symbol":"z"}])",
        " symbol guessed 1");
    row("not unique in the second", R"([{"id":1}])", R"([{"id":1},{"id":1}])", "");
    row("no scalar", R"([{"id":[1],"shipSymbol":"x"}])", R"([{"id":[2],"shipSymbol":"y"}])",
        " shipSymbol guessed 1");
    row("null is none", R"([{"id":null}])", R"([{"id":1}])", "");
    row("endings", R"([{"v":1,"ship_id":1}])", R"([{"v":2,"ship_id":1}])", " ship_id guessed 1");
    row("mixed", R"([{"id":1},2])", R"([{"id":2},2])", "");
    row("same arrays are not looked at", R"([[{"id":1}],0])", R"([[{"id":1}],1])", "");
    row("many arrays", R"({"s":[{"id":1,"w":[{"symbol":"A"}]},{"id":2,"w":[{"symbol":"B"}]}]})",
        R"({"s":[{"id":1,"w":[{"symbol":"C"}]},{"id":2,"w":[{"symbol":"D"}]}]})",
        "/s id guessed 1|/s/*/w symbol guessed 2");
}

void TestJsonDiff::identifies()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(identities(before, after), "found");
}

void TestJsonDiff::takesGivenIdentity()
{
    const QByteArray before = R"({"ships":[{"id":1,"slot":"a"},{"id":2,"slot":"b"}]})";
    const QByteArray after = R"({"ships":[{"id":2,"slot":"a"},{"id":1,"slot":"b"}]})";
    const Json::DiffOptions bySlot {.identity = {{s("/ships"), s("slot")}}};
    QCOMPARE(changes(before, after, bySlot),
             QStringList({s("~ /ships/0/id /ships/0/id 1 2"), s("~ /ships/1/id /ships/1/id 2 1")}));
    QCOMPARE(identities(before, after, bySlot), QStringList {s("/ships slot given 1")});
    QCOMPARE(changes(before, after),
             QStringList({s("↕ /ships/1 /ships/0"), s("~ /ships/1/slot /ships/0/slot \"b\" \"a\""),
                          s("~ /ships/0/slot /ships/1/slot \"a\" \"b\"")}));
    const Json::DiffOptions byNothing {.identity = {{s("/*"), s("nothing")}}};
    QCOMPARE(identities(before, after, byNothing),
             QStringList({s("/ships nothing unusable 1"), s("/ships id guessed 1")}));
}

void TestJsonDiff::hides()
{
    const Document before = parsed(R"({"meta":{"t":1,"x":[1]},"s":[{"id":1,"t":1,"v":1},{"id":2,"t":1}]})");
    const Document after = parsed(R"({"meta":{"t":2,"x":[]},"s":[{"id":2,"t":2},{"id":1,"t":2,"v":2}]})");
    const Json::DiffOptions options {.ignore = {s("/meta"), s("/**/t"), s("/none")}};
    const Json::Diff diff = Json::diff(before, after, options);
    QStringList lines;
    for (const Json::Diff::Change& change : diff.changes)
        lines << line(before, after, change);
    QCOMPARE(lines, QStringList({s("↕ /s/1 /s/0"), s("~ /s/0/v /s/1/v 1 2")}));
    QCOMPARE(diff.hiddenByRule(3), std::vector<int>({2, 2, 0}));
    QVERIFY(changes(R"({"a":1})", R"({"a":2})", {.ignore = {QString()}}).isEmpty());
}

void TestJsonDiff::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<bool>("covers");
    const auto row = [](const char* pattern, const char* path, bool matches, bool covers) {
        QTest::addRow("%s %s", pattern, path) << s(pattern) << s(path) << matches << covers;
    };
    row("", "", true, true);
    row("", "a", false, true);
    row("/a", "a", true, true);
    row("a", "a", true, true);
    row("/a", "b", false, false);
    row("/a", "a.b", false, true);
    row("/a/b", "a", false, false);
    row("/*/b", "a.b", true, true);
    row("/*", "a.b", false, true);
    row("/**", "a.b", true, true);
    row("/**/b", "b", true, true);
    row("/**/b", "x.y.b", true, true);
    row("/**/b", "x.b.y", false, true);
    row("/**/b/**/c", "b.x.b.c.c", true, true);
    row("/a/**/c", "a.c", true, true);
    row("/a/**/c", "b.c", false, false);
    row("/a~1b/~0", "a/b.~", true, true);
    row("/", "", false, false);
}

void TestJsonDiff::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    std::vector<QString> steps;
    for (const QString& step : path.split(QLatin1Char('.'), Qt::SkipEmptyParts))
        steps.push_back(step);
    QTEST(Json::PathPattern(pattern).matches(steps), "matches");
    QTEST(Json::PathPattern(pattern).covers(steps), "covers");
}

void TestJsonDiff::isSymmetric()
{
    const QByteArray one = R"({"a":[1,2,3],"s":[{"id":1},{"id":2},{"id":3}],"x":1})";
    const QByteArray two = R"({"a":[2,3,4,5],"s":[{"id":3},{"id":1},{"id":9}],"y":1})";
    const auto there = Json::diff(parsed(one), parsed(two)).counts();
    auto back = Json::diff(parsed(two), parsed(one)).counts();
    std::swap(back[0], back[1]);
    QCOMPARE(there, back);
}

void TestJsonDiff::manyKeys()
{
    constexpr int count = 100'000;
    QByteArray before = "{";
    QByteArray after = "{";
    for (int i = 0; i < count; ++i) {
        before += (i ? ",\"key" : "\"key") + QByteArray::number(i) + "\":" + QByteArray::number(i);
        const int other = count - 1 - i;
        after += (i ? ",\"key" : "\"key") + QByteArray::number(other)
            + "\":" + QByteArray::number(other % 1000 ? other : -1);
    }
    QCOMPARE(changes(before + "}", after + "}").size(), 100);
}

void TestJsonDiff::manyElements()
{
    QByteArray before = "[0";
    QByteArray after = "[7,0";
    for (int i = 1; i < 200'000; ++i) {
        before += "," + QByteArray::number(i);
        if (i % 10'000 != 5)
            after += "," + QByteArray::number(i);
    }
    QCOMPARE(changes(before + "]", after + "]").size(), 21);
    // too many edits for the shortest way: still no element that did not change
    QByteArray longer = "[";
    for (int i = 0; i < 10'000; ++i)
        longer += QByteArray::number(-1 - i) + ",";
    QCOMPARE(changes(before + "]", longer + before.mid(1) + ",1.0]").size(), 10'001);
}

void TestJsonDiff::goesDeep()
{
    constexpr int levels = 10'000;
    const auto nested = [](const char* inner, const char* outer) -> QByteArray {
        return QByteArray("{\"a\":[{\"v\":").repeated(levels / 3) + inner
            + QByteArray(outer).repeated(levels / 3);
    };
    QCOMPARE(changes(nested("1", "}]}"), nested("2", "}]}")).size(), 1);
    const QByteArray before = nested("1", ",\"w\":1}]}");
    const QByteArray after = nested("2", ",\"w\":2}]}");
    const Json::Diff diff =
        Json::diff(parsed(before), parsed(after), {.ignore = {s("/**/v/nowhere"), s("/x")}});
    QCOMPARE(diff.changes.size(), std::size_t(levels / 3 + 1));
    // deeper still: quadratic if each level were read anew
    constexpr int deeper = 300'000;
    const auto brackets = [](char inner) -> QByteArray {
        return QByteArray(deeper, '[') + inner + QByteArray(deeper, ']');
    };
    QCOMPARE(Json::diff(parsed(brackets('1')), parsed(brackets('2'))).changes.size(), std::size_t(1));
}

void TestJsonDiff::stops()
{
    QByteArray text = "[";
    for (int i = 0; i < 10'000; ++i)
        text += (i ? ",{\"v\":[" : "{\"v\":[") + QByteArray::number(i) + "]}";
    QByteArray other = text;
    other.replace("\":[", "\":[1");
    std::stop_source source;
    source.request_stop();
    const Json::Diff diff = Json::diff(parsed(text + "]"), parsed(other + "]"), {}, source.get_token());
    QVERIFY(!diff.complete);
    QVERIFY(diff.changes.size() < 10'000);
}

void TestJsonDiff::aligns()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 3000; ++round) {
        const auto sequence = [&] {
            std::vector<quint64> values(random.bounded(12U));
            for (quint64& value : values)
                value = random.bounded(4U);
            return values;
        };
        const std::vector<quint64> a = sequence();
        const std::vector<quint64> b = sequence();
        std::vector<std::vector<std::size_t>> longest(a.size() + 1,
                                                      std::vector<std::size_t>(b.size() + 1, 0));
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = 0; j < b.size(); ++j)
                longest[i + 1][j + 1] =
                    a[i] == b[j] ? longest[i][j] + 1 : std::max(longest[i][j + 1], longest[i + 1][j]);
        }
        const auto pairs = Json::commonSubsequence(a, b, {});
        QCOMPARE(pairs.size(), longest[a.size()][b.size()]);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            QCOMPARE(a[pairs[i].before], b[pairs[i].after]);
            QVERIFY(i == 0 || (pairs[i - 1].before < pairs[i].before && pairs[i - 1].after < pairs[i].after));
        }
    }
}

void TestJsonDiff::findsIncreasing()
{
    const auto count = [](const std::vector<quint32>& values) {
        const auto flags = Json::longestIncreasing(values);
        std::vector<quint32> kept;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (flags[i])
                kept.push_back(values[i]);
        }
        return std::is_sorted(kept.begin(), kept.end()) ? int(kept.size()) : -1;
    };
    QCOMPARE(count({}), 0);
    QCOMPARE(count({3}), 1);
    QCOMPARE(count({1, 2, 3}), 3);
    QCOMPARE(count({3, 2, 1}), 1);
    QCOMPARE(count({0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}), 6);
}

void TestJsonDiff::subtracts_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("difference");
    const auto row = [](const char* before, const char* after, const char* difference) {
        QTest::addRow("%s to %s", before, after)
            << QByteArray(before) << QByteArray(after) << QByteArray(difference);
    };
    row("1", "3", "+2");
    row("3", "1", "-2");
    row("10.00", "10", "0");
    row("0", "-0", "0");
    row("0.1", "0.3", "+0.2");
    row("0.3", "0.1", "-0.2");
    row("999", "1000", "+1");
    row("1000", "999", "-1");
    row("-5", "5", "+10");
    row("5", "-5", "-10");
    row("-5", "-7.5", "-2.5");
    row("9.99", "10", "+0.01");
    row("100", "0", "-100");
    row("0", "100", "+100");
    row("9007199254740992", "9007199254740993", "+1");
    row("12345678901234567890.12345678901234567890", "12345678901234567890.12345678901234567891",
        "+0.00000000000000000001");
    row("1e3", "1.001e3", "+1");
    row("1e-3", "2E-3", "+0.001");
    row("0.000", "1e-20", "+0.00000000000000000001");
    row("99999999999999999999", "-1", "-100000000000000000000");
    row("1e999999999999999999", "1", "");
    row("1e500", "1", "");
    row("1", "1e-900000000", "");
    row("1e500", "1e500", "0");
}

void TestJsonDiff::subtracts()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(Json::numberDifference(before, after).value_or(QByteArray("")), "difference");
}

QTEST_APPLESS_MAIN(TestJsonDiff)
#include "tst_jsondiff.moc"
