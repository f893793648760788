#include "filesimporttest.h"
#include "packed.h"

#include "base/files.h"
#include "fetch/requestnamer.h"
#include "import/takenfiles.h"
#include "scripts/scriptrunner.h"

using namespace Weekglass;

/// Files of every format and packing as a source of a week.
class TestFilesImport : public FilesImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeWeek(); }
    void init() { emptyWeek(); }
    void everyFormatGivesTheSameRows_data();
    void everyFormatGivesTheSameRows();
    void hostileContent_data();
    void hostileContent();
    void recordOfAHundredMegabytes();
    void cutOffFile();
    void cutOffText();
    void damagedFile();
    void rowsOfATableFromCsv();
    void oneBadFileHarmsNoOther();
    void cancelKeepsWhatIsDone();
    void filesOfAFolderAreTakenOnce();
    void requestsAreNamedByThePlan();

private:
    /// The same responses as the format has them.
    static QByteArray feed(FileFormat format);
};

QByteArray TestFilesImport::feed(FileFormat format)
{
    QByteArray text;
    for (int n = 0; n < Answers; ++n) {
        const QByteArray between = n > 0 ? "," : "";
        QByteArray quoted = payload(n);
        switch (format) {
        case FileFormat::Ndjson:
            text += response(n) + "\n";
            break;
        case FileFormat::JsonArray:
            text += between + response(n);
            break;
        case FileFormat::Csv:
            text += "200," + time(n) + ",/e?n=" + QByteArray::number(n) + ",/e,\""
                + quoted.replace("\"", "\"\"") + "\"\r\n";
            break;
        case FileFormat::Har:
            text += between + "{\"startedDateTime\":\"" + time(n)
                + "\",\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/e?n=" + QByteArray::number(n)
                + "\"},\"response\":{\"status\":200,\"content\":{\"encoding\":\"base64\",\"text\":\""
                + payload(n).toBase64() + "\"}}}";
            break;
        }
    }
    switch (format) {
    case FileFormat::Ndjson:
        return text;
    case FileFormat::JsonArray:
        return "[" + text + "]";
    case FileFormat::Csv:
        return "status_code,fetched_at,request_key,endpoint,payload\r\n" + text;
    case FileFormat::Har:
        break;
    }
    // the endpoint of an archive is the path alone, which is the same here
    return "{\"log\":{\"version\":\"1.2\",\"entries\":[" + text + "]}}";
}

void TestFilesImport::everyFormatGivesTheSameRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::pair<const char*, FileFormat> formats[] = {{"NDJSON", FileFormat::Ndjson},
                                                          {"array", FileFormat::JsonArray},
                                                          {"CSV", FileFormat::Csv},
                                                          {"HAR", FileFormat::Har}};
    for (const auto& [name, format] : formats) {
        const QByteArray text = feed(format);
        QTest::addRow("%s", name) << text;
        QTest::addRow("%s, gzip", name) << gzipped(text);
        QTest::addRow("%s, zstd", name) << zstdPacked(text);
        QTest::addRow("%s, xz", name) << xzPacked(text);
    }
}

void TestFilesImport::everyFormatGivesTheSameRows()
{
    QFETCH(QByteArray, bytes);
    const QString expected = [this] {
        WeekServer::run(*m_session, "TRUNCATE raw.api_events RESTART IDENTITY CASCADE");
        auto loaded = import(options({write(QStringLiteral("lines"), feed(FileFormat::Ndjson))}));
        return loaded && loaded->inserted == Answers ? digest() : QString();
    }();
    QVERIFY(!expected.isEmpty());
    WeekServer::run(*m_session, "TRUNCATE raw.api_events RESTART IDENTITY CASCADE");
    const QString file = write(QStringLiteral("no name says it"), bytes);
    const auto first = import(options({file}));
    VERIFY_RESULT(first);
    QCOMPARE(first->inserted, Answers);
    QCOMPARE(first->rejected, 0);
    QCOMPARE(digest(), expected);
    const auto second = import(options({file}));
    VERIFY_RESULT(second);
    QCOMPARE(second->inserted, 0);
    QCOMPARE(second->alreadyThere, Answers);
    QCOMPARE(digest(), expected);
}

