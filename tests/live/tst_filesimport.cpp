#include "packed.h"
#include "weekserver.h"

#include "base/files.h"
#include "fetch/requestnamer.h"
#include "import/filesimport.h"
#include "import/folderalarm.h"
#include "import/folderwatch.h"
#include "migrations/migrate.h"
#include "scripts/scriptrunner.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <thread>

using namespace Weekglass;

/// Files of every format and packing as a source of a week.
class TestFilesImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyFormatGivesTheSameRows_data();
    void everyFormatGivesTheSameRows();
    void hostileContent_data();
    void hostileContent();
    void recordOfAHundredMegabytes();
    void recordsThatOnlyTheServerRefuses();
    void whatTheServerRefusesAtOnce();
    void fileOfWhichNothingIsTaken();
    void recordsThatBreakATransform();
    void recordsThatBreakADeferredConstraint();
    void waitingQueryThatFails_data();
    void waitingQueryThatFails();
    void transformThatFailsAnyway();
    void tableThatWouldDouble();
    void cutOffFile();
    void cutOffText();
    void damagedFile();
    void refusedRowsCanBeLoadedAgain();
    void refusedRowsWhereNothingCanBeWritten();
    void rowsOfATableFromCsv();
    void oneBadFileHarmsNoOther();
    void cancelKeepsWhatIsDone();
    void filesOfAFolderAreTakenOnce();
    void folderWatchWaitsForTheEnd();
    void folderAlarmTellsWhatAppears();
    void requestsAreNamedByThePlan();

private:
    static constexpr int Answers = 200;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
        return path(name);
    }
    static QByteArray payload(int n)
    {
        return "{\"data\":{\"symbol\":\"X\\u00e9-" + QByteArray::number(n) + "\",\"n\":["
            + QByteArray::number(n) + ",-1.50,1e2,true,null,\"a,\\\"b\\\"\\n\"]}}";
    }
    static QByteArray time(int n)
    {
        return "2025-01-06T12:" + QByteArray::number(10 + n / 60) + ":"
            + QByteArray::number(n % 60).rightJustified(2, '0') + "Z";
    }
    static QByteArray response(int n)
    {
        return "{\"fetched_at\":\"" + time(n) + "\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
            + QByteArray::number(n) + "\",\"status_code\":200,\"payload\":" + payload(n) + "}";
    }
    static QByteArray responses(int from, int to)
    {
        QByteArray lines;
        for (int n = from; n < to; ++n)
            lines += response(n) + "\n";
        return lines;
    }
    /// The same responses as the format has them.
    static QByteArray feed(FileFormat format);

    FilesImportOptions options(const QStringList& files, bool once = false) const
    {
        FilesImportOptions options;
        options.files = files;
        options.once = once;
        return options;
    }
    Result<FilesReport> import(const FilesImportOptions& options, const Pg::Call& call = {})
    {
        return importFiles(*m_session, *m_game, options, call);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    QString digest()
    {
        return ask(
            "SELECT md5(string_agg(concat_ws('|', fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash), '#' ORDER BY id)) FROM raw.api_events");
    }
    QString rows() { return ask("SELECT count(*) FROM raw.api_events"); }

    WeekServer m_server;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    QString m_week;
    std::optional<Pg::Session> m_session;
    std::optional<QTemporaryDir> m_folder;
};

void TestFilesImport::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    auto game = std::make_shared<GameDefinition>(*m_library.game(QStringLiteral("spacetraders")));
    game->prefix = WeekServer::prefix();
    m_game = game;
    m_week = m_server.newWeek(*m_game).toString();
    m_session.emplace(m_server.open(m_week));
    VERIFY_RESULT(migrate(*m_session, *m_game));
}

void TestFilesImport::init()
{
    m_folder.emplace();
    WeekServer::run(
        *m_session,
        "TRUNCATE raw.api_events RESTART IDENTITY CASCADE; DROP SCHEMA IF EXISTS weekglass CASCADE");
}

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

