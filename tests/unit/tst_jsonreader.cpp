#include "validate.h"
#include "json/canonical.h"
#include "json/equal.h"
#include "json/prettyprint.h"
#include "json/reader.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Weekglass;

namespace {

/// The tokens of a text, one per line.
struct TokenLog
{
    QStringList lines;

    void objectStart(qsizetype offset) { lines << QStringLiteral("{ %1").arg(offset); }
    void objectEnd(qsizetype offset) { lines << QStringLiteral("} %1").arg(offset); }
    void arrayStart(qsizetype offset) { lines << QStringLiteral("[ %1").arg(offset); }
    void arrayEnd(qsizetype offset) { lines << QStringLiteral("] %1").arg(offset); }
    void key(QByteArrayView raw, quint8 flags) { text("key", raw, flags); }
    void string(QByteArrayView raw, quint8 flags) { text("string", raw, flags); }
    void number(QByteArrayView raw, Json::NumberForm form) { text("number", raw, static_cast<int>(form)); }
    void literal(QByteArrayView raw) { text("literal", raw, 0); }

    void text(const char* what, QByteArrayView raw, int flags)
    {
        lines << QStringLiteral("%1 %2 %3").arg(QLatin1String(what), QString::fromUtf8(raw)).arg(flags);
    }
};

QByteArray repeated(const char* text, int times)
{
    return QByteArray(text).repeated(times);
}

const QByteArray sample =
    R"({"a": [1, -2.5e-3, "x\n\u00e9\ud83d\ude00", true, false, null, {}], "é日😀": {"b": [[]], "c": ""}})";

/// All that may be done with bytes from outside; the result does not matter, only that nothing breaks.
void useAll(const QByteArray& bytes)
{
    const Result<Json::Document> document = Json::Document::parse(bytes);
    if (!document) {
        QVERIFY(!document.error().text().isEmpty());
        return;
    }
    (void)document->refusedByJsonb();
    Json::prettyPrint(*document, Json::Document::root(), 100);
    const Result<QByteArray> form = Json::canonical(*document, Json::Document::root());
    if (form && !form->contains("Infinity"))
        QCOMPARE(*Json::canonical(*form), *form);
    for (Json::NodeId node = 0; node < static_cast<Json::NodeId>(document->nodeCount()); ++node) {
        document->key(node);
        document->stringValue(node);
        document->sqlPath(node);
    }
}

constexpr int levels = 1'000'000;

void useDeep(const QByteArray& text)
{
    const Result<Json::Document> document = Json::Document::parse(text);
    QVERIFY(document);
    QCOMPARE(document->tree().findings.depth, qsizetype {levels});
    QVERIFY(document->refusedByJsonb());
    const Result<QByteArray> form = Json::canonical(*document, Json::Document::root());
    QVERIFY(form);
    QCOMPARE(*form, text);
    const auto last = static_cast<Json::NodeId>(document->nodeCount() - 1);
    QVERIFY(document->pointer(last).size() >= 2 * (levels - 1));
    QVERIFY(Json::prettyPrint(*document, Json::Document::root(), 10'000).cut);
    const Result<Json::Document> spaced = Json::Document::parse(" " + text);
    QVERIFY(spaced);
    QVERIFY(Json::equal(*document, last, *spaced, last));
    QVERIFY(Json::equal(*document, Json::Document::root(), *spaced, Json::Document::root()));
}

}

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void tellsTokens();
    void tellsLineAndColumn_data();
    void tellsLineAndColumn();
    void refusesEveryPrefix();
    void survivesMutations();
    void readsAMillionLevels();
    void limitsDepth();
};

void TestJsonReader::accepts_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const texts[] = {
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "123456789012345678901234567890",
        "0.0",
        "-0.0",
        "1.5",
        "0.1e1",
        "1e1",
        "1E1",
        "1e+1",
        "1e-1",
        "1E+01",
        "0e0",
        "1e400",
        "1e-400",
        "1e999999999999999999999",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\"",
        "[]",
        "{}",
        "[1]",
        "[1,2]",
        "[ ]",
        "{ }",
        "[[]]",
        "[[],[]]",
        "[{}]",
        "{\"\":0}",
        "{\"a\":{}}",
        "{\"a\":1,\"a\":2}",
        " 1",
        "1 ",
        "\t1\n",
        "\r\n[\r\n]\r\n",
        "[ 1 , 2 ]",
        "{ \"a\" : 1 , \"b\" : 2 }",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0000\"",
        "\"\\u00e9\"",
        "\"\\u00E9\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800x\"",
        "\"\\ud800\\u0041\"",
        "\"\\uDFFF\\uD800\"",
        "\"\x7f\"",
        "\"\xc2\x80\"",
        "\"\xdf\xbf\"",
        "\"\xe0\xa0\x80\"",
        "\"\xed\x9f\xbf\"",
        "\"\xee\x80\x80\"",
        "\"\xef\xbf\xbf\"",
        "\"\xf0\x90\x80\x80\"",
        "\"\xf4\x8f\xbf\xbf\"",
        "\"\xe2\x80\xa8\"",
        "\"\xef\xbb\xbf\"",
        "\"1234567\"",
        "\"12345678\"",
        "\"123456789012345\\n\"",
    };
    for (const char* text : texts)
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonReader::accepts()
{
    QFETCH(QByteArray, text);
    const Result<void> valid = Json::validate(text);
    QVERIFY2(valid, valid ? "" : qPrintable(valid.error().text()));
}

void TestJsonReader::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const texts[] = {
        "",
        " ",
        "\n",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1e-",
        "1ee1",
        "1.2.3",
        "0x10",
        "1_000",
        "1 2",
        "--1",
        "NaN",
        "Infinity",
        "-Infinity",
        "nan",
        "True",
        "TRUE",
        "tru",
        "truee",
        "nul",
        "nulll",
        "fals",
        "undefined",
        "'a'",
        "\"",
        "\"a",
        "a\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\U0041\"",
        "\"\\\n\"",
        "\"\n\"",
        "\"\t\"",
        "\"\x01\"",
        "\"\x1f\"",
        "\"12345678\x1f\"",
        "\"\\ud800\\u\"",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1,,2]",
        "[1}",
        "[\"a\"",
        "{",
        "}",
        "{]",
        "{1:2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\",1}",
        "{\"a\"::1}",
        "{\"a\":1]",
        "{\"a\":1}}",
        "[]]",
        "[][]",
        "{} {}",
        "1,",
        ",",
        ":",
        "/**/1",
        "1//",
        "[1]#",
        "\xef\xbb\xbf"
        "1",
        "\xa0"
        "1",
        "\f1",
        "\v1",
        "\"\x80\"",
        "\"\xbf\"",
        "\"\xc0\x80\"",
        "\"\xc1\xbf\"",
        "\"\xc2\"",
        "\"\xc2\x41\"",
        "\"\xe0\x80\x80\"",
        "\"\xe0\x9f\xbf\"",
        "\"\xed\xa0\x80\"",
        "\"\xed\xbf\xbf\"",
        "\"\xe2\x82\"",
        "\"\xf0\x80\x80\x80\"",
        "\"\xf0\x8f\xbf\xbf\"",
        "\"\xf4\x90\x80\x80\"",
        "\"\xf5\x80\x80\x80\"",
        "\"\xf8\x88\x80\x80\x80\"",
        "\"\xff\"",
        "\"\xfe\"",
        "\"abcdefgh\xff\"",
        "\xff",
        "\"\xc3",
        "\"\xf0\x9f\x98",
        "{\"\xff\":1}",
        "{\"a\":\"\\ud83d\\ude0\"}",
    };
    for (const char* text : texts)
        QTest::addRow("%s", QByteArray(text).toPercentEncoding(" {}[]:,\"\\").constData())
            << QByteArray(text);
    QTest::newRow("NUL after the value") << QByteArray("1\0", 2);
    QTest::newRow("NUL in a string") << QByteArray("\"\0\"", 3);
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe\x31\x00", 4);
}