void TestFilesImport::hostileContent_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("NUL") << QByteArray("\"\\u0000\"") << false;
    QTest::newRow("NUL in a key") << QByteArray("{\"\\u0000\":1}") << false;
    QTest::newRow("half a pair") << QByteArray("\"\\ud83d\"") << false;
    QTest::newRow("pair in the wrong order") << QByteArray("\"\\ude00\\ud83d\"") << false;
    QTest::newRow("whole pair") << QByteArray("\"\\ud83d\\ude00\"") << true;
    QTest::newRow("invalid UTF-8") << QByteArray("\"\xC3(\"") << false;
    QTest::newRow("surrogate in UTF-8") << QByteArray("\"\xED\xA0\xBD\"") << false;
    QTest::newRow("raw control character") << QByteArray("\"\x01\"") << false;
    QTest::newRow("COPY's own escapes") << QByteArray("\"\\\\N \\\\. \\t \\\\\"") << true;
    QTest::newRow("huge number") << QByteArray("1e400") << true;
    QTest::newRow("number beyond numeric") << QByteArray("1e200000") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("nested deep") << QByteArray(QByteArray(100000, '[') + QByteArray(100000, ']')) << false;
}

/// The good records around a bad one are loaded, and it is kept as it is.
void TestFilesImport::hostileContent()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isTaken);
    const QByteArray bad =
        "{\"fetched_at\":\"2025-01-06T13:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"/bad\","
        "\"status_code\":200,\"payload\":"
        + payload + "}";
    const QString file = write(QStringLiteral("feed"), response(1) + "\n" + bad + "\n" + response(2) + "\n");
    const auto loaded = import(options({file}));
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->failed, 0);
    QCOMPARE(loaded->inserted, isTaken ? 3 : 2);
    QCOMPARE(loaded->rejected, isTaken ? 0 : 1);
    if (!isTaken)
        QCOMPARE(*readFile(rejectFileOf(file)), bad + "\n");
}

void TestFilesImport::recordOfAHundredMegabytes()
{
    const QByteArray big =
        R"({"fetched_at":"2025-01-06T13:00:00Z","endpoint":"/e","request_key":"/big","status_code":200,"payload":")"
        + QByteArray(100 * 1024 * 1024, 'x') + "\"}\n";
    const auto loaded = import(
        options({write(QStringLiteral("big"), gzipped(response(1) + "\n" + big + response(2) + "\n"))}));
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->inserted, 3);
    QCOMPARE(ask("SELECT length(payload #>> '{}') FROM raw.api_events WHERE request_key = '/big'"),
             QString::number(100 * 1024 * 1024));
}

void TestFilesImport::cutOffFile()
{
    const QByteArray whole = gzipped(responses(0, Answers));
    auto asked = options({write(QStringLiteral("feed"), whole.first(whole.size() * 3 / 4))});
    std::optional<Error> error;
    asked.onDone = [&error](const QString&, const Result<ImportReport>& report) {
        error = report ? report->cutOff : std::optional(report.error());
    };
    const auto refused = import(asked);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->failed, 1);
    QCOMPARE(rows(), QStringLiteral("0"));
    QVERIFY(error->message.contains(QStringLiteral("truncated")));
    QVERIFY2(error->where.contains(QStringLiteral(", after line 1")), qPrintable(error->where));
    QVERIFY(error->advice.contains(QStringLiteral("Nothing of the file")));
    asked.partial = true;
    const auto part = import(asked);
    VERIFY_RESULT(part);
    QCOMPARE(part->cutOff, 1);
    QVERIFY(error && part->inserted > Answers / 3 && part->inserted < Answers);
    QVERIFY(error->where.endsWith(QStringLiteral("after line %1").arg(part->inserted)));
    QCOMPARE(ask("SELECT max(id) FROM raw.api_events WHERE request_key = '/e?n=' || (id - 1)"),
             QString::number(part->inserted)); // the first ones, in order
    write(QStringLiteral("feed"), whole);
    const auto rest = import(asked);
    VERIFY_RESULT(rest);
    QCOMPARE(rest->cutOff, 0);
    QCOMPARE(rest->inserted + part->inserted, Answers);
}

