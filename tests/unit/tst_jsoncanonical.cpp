#include "validate.h"
#include "json/canonical.h"
#include "json/hash.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

using namespace Weekglass;

namespace {

/// Random JSON texts of one line each: all forms of numbers, escapes, repeated keys, spaces. Some hold lone
/// surrogates.
class TextMaker
{
public:
    explicit TextMaker(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray text(int depth)
    {
        const int kind = m_random.bounded(depth > 0 ? 10 : 6);
        if (kind < 3)
            return number();
        if (kind < 5)
            return string();
        if (kind == 5)
            return QByteArrayList {"true", "false", "null"}.at(m_random.bounded(3));
        QByteArrayList parts;
        for (int count = m_random.bounded(7); count > 0; --count) {
            const QByteArray name = kind < 8 ? string() + space() + ":" + space() : QByteArray();
            parts << space() + name + text(depth - 1) + space();
        }
        return kind < 8 ? "{" + parts.join(',') + "}" : "[" + parts.join(',') + "]";
    }

private:
    QByteArray space() { return QByteArrayList {"", "", "", " ", "\t", " \r "}.at(m_random.bounded(6)); }

    QByteArray digits(int most)
    {
        QByteArray text;
        for (int count = m_random.bounded(1, most + 1); count > 0; --count)
            text += static_cast<char>('0' + m_random.bounded(10));
        return text;
    }

    QByteArray number()
    {
        const QByteArray sign = m_random.bounded(3) == 0 ? "-" : "";
        QByteArray whole =
            m_random.bounded(4) == 0 ? QByteArray("0") : digits(m_random.bounded(20) == 0 ? 400 : 20);
        while (whole.size() > 1 && whole.startsWith('0'))
            whole.remove(0, 1);
        switch (m_random.bounded(6)) {
        case 0:
            return sign + whole;
        case 1:
            return sign + whole + "." + digits(20);
        case 2:
            return sign + whole + exponent(25);
        case 3:
            return sign + whole + "." + digits(20) + exponent(400);
        case 4:
            return anyDouble();
        default:
            return sign + QByteArray::number(m_random.bounded(100'000)) + "." + digits(3);
        }
    }

    QByteArray exponent(int range)
    {
        QByteArray text = m_random.bounded(2) ? "e" : "E";
        const int value = m_random.bounded(-range, range);
        if (value >= 0 && m_random.bounded(2))
            text += '+';
        return text + QByteArray::number(value);
    }

    /// Any bit pattern, powers of two among them (their neighbours are not equally far), with 17 digits.
    QByteArray anyDouble()
    {
        quint64 bits = m_random.generate64();
        if (m_random.bounded(4) == 0)
            bits &= 0xFFF0000000000000ULL;
        const double value = std::bit_cast<double>(bits);
        if (!std::isfinite(value))
            return "0.1";
        std::array<char, 64> text {};
        const auto end =
            std::to_chars(text.begin(), text.end(), value, std::chars_format::scientific, 16).ptr;
        return QByteArray(text.data(), end - text.data());
    }

    QByteArray string()
    {
        static const QByteArrayList pieces {"a",
                                            "b",
                                            "Z",
                                            "0",
                                            "key",
                                            " ",
                                            "\x7f",
                                            "é",
                                            "ß",
                                            "日本",
                                            "\u2028",
                                            "\uffff",
                                            "😀",
                                            "𐀀",
                                            "\\n",
                                            "\\t",
                                            "\\\"",
                                            "\\\\",
                                            "\\/",
                                            "\\b",
                                            "\\f",
                                            "\\r",
                                            "\\u0000",
                                            "\\u001f",
                                            "\\u007F",
                                            "\\u00e9",
                                            "\\uFFFF",
                                            "\\u2028",
                                            "\\ud83d\\ude00",
                                            "\\uD800\\uDC00",
                                            "\\u0061",
                                            "\\u0022",
                                            "\\u005c",
                                            "\\u000a",
                                            "12345678"};
        QByteArray text = "\"";
        for (int count = m_random.bounded(4); count > 0; --count)
            text += pieces.at(m_random.bounded(static_cast<int>(pieces.size())));
        if (m_random.bounded(2000) == 0)
            text += "\\udead";
        return text + "\"";
    }

    QRandomGenerator m_random;
};

/// A line for each line: the canonical form, or an exclamation mark where it cannot be encoded.
const char* const pythonProgram = R"(
import json, sys
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
for line in sys.stdin.buffer:
    form = json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        sys.stdout.buffer.write(form.encode() + b"\n")
    except UnicodeEncodeError:
        sys.stdout.buffer.write(b"!\n")
)";

QByteArray runPython(const QString& python, const QByteArray& input)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("texts")));
    if (!file.open(QIODevice::WriteOnly) || file.write(input) != input.size())
        return {};
    file.close();
    QProcess process;
    process.setStandardInputFile(file.fileName());
    process.start(python, {QStringLiteral("-c"), QLatin1String(pythonProgram)});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

}