/// Too long for an index, and what a check or a trigger says no to: put aside, each with its line and the
/// server's reason; the others are loaded in the file's order.
void TestFilesImport::recordsThatOnlyTheServerRefuses()
{
    QByteArray endpoint; // that does not shrink when it is compressed
    for (int n = 0; endpoint.size() < 2 * 1024 * 1024; ++n)
        endpoint += QByteArray::number(n * 7919LL * n, 36) + '/';
    const auto with = [](const QByteArray& what, const QByteArray& key,
                         const QByteArray& status) -> QByteArray {
        return "{\"fetched_at\":\"2025-01-06T13:00:00Z\",\"endpoint\":\"" + what + "\",\"request_key\":\""
            + key + "\",\"status_code\":" + status + ",\"payload\":1}";
    };
    WeekServer::run(*m_session,
                    "CREATE FUNCTION public.refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN IF "
                    "NEW.request_key = '/raised' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$; "
                    "CREATE TRIGGER refuse BEFORE INSERT ON raw.api_events FOR EACH ROW EXECUTE FUNCTION "
                    "public.refuse(); ALTER TABLE raw.api_events ADD CONSTRAINT no_teapot CHECK (status_code "
                    "<> 418)");
    const QByteArrayList bad {with(endpoint, "/long", "200"), with("/e", "/raised", "200"),
                              with("/e", "/teapot", "418")};
    const QString file = write(QStringLiteral("feed"),
                               responses(0, 50) + bad[0] + "\n" + responses(50, 60) + bad[1] + "\n" + bad[2]
                                   + "\nno JSON\n" + responses(60, Answers));
    auto asked = options({file});
    QStringList reasons;
    asked.onDone = [&reasons](const QString&, const Result<ImportReport>& report) {
        for (const RejectedLine& line : report ? report->firstRejected : std::vector<RejectedLine>())
            reasons << QStringLiteral("%1 %2").arg(line.number).arg(line.reason);
    };
    const auto report = import(asked);
    WeekServer::run(
        *m_session,
        "DROP FUNCTION public.refuse CASCADE; ALTER TABLE raw.api_events DROP CONSTRAINT no_teapot");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->lines, Answers + 4);
    QCOMPARE(report->inserted, Answers);
    QCOMPARE(report->alreadyThere, 0);
    QCOMPARE(report->rejected, 4);
    QCOMPARE(reasons.size(), 4);
    QVERIFY2(reasons[0].startsWith(QLatin1String("51 index row")), qPrintable(reasons[0].left(100)));
    QVERIFY2(reasons[1].startsWith(QLatin1String("62 not this one")), qPrintable(reasons[1]));
    QVERIFY2(reasons[2].startsWith(QLatin1String("63 ")) && reasons[2].contains(QLatin1String("no_teapot")),
             qPrintable(reasons[2]));
    QVERIFY(reasons[3].startsWith(QLatin1String("64 ")));
    const QByteArray rejects = *readFile(rejectFileOf(file));
    for (const QByteArray& record : bad)
        QVERIFY(rejects.contains(QByteArray(record + '\n')));
    QCOMPARE(rejects.count('\n'), 4);
    QCOMPARE(
        ask("SELECT count(*) FROM (SELECT request_key, lag(request_key) OVER (ORDER BY id) AS before FROM "
            "raw.api_events) AS k WHERE substr(before, 6)::int > substr(request_key, 6)::int"),
        QStringLiteral("0"));
}

