#include "base/files.h"
#include "import/recordreader.h"
#include "packed.h"
#include "testfile.h"
#include "json/document.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Weekglass;

class TestRecordReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void cutAtEveryByte_data() { formats_data(); }
    void cutAtEveryByte();
    void flippedBytes_data();
    void flippedBytes();
    void partsBehindEachOther_data() { flippedBytes_data(); }
    void partsBehindEachOther();
    void refusals_data();
    void refusals();
    void brokenStructure_data();
    void brokenStructure();
    void csvCells();
    void csvTypes();
    void harEntries();
    void longRecordsAreSkippedWhole_data();
    void longRecordsAreSkippedWhole();
    void byteOrderMarks();
    void noText();
    void lastLineWithoutBreak();
    void bombs();
    void hungryWindow();
    void oddFiles();

private:
    struct Reading
    {
        QByteArrayList good; ///< JSON that parses
        QStringList refused; ///< "2: why"
        std::optional<Error> error;
        bool isCutOff = false;
        FileFormat format = FileFormat::Ndjson;
    };

    QString write(const QByteArray& bytes)
    {
        return writeFile(m_folder.filePath(QStringLiteral("file")), bytes);
    }

    Reading read(const QByteArray& bytes, qsizetype maxBytes = 1 << 20)
    {
        Reading reading;
        auto reader = RecordReader::open(write(bytes),
                                         {.members = {QStringLiteral("a"), QStringLiteral("n")},
                                          .jsonMembers = {QStringLiteral("n")},
                                          .maxBytes = maxBytes});
        if (!reader) {
            reading.error = reader.error();
            reading.isCutOff = reader.error().message.contains(QStringLiteral("truncated"));
            return reading;
        }
        reading.format = (*reader)->format();
        while (true) {
            auto record = (*reader)->next();
            if (!record) {
                reading.error = record.error();
                reading.isCutOff = (*reader)->isCutOff();
            }
            if (!record || !*record)
                return reading;
            const QByteArray json = (*record)->json.toByteArray();
            const auto document = Json::Document::parse(json);
            if ((*record)->refusal.isEmpty() && document)
                reading.good << json;
            else
                reading.refused << QStringLiteral("%1: %2")
                                       .arg((*record)->number)
                                       .arg((*record)->refusal.isEmpty() ? document.error().message
                                                                         : (*record)->refusal);
        }
    }

    static QByteArray harEntry(int n)
    {
        const QByteArray number = QByteArray::number(n);
        return "{\"startedDateTime\":\"2025-01-06T12:00:0" + number
            + ".123Z\",\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/e/" + number
            + "?p=1\"},\"response\":{\"status\":200,\"content\":{\"text\":\"{\\\"n\\\":" + number + "}\"}}}";
    }

    QTemporaryDir m_folder;
};

void TestRecordReader::formats_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<int>("packing");
    const QByteArray objects[] = {R"({"a":"x","n":1})", R"({"a":"]},\"\\ü","n":[{"b":"}"}]})",
                                  R"({"a":"z","n":{"c":-1.5e3}})"};
    const QByteArray ndjson = objects[0] + "\n" + objects[1] + "\r\n\n" + objects[2] + "\n";
    const QByteArray array = "[" + objects[0] + " ,\n" + objects[1] + "," + objects[2] + "]\n";
    const QByteArray csv = "a,n\nx,1\n\"]},\"\"\\ü\",\"[{\"\"b\"\":\"\"}\"\"}]\"\r\nz,{\"c\":-1.5e3}\n";
    const QByteArray har = "{\"log\": {\"version\": \"1.2\", \"pages\": [{\"a\": \"]\"}], \"entries\": ["
        + harEntry(1) + ", " + harEntry(2) + ",\n" + harEntry(3) + "], \"comment\": \"}\"}}";
    const auto add = [](const char* name, const QByteArray& text, FileFormat format) {
        QTest::addRow("%s", name) << text << format << 0;
        QTest::addRow("%s, gzip", name) << gzipped(text) << format << 2;
        QTest::addRow("%s, zstd", name) << zstdPacked(text) << format << 4;
        QTest::addRow("%s, xz", name) << xzPacked(text) << format << 6;
    };
    add("NDJSON", ndjson, FileFormat::Ndjson);
    add("array", array, FileFormat::JsonArray);
    add("CSV", csv, FileFormat::Csv);
    add("HAR", har, FileFormat::Har);
}