class TestJsonCanonical : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void form_data();
    void form();
    void refusesHalfSurrogates_data();
    void refusesHalfSurrogates();
    void refusesWhatIsNoJson();
    void oneMember();
    void agreesWithPython();
    void refusedByJsonb_data();
    void refusedByJsonb();
    void hash_data();
    void hash();
};

void TestJsonCanonical::form_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    const auto same = [&row](const char* text) { row(text, text); };

    // integers
    for (const char* text : {"0", "-1", "9007199254740993", "9223372036854775808", "18446744073709551616",
                             "-123456789012345678901234567890", "1000000000000000000000000"})
        same(text);
    row("-0", "0");
    row("[-0,-0]", "[0,0]");
    // floats
    for (const char* text :
         {"0.0", "-0.0", "1.5", "0.1", "0.0001", "1e-05", "1.5e-05", "1e+16", "1e+22", "1e+100", "5e-324",
          "1.7976931348623157e+308", "9007199254740992.0", "0.30000000000000004", "123456789.125"})
        same(text);
    row("1.50", "1.5");
    row("1.0", "1.0");
    row("1E5", "100000.0");
    row("1e15", "1000000000000000.0");
    row("1e16", "1e+16");
    row("9999999999999998.0", "9999999999999998.0");
    row("12345678901234567.0", "1.2345678901234568e+16");
    row("123e-2", "1.23");
    row("0.00001", "1e-05");
    row("0.00012345", "0.00012345");
    row("0.000012345", "1.2345e-05");
    row("-0e0", "-0.0");
    row("-0.0000", "-0.0");
    row("0e999999999999999999999", "0.0");
    row("1e400", "Infinity");
    row("-1e400", "-Infinity");
    row("1e99999999999999999999", "Infinity");
    row("1e-400", "0.0");
    row("-1e-400", "-0.0");
    row("1e-99999999999999999999", "0.0");
    row("1.7976931348623159e308", "Infinity");
    row("2.4703282292062327e-324", "0.0");
    row("2.4703282292062329e-324", "5e-324");
    row("2.2250738585072011e-308", "2.225073858507201e-308");
    row("9007199254740993.0", "9007199254740992.0");
    row("0.1000000000000000055511151231257827021181583404541015625", "0.1");
    // strings
    same("\"\"");
    same("\"\x7f\u2028\u2029é日😀\"");
    row(R"("\"\\\/\b\f\n\r\t")", R"("\"\\/\b\f\n\r\t")");
    row(R"("\u0022\u005c\u002f\u0008\u000c\u000a\u000d\u0009")", R"("\"\\/\b\f\n\r\t")");
    row(R"("\u0000\u0001\u001F\u007f")", "\"\\u0000\\u0001\\u001f\x7f\"");
    row(R"("\u00E9\u65e5\uD83D\ude00\uffff")", "\"é日😀\uffff\"");
    row(R"("\\u0041")", R"("\\u0041")");
    // containers
    row(" [ ] ", "[]");
    row("{ }", "{}");
    row("[ 1 , true , false , null , \"a\" ]", "[1,true,false,null,\"a\"]");
    row(R"({"b":1,"a":2})", R"({"a":2,"b":1})");
    row(R"({"a":1,"b":2,"a":3})", R"({"a":3,"b":2})");
    row(R"({"a":1,"\u0061":{"z":0}})", R"({"a":{"z":0}})");
    row(R"({"\u0061":{"z":0},"a":1})", R"({"a":1})");
    row(R"({"":1,"a":2," ":3})", R"({"":1," ":3,"a":2})");
    row(R"({"ab":1,"a":2,"abc":3,"B":4,"10":5,"9":6})", R"({"10":5,"9":6,"B":4,"a":2,"ab":1,"abc":3})");
    row(R"({"abcdefghi":1,"abcdefgh":2,"abcdefgha":3,"abcdefg":4})",
        R"({"abcdefg":4,"abcdefgh":2,"abcdefgha":3,"abcdefghi":1})");
    row(R"({"a\u0000":1,"a":2,"\u0000":3})", R"({"\u0000":3,"a":2,"a\u0000":1})");
    row(R"({"\n":1,"!":2,"\\":3,"Z":4})", R"({"\n":1,"!":2,"Z":4,"\\":3})");
    // UTF-16 order would put the surrogates of U+1F600 before U+FFFF
    row("{\"😀\":1,\"\uffff\":2,\"\\ud800\\udc00\":3,\"é\":4,\"z\":5}",
        "{\"z\":5,\"é\":4,\"\uffff\":2,\"𐀀\":3,\"😀\":1}");
    row(R"([{"c":[{"b":1,"a":[]}],"a":{}}])", R"([{"a":{},"c":[{"a":[],"b":1}]}])");
    QTest::newRow("5000 digits") << QByteArray(5000, '7') << QByteArray(5000, '7');
    QTest::newRow("growing") << "[" + QByteArray("1e15,").repeated(1000) + "1]"
                             << "[" + QByteArray("1000000000000000.0,").repeated(1000) + "1]";
}