/// The last line of an NDJSON file that is not packed.
void TestFilesImport::cutOffText()
{
    const QByteArray whole = responses(0, 10);
    auto asked = options({write(QStringLiteral("feed"), whole.chopped(5))});
    std::optional<Error> error;
    asked.onDone = [&error](const QString&, const Result<ImportReport>& report) {
        error = report ? report->cutOff : std::optional(report.error());
    };
    const auto refused = import(asked);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->failed, 1);
    QCOMPARE(rows(), QStringLiteral("0"));
    QVERIFY(error && error->message.contains(QLatin1String("truncated")));
    QVERIFY2(error->where.endsWith(QLatin1String(", after line 9")), qPrintable(error->where));
    asked.partial = true;
    const auto part = import(asked);
    VERIFY_RESULT(part);
    QCOMPARE(part->inserted, 9);
    QCOMPARE(part->cutOff, 1);
    QCOMPARE(part->rejected, 0);
    write(QStringLiteral("feed"), whole.chopped(1)); // only the line break is missing
    QCOMPARE(import(asked)->inserted, 1);
}

void TestFilesImport::damagedFile()
{
    QByteArray bytes = gzipped(responses(0, Answers));
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1); // the checksum
    auto asked = options({write(QStringLiteral("feed"), bytes)});
    asked.partial = true; // nobody knows which of its bytes are right
    const auto report = import(asked);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 1);
    QCOMPARE(rows(), QStringLiteral("0"));
}

void TestFilesImport::rowsOfATableFromCsv()
{
    WeekServer::run(*m_session,
                    "DROP TABLE IF EXISTS public.readings; CREATE TABLE public.readings (n bigint, label "
                    "text, value double precision)");
    GameDefinition game = *m_game;
    game.import.reset();
    game.rowImports = {{.table = QStringLiteral("public.other"),
                        .columns = {{.name = QStringLiteral("n"),
                                     .member = QStringLiteral("other"),
                                     .type = ImportType::Integer}},
                        .key = {QStringLiteral("n")}},
                       {.table = QStringLiteral("public.readings"),
                        .columns = {{.name = QStringLiteral("n"),
                                     .member = QStringLiteral("number"),
                                     .type = ImportType::Integer},
                                    {.name = QStringLiteral("label"), .member = QStringLiteral("label")},
                                    {.name = QStringLiteral("value"),
                                     .member = QStringLiteral("value"),
                                     .type = ImportType::Number,
                                     .isOptional = true}},
                        .key = {QStringLiteral("n")}}};
    const QString file =
        write(QStringLiteral("rows"), "number;label;value;rest\n1;007;1.5;x\n2;\"a;b\";;\nx;y;1;\n");
    const auto report = importFiles(*m_session, game, options({file}));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 2);
    QCOMPARE(report->rejected, 1);
    QCOMPARE(ask("SELECT string_agg(concat_ws(',', n, label, coalesce(value::text, 'NULL')), ' ' ORDER BY n) "
                 "FROM public.readings"),
             QStringLiteral("1,007,1.5 2,a;b,NULL"));
}