/// What COPY itself does not take, also in rows of a table; a file of nothing else loads nothing, and says
/// so.
void TestFilesImport::whatTheServerRefusesAtOnce()
{
    WeekServer::run(
        *m_session,
        "DROP TABLE IF EXISTS public.small; CREATE TABLE public.small (n smallint PRIMARY KEY, label "
        "varchar(3))");
    GameDefinition game = *m_game;
    game.import.reset();
    game.rowImports = {{.table = QStringLiteral("public.small"),
                        .columns = {{.name = QStringLiteral("n"),
                                     .member = QStringLiteral("n"),
                                     .type = ImportType::Integer},
                                    {.name = QStringLiteral("label"), .member = QStringLiteral("label")}},
                        .key = {QStringLiteral("n")}}};
    QByteArray lines;
    for (int n = 0; n < 3000; ++n)
        lines += "{\"n\":" + QByteArray::number(n % 500 == 7 ? 100000 + n : n) + ",\"label\":\""
            + (n % 1000 == 8 ? "long" : "abc") + "\"}\n";
    const auto report = importFiles(*m_session, game, options({write(QStringLiteral("rows"), lines)}));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 3000 - 6 - 3);
    QCOMPARE(report->rejected, 9);
    const auto none = importFiles(
        *m_session, game, options({write(QStringLiteral("none"), "{\"n\":70000,\"label\":\"a\"}\n")}));
    VERIFY_RESULT(none);
    QCOMPARE(none->rejected, 1);
    QCOMPARE(none->inserted, 0);
    QCOMPARE(ask("SELECT count(*) FROM public.small"), QString::number(3000 - 9));
}

/// Not one after the other for hours, but an error that says why, as soon as it is clear. A few are put
/// aside.
void TestFilesImport::fileOfWhichNothingIsTaken()
{
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events ADD CONSTRAINT none CHECK (status_code <> 200)");
    QString told;
    auto asked = options({write(QStringLiteral("few"), responses(0, 200))});
    asked.onDone = [&told](const QString&, const Result<ImportReport>& report) {
        told = report ? QString() : report.error().text();
    };
    const auto few = import(asked);
    QByteArray lines;
    for (int n = 0; n < 1500; ++n)
        lines += response(n % 200) + "\n";
    asked.files = {write(QStringLiteral("many"), lines)};
    const auto many = import(asked);
    asked.files = {write(QStringLiteral("mixed"), response(1).replace("200,", "404,") + "\n" + lines)};
    const QString ofMany = std::exchange(told, QString());
    const auto mixed = import(asked);
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT none");
    VERIFY_RESULT(few);
    QCOMPARE(few->rejected, 200);
    VERIFY_RESULT(many);
    QCOMPARE(many->failed, 1);
    QVERIFY2(ofMany.contains(QLatin1String("first 1000 record"))
                 && ofMany.contains(QLatin1String("\"none\"")),
             qPrintable(ofMany));
    QVERIFY(!QFile::exists(rejectFileOf(path(QStringLiteral("many")))));
    VERIFY_RESULT(mixed);
    QCOMPARE(told, QString());
    QCOMPARE(mixed->inserted, 1);
    QCOMPARE(mixed->rejected, 1500);
}