void TestJsonCanonical::form()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Result<QByteArray> form = Json::canonical(text);
    QVERIFY2(form, form ? "" : qPrintable(form.error().text()));
    QCOMPARE(*form, expected);
}

void TestJsonCanonical::refusesHalfSurrogates_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {R"("\ud800")", R"("\udc00")", R"("\ud83dx")", R"("\ud83d\u0041")", R"("\ud83d\ud83d\ude00")",
          R"("\ude00\ud83d")", R"({"\ud800":1})", R"([1,{"a":"\uDFFF"}])"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonCanonical::refusesHalfSurrogates()
{
    QFETCH(QByteArray, text);
    QVERIFY(Json::validate(text));
    const Result<QByteArray> form = Json::canonical(text);
    QVERIFY(!form);
    QVERIFY(form.error().message.contains(QStringLiteral("surrogate")));
    QVERIFY(form.error().where.startsWith(QStringLiteral("line 1, column ")));
}

void TestJsonCanonical::refusesWhatIsNoJson()
{
    const Result<QByteArray> form = Json::canonical("[1,]");
    QVERIFY(!form);
    QCOMPARE(form.error().where, QStringLiteral("line 1, column 4 (byte 3)"));
}

void TestJsonCanonical::oneMember()
{
    const Result<Json::Document> document =
        Json::Document::parse(R"({"note": "\ud800", "payload": {"b": 1.0, "a": [ ]}, "count": -0})");
    QVERIFY(document);
    const auto member = [&](QStringView key) {
        return Json::canonical(*document, document->find(Json::Document::root(), key));
    };
    QCOMPARE(*member(u"payload"), QByteArray(R"({"a":[],"b":1.0})"));
    QCOMPARE(*member(u"count"), QByteArray("0"));
    QVERIFY(!member(u"note"));
}

void TestJsonCanonical::agreesWithPython()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");

    bool given = false;
    const int asked = qEnvironmentVariableIntValue("WEEKGLASS_TEXTS", &given);
    const int count = given ? asked : 20'000;
    TextMaker maker(20190617);
    QByteArrayList texts;
    for (int i = 0; i < count; ++i)
        texts << maker.text(4);
    const QByteArrayList expected = runPython(python, texts.join('\n') + "\n").split('\n');
    QCOMPARE(expected.size(), texts.size() + 1);

    int refused = 0;
    for (int i = 0; i < count; ++i) {
        const Result<QByteArray> form = Json::canonical(texts[i]);
        const QByteArray ours = form ? *form : QByteArray("!");
        refused += !form;
        if (ours != expected[i]) {
            qWarning("text:   %s\nours:   %s\nPython: %s", texts[i].constData(), ours.constData(),
                     expected[i].constData());
            QFAIL("Python says something else");
        }
    }
    QVERIFY(refused > 0);
    QVERIFY(refused < count / 10);
}