void TestFilesImport::oneBadFileHarmsNoOther()
{
    auto asked = options({write(QStringLiteral("a"), responses(0, 10)), path(QStringLiteral("none")),
                          write(QStringLiteral("b"), "[{},"), write(QStringLiteral("c"), responses(5, 20))});
    int transformed = 0;
    asked.transforms = [&](Pg::Session& session) {
        ++transformed;
        return runTransforms(session, *m_game);
    };
    QStringList told;
    asked.onDone = [&told](const QString& file, const Result<ImportReport>& report) {
        told << QFileInfo(file).fileName() + (report ? QStringLiteral("+") : QStringLiteral("-"));
    };
    const auto report = import(asked);
    VERIFY_RESULT(report);
    QCOMPARE(told.join(QLatin1Char(' ')), QStringLiteral("a+ none- b- c+"));
    QCOMPARE(report->loaded, 2);
    QCOMPARE(report->failed, 2);
    QCOMPARE(report->inserted, 20);
    QCOMPARE(report->alreadyThere, 5);
    QCOMPARE(transformed, 1);
}

void TestFilesImport::cancelKeepsWhatIsDone()
{
    std::stop_source stop;
    auto asked = options(
        {write(QStringLiteral("a"), responses(0, 10)), write(QStringLiteral("b"), responses(10, 20))});
    asked.onFile = [&stop](const QString&, int index) {
        if (index == 1)
            stop.request_stop();
    };
    const auto report = import(asked, {.stop = stop.get_token()});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Cancelled);
    QCOMPARE(rows(), QStringLiteral("10"));
    QVERIFY(!m_session->isInTransaction());
}

void TestFilesImport::filesOfAFolderAreTakenOnce()
{
    write(QStringLiteral("a.ndjson"), responses(0, 10));
    write(QStringLiteral("b 'quoted'\n.gz"), gzipped(responses(10, 20)));
    for (const char* name : {".hidden", "c.part", "d.crdownload", "e.tmp", "f~", "g.rejects"})
        write(QLatin1String(name), "not to be read");
    const QStringList files = dataFilesIn(m_folder->path());
    QCOMPARE(files.size(), 2);
    const auto first = import(options(files, true));
    VERIFY_RESULT(first);
    QCOMPARE(first->inserted, 20);
    const auto second = import(options(files, true));
    VERIFY_RESULT(second);
    QCOMPARE(second->leftOut, 2);
    QCOMPARE(second->lines, 0);
    write(QStringLiteral("a.ndjson"), responses(0, 15));
    const auto grown = import(options(files, true));
    VERIFY_RESULT(grown);
    QCOMPARE(grown->leftOut, 1);
    QCOMPARE(grown->inserted, 0); // 10 to 15 came from the other file
    QCOMPARE(ask("SELECT count(*) FROM weekglass.taken_files"), QStringLiteral("3"));
}

void TestFilesImport::requestsAreNamedByThePlan()
{
    const auto name = requestNamer(*m_game);
    const auto named = [&name](const char* url) {
        const auto result = name(QUrl(QLatin1String(url)));
        return result ? QString(result->endpoint + QLatin1Char(' ') + result->requestKey)
                      : QStringLiteral("refused");
    };
    QCOMPARE(named("https://api.spacetraders.io/v2/my/ships?limit=20&page=2"),
             QStringLiteral("/my/ships /my/ships?page=2&limit=20"));
    QCOMPARE(named("https://api.spacetraders.io/v2/systems/X1-A/waypoints/X1-A-B/market"),
             QStringLiteral("/systems/{s}/waypoints/{w}/market /systems/X1-A/waypoints/X1-A-B/market"));
    QCOMPARE(named("https://api.spacetraders.io/v2"), QStringLiteral("/ /"));
    QCOMPARE(named("https://api.spacetraders.io/v2/my/unknown?x=1"),
             QStringLiteral("/my/unknown /my/unknown?x=1"));
    for (const char* url :
         {"https://api.spacetraders.io/v20/my/ships", "http://api.spacetraders.io/v2/my/ships",
          "https://example.com/v2/my/ships", "https://api.spacetraders.io:8443/v2/my/ships"})
        QCOMPARE(named(url), QStringLiteral("refused"));
}

QTEST_GUILESS_MAIN(TestFilesImport)
#include "tst_filesimport.moc"