void TestRecordReader::formats()
{
    QFETCH(QByteArray, packed);
    QFETCH(FileFormat, format);
    const Reading reading = read(packed);
    QVERIFY2(!reading.error, reading.error ? qPrintable(reading.error->text()) : "");
    QCOMPARE(reading.format, format);
    QCOMPARE(reading.refused, QStringList());
    QCOMPARE(reading.good.size(), 3);
    if (format == FileFormat::Har)
        QCOMPARE(
            reading.good[1],
            "{\"fetched_at\":\"2025-01-06T12:00:02.123Z\",\"endpoint\":\"/e/2\",\"request_key\":\"/e/2?p=1\","
            "\"status_code\":200,\"payload\":{\"n\":2}}");
    else // a CSV text cell is written as JSON anew, without escapes that need none
        QCOMPARE(reading.good[1], R"({"a":"]},\"\\ü","n":[{"b":"}"}]})");
}

/// What is given out is always a beginning of the whole, and nobody is told that it is the whole.
void TestRecordReader::cutAtEveryByte()
{
    QFETCH(QByteArray, packed);
    QFETCH(FileFormat, format);
    QFETCH(int, packing); // length of the magic bytes
    const QByteArrayList whole = read(packed).good;
    for (qsizetype length = 0; length < packed.size(); ++length) {
        const Reading part = read(packed.first(length));
        const QByteArray place = QByteArray::number(length);
        QVERIFY2(part.good == whole.first(part.good.size()), place.constData());
        if (length == 0) {
            QVERIFY(!part.error && part.refused.isEmpty());
        } else if (packing > 0 && length >= packing) {
            QVERIFY2(part.error && part.isCutOff, place.constData());
            QVERIFY2(part.error->message.contains(QStringLiteral("truncated")), place.constData());
        } else if (packing > 0) {
            QCOMPARE(part.good, QByteArrayList());
        } else if (format == FileFormat::JsonArray) {
            const bool isWhole = length == packed.size() - 1; // the line break behind it
            QVERIFY2(isWhole != (part.error && part.isCutOff), place.constData());
        } else if (format == FileFormat::Har) {
            QVERIFY2((part.error && part.isCutOff) || part.good.isEmpty(), place.constData());
        } else if (format == FileFormat::Ndjson) {
            const bool isCut = part.good.join().size() < packed.first(length).simplified().size();
            QVERIFY2(part.refused.isEmpty() && (isCut || !part.error), place.constData());
            QCOMPARE(part.isCutOff, bool(part.error));
        } else { // cut off in its header it is no CSV yet
            QVERIFY2(part.refused.size() <= 1 && (!part.error || (part.isCutOff && part.good.isEmpty())),
                     place.constData());
        }
    }
}

void TestRecordReader::flippedBytes_data()
{
    QTest::addColumn<QByteArray>("packed");
    QByteArray text;
    for (int i = 0; i < 60; ++i)
        text += "{\"a\":\"" + QByteArray::number(i * i * 7919) + "\",\"n\":" + QByteArray::number(i) + "}\n";
    QTest::newRow("gzip") << gzipped(text);
    QTest::newRow("zstd") << zstdPacked(text);
    QTest::newRow("xz") << xzPacked(text);
}

/// Either it is told, or it does not matter.
void TestRecordReader::flippedBytes()
{
    QFETCH(QByteArray, packed);
    const Reading whole = read(packed);
    QCOMPARE(whole.good.size(), 60);
    int told = 0;
    for (qsizetype i = 0; i < packed.size(); ++i) {
        QByteArray flipped = packed;
        flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
        const Reading reading = read(flipped);
        told += reading.error ? 1 : 0;
        QVERIFY2(reading.error || reading.good == whole.good
                     || (reading.good.isEmpty() && !reading.refused.isEmpty()),
                 qPrintable(QString::number(i)));
    }
    QVERIFY(told > packed.size() * 8 / 10);
}

void TestRecordReader::partsBehindEachOther()
{
    QFETCH(QByteArray, packed);
    QCOMPARE(read(packed + packed).good.size(), 120);
    const Reading followed = read(packed + "something else");
    QVERIFY(followed.error);
    QVERIFY(!followed.isCutOff);
}