void TestJsonReader::refuses()
{
    QFETCH(QByteArray, text);
    const Result<void> valid = Json::validate(text);
    QVERIFY(!valid);
    QCOMPARE(valid.error().kind, Error::Kind::Format);
    QVERIFY(valid.error().message.startsWith(QStringLiteral("Not JSON: expected ")));
}

void TestJsonReader::tellsTokens()
{
    TokenLog log;
    QVERIFY(Json::read(R"( {"k\n": [1, 2.5, 1e5, null], "\u0000": "\ud800"})", log));
    const QStringList expected {
        QStringLiteral("{ 1"),
        QStringLiteral("key k\\n 1"),
        QStringLiteral("[ 9"),
        QStringLiteral("number 1 0"),
        QStringLiteral("number 2.5 1"),
        QStringLiteral("number 1e5 2"),
        QStringLiteral("literal null 0"),
        QStringLiteral("] 28"),
        QStringLiteral("key \\u0000 5"),
        QStringLiteral("string \\ud800 3"),
        QStringLiteral("} 49"),
    };
    QCOMPARE(log.lines, expected);
}

void TestJsonReader::tellsLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* where, const char* message) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(where)
                            << QStringLiteral("Not JSON: expected ") + QString::fromUtf8(message);
    };
    row("", "line 1, column 1 (byte 0)", "a value, found the end of the text.");
    row("[1,\n 2,\n x]", "line 3, column 2 (byte 9)", "a value, found x.");
    row("{\"é日😀\" 1}", "line 1, column 8 (byte 13)", "a colon after the key, found 1.");
    row("{\"a\":1,}", "line 1, column 8 (byte 7)", "a key in double quotes, found }.");
    row("{1}", "line 1, column 2 (byte 1)", "a key in double quotes or }, found 1.");
    row("{\"a\":1 é", "line 1, column 8 (byte 7)", "a comma or }, found é.");
    row("[1 2]", "line 1, column 4 (byte 3)", "a comma or ], found 2.");
    row("1\n2", "line 2, column 1 (byte 2)", "nothing more after the value, found 2.");
    row("-x", "line 1, column 2 (byte 1)", "a digit, found x.");
    row("\"ab", "line 1, column 4 (byte 3)", "the closing quote of the string, found the end of the text.");
    row("\"\\q\"", "line 1, column 3 (byte 2)", "one of \" \\ / b f n r t u after the backslash, found q.");
    row("\"\\u12\"", "line 1, column 4 (byte 3)", "four hexadecimal digits after \\u, found 1.");
    row("\"a\tb\"", "line 1, column 3 (byte 2)",
        "control characters in strings to be escaped, found byte 0x09.");
    row("\"\xff\"", "line 1, column 2 (byte 1)", "valid UTF-8, found byte 0xff.");
}