/// Also together with one that the table refuses. The transforms make temporary tables, so that they run once
/// in a transaction; what counts is what they make of all that is loaded.
void TestFilesImport::recordsThatBreakATransform()
{
    WeekServer::run(*m_session,
                    "DROP TABLE IF EXISTS public.numbers; CREATE TABLE public.numbers (n int PRIMARY KEY); "
                    "ALTER TABLE raw.api_events ADD CONSTRAINT no_teapot CHECK (status_code <> 418)");
    const auto bad = [](const QByteArray& n, const QByteArray& status) {
        return QByteArray(R"({"fetched_at":"2025-01-06T13:00:00Z","endpoint":"/e","request_key":"/bad?)" + n
                          + R"(","status_code":)" + status + R"(,"payload":{"data":{"n":[")" + n
                          + "\"]}}}\n");
    };
    const QString file = write(QStringLiteral("feed"),
                               responses(0, 50) + bad("x", "200") + responses(50, 120) + bad("7", "418")
                                   + responses(120, Answers) + bad("y", "200"));
    auto asked = options({file});
    const GameFile step {.name = QStringLiteral("010_numbers.sql"),
                         .text = "CREATE TEMPORARY TABLE pg_temp.found ON COMMIT DROP AS SELECT (payload #>> "
                                 "'{data,n,0}')::int AS n FROM raw.api_events;\nINSERT INTO public.numbers "
                                 "SELECT n FROM pg_temp.found"};
    asked.transforms = [&step](Pg::Session& session) { return runScript(session, step); };
    QStringList reasons;
    asked.onDone = [&reasons](const QString&, const Result<ImportReport>& report) {
        for (const RejectedLine& line : report ? report->firstRejected : std::vector<RejectedLine>())
            reasons << QStringLiteral("%1 %2").arg(line.number).arg(line.reason);
    };
    const auto report = import(asked);
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT no_teapot");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->inserted, Answers);
    QCOMPARE(report->rejected, 3);
    QVERIFY2(reasons[0].startsWith(QLatin1String("51 ")) && reasons[0].contains(QLatin1String("\"x\""))
                 && reasons[0].contains(QLatin1String("010_numbers.sql")),
             qPrintable(reasons[0]));
    QVERIFY2(reasons[1].contains(QLatin1String("no_teapot")), qPrintable(reasons[1]));
    QVERIFY2(reasons[2].startsWith(QLatin1String("203 ")), qPrintable(reasons[2]));
    QCOMPARE(ask("SELECT count(*) || ' ' || sum(n) FROM public.numbers"),
             QStringLiteral("%1 %2").arg(Answers).arg(Answers * (Answers - 1) / 2));
}

/// Which the server looks at as late as COMMIT; until then, a transform may mend what breaks it.
void TestFilesImport::recordsThatBreakADeferredConstraint()
{
    WeekServer::run(
        *m_session,
        "CREATE FUNCTION public.refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN IF EXISTS "
        "(SELECT FROM raw.api_events WHERE id = NEW.id AND status_code = 418) THEN RAISE 'not "
        "this one'; END IF; RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON "
        "raw.api_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
        "public.refuse()");
    const QByteArray bad = response(77).replace("200,", "418,") + "\n";
    auto asked = options({write(QStringLiteral("feed"), responses(0, 77) + bad + responses(78, Answers))});
    const auto report = import(asked);
    asked.files = {write(QStringLiteral("again"), bad)};
    asked.transforms = [](Pg::Session& session) {
        return session.script(Pg::Sql("UPDATE raw.api_events SET status_code = 200 WHERE status_code = 418"));
    };
    const auto mended = import(asked);
    WeekServer::run(*m_session, "DROP FUNCTION public.refuse CASCADE");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->rejected, 1);
    QCOMPARE(report->inserted, Answers - 1);
    VERIFY_RESULT(mended);
    QCOMPARE(mended->inserted, 1);
    QCOMPARE(rows(), QString::number(Answers));
}

void TestFilesImport::waitingQueryThatFails_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* query, const char* reason) {
        QTest::newRow(name) << QByteArray(query) << QString::fromUtf8(reason);
    };
    row("fails", "SELECT 'g' AS subject, 1 / 0 AS records, 'r' AS reason", "division by zero");
    row("number is text", "SELECT 'g' AS subject, 'many' AS records, 'r' AS reason", "“many”");
    row("number is NULL", "SELECT 'g' AS subject, NULL::bigint AS records, 'r' AS reason", "NULL");
    row("reason is NULL", "SELECT 'g' AS subject, 1 AS records, NULL AS reason", "NULL");
}