void TestRecordReader::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("refused");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xFF\"}\n{\"a\":\"y\"}\n")
                                   << QStringList {QStringLiteral("1")};
    QTest::newRow("overlong UTF-8") << QByteArray("{\"a\":\"\xC0\xAF\"}\n")
                                    << QStringList {QStringLiteral("1")};
    QTest::newRow("CSV, invalid UTF-8")
        << QByteArray("a,n\n\xFF,1\ny,2\n") << QStringList {QStringLiteral("2")};
    QTest::newRow("CSV, too few cells") << QByteArray("a,n\nx\ny,2\n") << QStringList {QStringLiteral("2")};
    QTest::newRow("CSV, no JSON") << QByteArray("a,n\nx,1}\ny,2\n") << QStringList {QStringLiteral("2")};
    QTest::newRow("CSV, two values") << QByteArray("a,n\nx,\"1,\"\"a\"\":2\"\n")
                                     << QStringList {QStringLiteral("2")};
    QTest::newRow("CSV, text behind a quote")
        << QByteArray("a,n\n\"x\"y,1\nz,2\n") << QStringList {QStringLiteral("2")};
    QTest::newRow("CSV, lines in a cell, then a bad row")
        << QByteArray("a,n\n\"x\n\ny\",1\n\nz\n") << QStringList {QStringLiteral("6")};
    QTest::newRow("CSV, open quote") << QByteArray("a,n\nx,1\n\"y,2\n") << QStringList {QStringLiteral("3")};
    QTest::newRow("array") << QByteArray("[{\"a\":1}, {\"a\":}, {\"a\":2}]")
                           << QStringList {QStringLiteral("2")};
    QTest::newRow("no CSV") << QByteArray("b,c\n1,2\n")
                            << QStringList {QStringLiteral("1"), QStringLiteral("2")};
}

void TestRecordReader::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, refused);
    const Reading reading = read(text);
    QVERIFY2(!reading.error, reading.error ? qPrintable(reading.error->text()) : "");
    QStringList numbers;
    for (const QString& each : reading.refused) {
        QVERIFY2(each.section(QStringLiteral(": "), 1).size() > 5, qPrintable(each));
        numbers << each.section(QLatin1Char(':'), 0, 0);
    }
    QCOMPARE(numbers, refused);
}

void TestRecordReader::brokenStructure_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("good");
    QTest::newRow("no comma") << QByteArray("[{} {}]") << 1;
    QTest::newRow("comma at the end") << QByteArray("[{},]") << 1;
    QTest::newRow("comma at the beginning") << QByteArray("[,{}]") << 0;
    QTest::newRow("two arrays") << QByteArray("[{}][{}]") << 1;
    QTest::newRow("other bracket") << QByteArray("[{}}") << 1;
    QTest::newRow("archive without entries") << QByteArray("{\"log\":{\"version\":\"1.2\"}}") << 0;
    QTest::newRow("entries are no array") << QByteArray("{\"log\":{\"entries\":{}}}") << 0;
    QTest::newRow("names twice") << QByteArray("a,a\n1,2\n") << 0;
}

void TestRecordReader::brokenStructure()
{
    QFETCH(QByteArray, text);
    QFETCH(int, good);
    const Reading reading = read(text);
    QVERIFY(reading.error);
    QCOMPARE(reading.good.size(), good);
    QVERIFY(!reading.isCutOff);
}