void TestJsonCanonical::refusedByJsonb_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto takes = [](const char* name, const QByteArray& text) {
        QTest::newRow(name) << text << QString();
    };
    const auto refuses = [](const char* name, const QByteArray& text, const char* reason) {
        QTest::newRow(name) << text << QString::fromUtf8(reason);
    };
    const char* const beyond = "the number is too large for numeric (line 1, column 1 (byte 0))";

    // The limits are those that PostgreSQL 15 shows.
    takes("plain", R"({"a":[1,2.5,"x\n\ud83d\ude00"]})");
    refuses("NUL", R"(["\u0000"])", "jsonb cannot hold \\u0000 (line 1, column 3 (byte 2))");
    refuses("NUL in a key", R"({"a\u0000":1})", "jsonb cannot hold \\u0000 (line 1, column 3 (byte 2))");
    takes("no NUL", R"("\\u0000")");
    refuses("half surrogate", R"(["\ud800"])",
            "jsonb cannot hold half of a surrogate pair (line 1, column 3 (byte 2))");
    takes("1e131071", "1e131071");
    refuses("1e131072", "1e131072", beyond);
    refuses("12e131071", "12e131071", beyond);
    takes("0.1e131072", "0.1e131072");
    refuses("0.1e131073", "0.1e131073", beyond);
    takes("0e999999", "0e999999");
    takes("0e1073741822", "0e1073741822");
    refuses("0e1073741823", "0e1073741823", beyond);
    takes("1e-16383", "1e-16383");
    refuses("1e-16384", "1e-16384", beyond);
    refuses("1.0e-16383", "1.0e-16383", beyond);
    refuses("0e-16384", "0e-16384", beyond);
    takes("131072 digits", QByteArray(131072, '9'));
    refuses("131073 digits", QByteArray(131073, '9'), beyond);
    takes("16383 decimals", "0." + QByteArray(16383, '1'));
    refuses("16384 decimals", "0." + QByteArray(16384, '1'), beyond);
    takes("10000 levels", QByteArray(10000, '[') + QByteArray(10000, ']'));
    refuses("10001 levels", QByteArray(10001, '[') + QByteArray(10001, ']'),
            "10001 levels are too deep for the server's stack (line 1, column 10001 (byte 10000))");
}

void TestJsonCanonical::refusedByJsonb()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const Result<Json::Document> document = Json::Document::parse(text);
    QVERIFY(document);
    QCOMPARE(document->refusedByJsonb().value_or(QString()), reason);
}

void TestJsonCanonical::hash_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("a million a") << QByteArray(
        1'000'000, 'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestJsonCanonical::hash()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(Json::sha256Hex(bytes), expected);
    QCOMPARE(Json::sha256Hex(bytes), expected); // the context is used again
    Json::Sha256 pieces;
    for (qsizetype at = 0; at < bytes.size(); at += 4097)
        pieces.add(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(4097, bytes.size() - at)));
    QCOMPARE(pieces.hex(), expected);
    QCOMPARE(pieces.hex(), Json::sha256Hex({})); // it begins anew
}

QTEST_GUILESS_MAIN(TestJsonCanonical)

#include "tst_jsoncanonical.moc"