/// What is loaded is loaded, and is told.
void TestFilesImport::waitingQueryThatFails()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, reason);
    GameDefinition game = *m_game;
    game.import->waiting = GameFile {.name = QStringLiteral("waiting.sql"), .text = query};
    auto asked = options({write(QStringLiteral("a"), responses(0, 10))});
    asked.transforms = [](Pg::Session&) { return Result<void>(); };
    const auto single = importFiles(*m_session, game, asked);
    asked.files << write(QStringLiteral("b"), responses(5, 20));
    const auto both = importFiles(*m_session, game, asked);
    for (const auto& report : {single, both}) {
        VERIFY_RESULT(report);
        QCOMPARE(report->inserted, 10);
        QVERIFY(report->waiting.empty());
        QVERIFY(report->waitingError);
        QCOMPARE(report->waitingError->where, QStringLiteral("waiting.sql"));
        QVERIFY2(report->waitingError->text().contains(reason), qPrintable(report->waitingError->text()));
    }
    QCOMPARE(rows(), QStringLiteral("20"));
}

/// Then it is not put down to a record; after several files it is said that they are loaded.
void TestFilesImport::transformThatFailsAnyway()
{
    auto asked = options({write(QStringLiteral("a"), responses(0, 10))});
    QString told;
    asked.onDone = [&told](const QString&, const Result<ImportReport>& report) {
        told = report ? QString() : report.error().text();
    };
    asked.transforms = [](Pg::Session& session) {
        return runScript(session, {.name = QStringLiteral("t.sql"), .text = "SELECT 1 / 0"});
    };
    const auto single = import(asked);
    VERIFY_RESULT(single);
    QCOMPARE(single->failed, 1);
    QVERIFY2(told.contains(QLatin1String("division by zero")), qPrintable(told));
    QCOMPARE(rows(), QStringLiteral("0"));
    asked.files << write(QStringLiteral("b"), responses(10, 20));
    const auto both = import(asked);
    QVERIFY(!both);
    QVERIFY2(both.error().message.contains(QLatin1String("files are loaded")),
             qPrintable(both.error().message));
    QCOMPARE(rows(), QStringLiteral("20"));
}

/// A second import of the file would double all of it.
void TestFilesImport::tableThatWouldDouble()
{
    const QString file = write(QStringLiteral("feed"), responses(0, 10));
    QString message;
    auto asked = options({file});
    asked.onDone = [&message](const QString&, const Result<ImportReport>& report) {
        message = report ? QString() : report.error().text();
    };
    const auto restore = qScopeGuard([this] {
        WeekServer::run(*m_session,
                        "DROP INDEX IF EXISTS raw.part; ALTER TABLE raw.api_events DROP CONSTRAINT IF EXISTS "
                        "api_events_once; ALTER TABLE raw.api_events ADD CONSTRAINT api_events_once UNIQUE "
                        "(request_key, fetched_at, payload_hash)");
    });
    for (const char* other : {"",
                              "CREATE UNIQUE INDEX part ON raw.api_events (request_key, fetched_at, "
                              "payload_hash) WHERE status_code = 200"}) {
        WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT IF EXISTS api_events_once");
        WeekServer::run(*m_session, other);
        const auto refused = import(asked);
        VERIFY_RESULT(refused);
        QCOMPARE(refused->failed, 1);
        QVERIFY2(message.contains(
                     QLatin1String("raw.api_events has no unique constraint on the columns of a response.")),
                 qPrintable(message));
        QCOMPARE(rows(), QStringLiteral("0"));
    }
    WeekServer::run(*m_session,
                    "DROP INDEX raw.part; ALTER TABLE raw.api_events ADD CONSTRAINT api_events_once UNIQUE "
                    "(request_key, fetched_at, payload_hash)");
    QCOMPARE(import(asked)->inserted, 10);
    QCOMPARE(import(asked)->inserted, 0);
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
    QVERIFY(error && error->message.contains(QLatin1String("cut off")));
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
    QVERIFY(error->message.contains(QStringLiteral("cut off")));
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

void TestFilesImport::refusedRowsCanBeLoadedAgain()
{
    const QByteArray header = "fetched_at,endpoint,request_key,status_code,payload\r\n";
    const QByteArray bad = "2025-01-06T13:00:00Z,/e,/bad,2x0,{}\r\n";
    const QByteArray good = "2025-01-06T13:00:00Z,/e,/good,200,{}\r\n";
    const QString file = write(QStringLiteral("feed"), header + bad + good);
    const auto report = import(options({file}));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 1);
    QByteArray rejects = *readFile(rejectFileOf(file));
    QCOMPARE(rejects.count('\n'), 2);
    const auto again = import(options({write(QStringLiteral("again"), rejects.replace("2x0", "200"))}));
    VERIFY_RESULT(again);
    QCOMPARE(again->inserted, 1);
}