void TestJsonReader::tellsLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    QFETCH(QString, message);
    const Result<void> valid = Json::validate(text);
    QVERIFY(!valid);
    QCOMPARE(valid.error().where, where);
    QCOMPARE(valid.error().message, message);
}

void TestJsonReader::refusesEveryPrefix()
{
    QVERIFY(Json::validate(sample));
    for (qsizetype size = 0; size < sample.size(); ++size) {
        const QByteArray prefix(sample.constData(),
                                size); // a copy, so that a sanitizer sees reads behind its end
        QVERIFY2(!Json::validate(prefix), prefix.constData());
    }
}

void TestJsonReader::survivesMutations()
{
    QRandomGenerator random(20240229);
    const QByteArray bytes = "{}[]\",:\\u0eE+-.\x80\xed\xf0\xff\n";
    for (int i = 0; i < 200'000; ++i) {
        QByteArray text = sample;
        for (int changes = random.bounded(1, 4); changes > 0; --changes) {
            const int at = random.bounded(static_cast<int>(text.size()));
            switch (random.bounded(4)) {
            case 0:
                text[at] = static_cast<char>(text[at] ^ (1 << random.bounded(8)));
                break;
            case 1:
                text[at] = bytes[random.bounded(static_cast<int>(bytes.size()))];
                break;
            case 2:
                text.remove(at, random.bounded(1, 4));
                break;
            default:
                text.insert(at, text.mid(random.bounded(static_cast<int>(text.size())), 8));
                break;
            }
        }
        useAll(text);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestJsonReader::readsAMillionLevels()
{
    // On a stack that a recursion of a few thousand levels would overflow.
    const std::unique_ptr<QThread> thread(QThread::create([] {
        useDeep(repeated("[", levels) + repeated("]", levels));
        useDeep(repeated("{\"a\":", levels) + "1" + repeated("}", levels));
    }));
    thread->setStackSize(256 * 1024);
    thread->start();
    QVERIFY(thread->wait(120'000));

    const Result<void> open = Json::validate(repeated("[", levels));
    QVERIFY(!open);
    QCOMPARE(open.error().where, QStringLiteral("line 1, column 1000001 (byte 1000000)"));
}

void TestJsonReader::limitsDepth()
{
    QVERIFY(Json::validate("[[1],{}]", {.maxDepth = 2}));
    const Result<void> deep = Json::validate("[[1],{\"a\":[]}]", {.maxDepth = 2});
    QVERIFY(!deep);
    QCOMPARE(deep.error().message, QStringLiteral("Not JSON: expected no deeper nesting, found [."));
}

QTEST_APPLESS_MAIN(TestJsonReader)

#include "tst_jsonreader.moc"