void TestRecordReader::csvCells()
{
    QCOMPARE(read("n;a\r\n1;\"x;\r\ny\"\r\n2;\r\n;a\"b\r\n").good,
             (QByteArrayList {R"({"n":1,"a":"x;\r\ny"})", R"({"n":2})", R"({"a":"a\"b"})"}));
    QCOMPARE(read("a\tn\nx\t{\"y\": \"\\t\"}\n").good, QByteArrayList {R"({"a":"x","n":{"y": "\t"}})"});
    QCOMPARE(read("a,n\n").good, QByteArrayList());
}

/// Strings stay strings, whatever they look like.
void TestRecordReader::csvTypes()
{
    QCOMPARE(read("a,n\n1,1\ntrue,true\nnull,\"\"\"s\"\"\"\n").good,
             (QByteArrayList {R"({"a":"1","n":1})", R"({"a":"true","n":true})", R"({"a":"null","n":"s"})"}));
}

void TestRecordReader::harEntries()
{
    const auto entry = [](const QByteArray& request, const QByteArray& response) -> QByteArray {
        return "{\"startedDateTime\":\"2025-01-06T12:00:00.5+02:00\",\"request\":{" + request
            + "},\"response\":{" + response + "}}";
    };
    const QByteArray get = R"("method":"GET","url":"https://x.test/a%20b/c?q=1&r=%2F#f")";
    const auto content = [](const QByteArray& rest) -> QByteArray {
        return "\"status\":200,\"content\":{" + rest + "}";
    };
    const QByteArrayList entries {
        entry(get,
              content(R"("encoding":"base64","text":")" + QByteArray("{\"k\": \"ü\"}").toBase64() + '"')),
        entry(get, R"("status":204,"content":{"size":0})"),
        entry(get, content(R"("text":"<html>")")),
        entry(get, content(R"("encoding":"base64","text":"%%%")")),
        entry(get, content(R"("encoding":"rot13","text":"{}")")),
        entry(get, content(R"("size":12)")),
        entry(get, R"("status":0,"content":{"text":"{}"})"),
        entry(R"("method":"POST","url":"https://x.test/a")", content(R"("text":"{}")")),
        entry(R"("method":"GET","url":"data:text/plain,x")", content(R"("text":"{}")")),
        entry(get, content(R"("text":"{\"s\":\"\\ud800\"}")")),
        entry(get, content(R"("text":"\"\ud800\"")")),
        "{}",
        "7",
        entry(get, content(R"("text":"{} {}")"))};
    const Reading reading = read("{\"log\":{\"entries\":[" + entries.join(',') + "]}}");
    QVERIFY(!reading.error);
    const QByteArray head =
        "{\"fetched_at\":\"2025-01-06T12:00:00.5+02:00\",\"endpoint\":\"/a%20b/c\",\"request_key\":\"/"
        "a%20b/c?q=1&r=%2F\",\"status_code\":";
    QCOMPARE(reading.good,
             (QByteArrayList {head + "200,\"payload\":{\"k\": \"ü\"}}", head + "204,\"payload\":null}",
                              head + "200,\"payload\":{\"s\":\"\\ud800\"}}"}));
    QStringList numbers;
    for (const QString& each : reading.refused)
        numbers << each.section(QLatin1Char(':'), 0, 0);
    QCOMPARE(numbers.join(QLatin1Char(' ')), QStringLiteral("3 4 5 6 7 8 9 11 12 13 14"));
}

void TestRecordReader::longRecordsAreSkippedWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray big(700000, 'x'); // more than what is read at once, and more than allowed
    const QByteArray tricky = QByteArray(300000, 'y') + "\\\"],[{" + QByteArray(300000, 'z');
    const QByteArray object = "{\"a\":\"" + tricky + "\"}";
    QTest::newRow("NDJSON") << "{}\n{\"a\":\"" + big + "\"}\n" + object + "\n{}\n";
    QTest::newRow("array") << "[{},{\"a\":\"" + big + "\"}," + object + ",{}]";
    QTest::newRow("CSV") << "a,n\n,1\n" + big + ",2\n\"" + QByteArray(300000, 'y') + "\n\"\""
            + QByteArray(300000, 'z') + "\",3\n,4\n";
}

void TestRecordReader::longRecordsAreSkippedWhole()
{
    QFETCH(QByteArray, text);
    for (const QByteArray& packed : {text, gzipped(text)}) {
        const Reading reading = read(packed, 100000);
        QVERIFY2(!reading.error, reading.error ? qPrintable(reading.error->text()) : "");
        QCOMPARE(reading.good.size(), 2);
        QCOMPARE(reading.refused.size(), 2);
        for (const QString& each : reading.refused)
            QVERIFY2(each.contains(QStringLiteral("longer than")), qPrintable(each));
    }
    QCOMPARE(read(text).good.size(), 4);
}

void TestRecordReader::byteOrderMarks()
{
    const QByteArray mark = "\xEF\xBB\xBF";
    for (const QByteArray& text :
         {QByteArray("{\"a\":1}\n"), QByteArray("[{\"a\":1}]"), QByteArray("a,n\n1,1\n")}) {
        QCOMPARE(read(mark + text).good.size(), 1);
        QCOMPARE(read(gzipped(mark + text)).good.size(), 1);
    }
    const QString wide = QStringLiteral("{\"a\":1}\n");
    QByteArray utf16(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2);
    const Reading reading = read("\xFF\xFE" + utf16);
    QVERIFY(reading.error && reading.error->message.contains(QStringLiteral("UTF-16")));
}

/// One error, and not a refusal for each of its lines; a damaged line in a text is one refusal.
void TestRecordReader::noText()
{
    const QString wide = QStringLiteral("{\"a\":1}\n").repeated(100);
    const QByteArray utf16(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2);
    QByteArray noise;
    for (int n = 0; n < 5000; ++n)
        noise += static_cast<char>(n * 7919 % 251);
    const QByteArray cyrillic = QByteArray("{\"a\":\"\xEF\xF0\xE8\xE2\xE5\xF2\"}\n").repeated(100);
    for (const QByteArray& text : {utf16, noise, gzipped(noise), cyrillic}) {
        const Reading reading = read(text);
        QVERIFY(reading.error && reading.refused.isEmpty() && !reading.isCutOff);
        QVERIFY2(reading.error->message.contains(QStringLiteral("not text in UTF-8")),
                 qPrintable(reading.error->text()));
    }
    const QByteArray good = QByteArray("{\"a\":1}\n").repeated(100);
    const Reading damaged = read(good + QByteArray(40, '\0') + "\n" + good);
    QVERIFY(!damaged.error);
    QCOMPARE(damaged.good.size(), 200);
    QCOMPARE(damaged.refused.size(), 1);
}

/// The last line may lack its break, and then it is whole or cut off.
void TestRecordReader::lastLineWithoutBreak()
{
    QVERIFY(!read("{\"a\":1}\n{\"a\":2}").error);
    const Reading cut = read("{\"a\":1}\n{\"a\":\"22");
    QCOMPARE(cut.good.size(), 1);
    QVERIFY(cut.error && cut.isCutOff && cut.refused.isEmpty());
    QVERIFY2(cut.error->message.contains(QStringLiteral("truncated")), qPrintable(cut.error->text()));
    QCOMPARE(read("{\"a\":1}\n{\"a\":\"22\n").refused.size(), 1);
}

/// A gigabyte of spaces in a few hundred kilobytes: given up early, in little memory.
void TestRecordReader::bombs()
{
    const QByteArray part = xzPacked(QByteArray(64 * 1024 * 1024, ' '));
    const Reading reading = read(part.repeated(40));
    QVERIFY(reading.error);
    QVERIFY2(reading.error->message.contains(QStringLiteral("1000 times")),
             qPrintable(reading.error->text()));
}

void TestRecordReader::hungryWindow()
{
    // a window of 2 GB, as zstd --long=31 makes it: the header alone says so
    const Reading reading = read(zstdPacked("{}\n", 31));
    QVERIFY(reading.error);
    QVERIFY2(reading.error->message.contains(QStringLiteral("too much memory")),
             qPrintable(reading.error->text()));
    QVERIFY(!reading.error->advice.isEmpty());
}

void TestRecordReader::oddFiles()
{
    const auto opens = [](const QString& path) { return bool(RecordReader::open(path, {})); };
    QVERIFY(!opens(m_folder.path()));
    QVERIFY(!opens(m_folder.filePath(QStringLiteral("none"))));
    const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(!opens(pipe)); // and does not wait for somebody to write
    QVERIFY(!opens(QStringLiteral("/dev/zero")));
    const QString name = m_folder.filePath(QStringLiteral("-a\n\x1b[31m'\"*?$(x) ü.gz"));
    QVERIFY(writePrivateFile(name, "{}\n"));
    auto reader = RecordReader::open(name, {});
    QVERIFY(reader);
    const auto record = (*reader)->next();
    QVERIFY(record && *record);
    QCOMPARE((*record)->json.toByteArray(), "{}");
}

QTEST_GUILESS_MAIN(TestRecordReader)
#include "tst_recordreader.moc"