void TestFilesImport::refusedRowsWhereNothingCanBeWritten()
{
    const QByteArray dataHome = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", path(QStringLiteral("data")).toUtf8());
    QFile feed(write(QStringLiteral("feed.ndjson"), responses(0, 3) + "no JSON\n"));
    QVERIFY(feed.open(QIODevice::ReadOnly));
    // not even root makes a file there
    const QString file = QStringLiteral("/proc/self/fd/%1").arg(feed.handle());
    QString rejects;
    FilesImportOptions wanted = options({file});
    wanted.onDone = [&rejects](const QString&, const Result<ImportReport>& report) {
        rejects = report ? report->rejectFile : report.error().text();
    };
    const auto report = import(wanted);
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 3);
    QCOMPARE(report->rejected, 1);
    QCOMPARE(rejects, rejectFileElsewhere(file));
    QVERIFY2(rejects.startsWith(path(QStringLiteral("data"))), qPrintable(rejects));
    QCOMPARE(*readFile(rejects), QByteArray("no JSON\n"));
    // who names a place wants it there
    wanted.rejectFile = rejectFileOf(file);
    const auto refused = import(wanted);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->failed, 1);
    if (dataHome.isNull())
        qunsetenv("XDG_DATA_HOME");
    else
        qputenv("XDG_DATA_HOME", dataHome);
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

void TestFilesImport::folderWatchWaitsForTheEnd()
{
    using namespace std::chrono_literals;
    FolderWatch watch({m_folder->path()});
    const auto start = FolderWatch::Clock::now();
    const QString file = write(QStringLiteral("feed"), "12");
    QCOMPARE(watch.ready(start), QStringList());
    QCOMPARE(watch.waiting(), 1);
    QCOMPARE(watch.ready(start + 1900ms), QStringList());
    write(QStringLiteral("feed"), "1234"); // still being written
    QCOMPARE(watch.ready(start + 2100ms), QStringList());
    QCOMPARE(watch.ready(start + 4000ms), QStringList());
    QCOMPARE(watch.ready(start + 4200ms), QStringList {file});
    QCOMPARE(watch.ready(start + 9000ms), QStringList());
    watch.giveBack({file});
    QCOMPARE(watch.ready(start + 9001ms), QStringList {file});
    write(QStringLiteral("feed"), "123456"); // the writer had only paused
    QCOMPARE(watch.ready(start + 10s), QStringList());
    QCOMPARE(watch.ready(start + 12s), QStringList {file});
    QVERIFY(QFile::remove(file));
    QCOMPARE(watch.ready(start + 20s), QStringList());
    QCOMPARE(watch.waiting(), 0);
}

void TestFilesImport::folderAlarmTellsWhatAppears()
{
    using namespace std::chrono_literals;
    FolderAlarm alarm({m_folder->path()});
    QElapsedTimer time;
    time.start();
    alarm.wait(50ms, {});
    QVERIFY(time.elapsed() >= 40);
    write(QStringLiteral("before"), "1"); // nobody waited
    alarm.wait(10min, {});
    QTimer::singleShot(20, this, [this] { write(QStringLiteral("meanwhile"), "1"); });
    while (!QFile::exists(path(QStringLiteral("meanwhile"))))
        alarm.wait(10min, {});
    std::stop_source stop;
    std::thread stops([&stop] { stop.request_stop(); });
    alarm.wait(10min, stop.get_token());
    stops.join();
    alarm.wait(10min, stop.get_token());
    QVERIFY(stop.stop_requested());
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
