#include "base/files.h"
#include "events/eventexport.h"
#include "events/eventquery.h"
#include "import/eventimport.h"
#include "testserver.h"
#include "verifyresult.h"
#include "json/document.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

using Records = std::vector<QByteArrayList>;

/// A strict reader of RFC 4180; line breaks may be LF alone. Nothing if the text is not CSV.
std::optional<Records> readCsv(const QByteArray& text)
{
    Records records;
    QByteArrayList record;
    qsizetype at = 0;
    while (at < text.size()) {
        QByteArray field;
        if (text[at] == '"') {
            for (++at;; ++at) {
                if (at >= text.size())
                    return {};
                if (text[at] == '"' && (++at >= text.size() || text[at] != '"'))
                    break;
                field += text[at];
            }
        } else {
            for (; at < text.size() && text[at] != ',' && text[at] != '\n'; ++at) {
                if (text[at] == '"' || text[at] == '\r')
                    return {};
                field += text[at];
            }
        }
        record << field;
        if (at >= text.size() || (text[at] != ',' && text[at] != '\n'))
            return {};
        if (text[at++] == '\n') {
            records.push_back(record);
            record.clear();
        }
    }
    return record.isEmpty() ? std::optional(records) : std::nullopt;
}

}

/// Events as files: whole or not at all, and the same when they come back.
class TestEventExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void ndjsonIsImportedAgain();
    void csvIsTheTable();
    void formulasAreNeutralised();
    void jsonIsOneArray();
    void emptyResult_data();
    void emptyResult();
    void lineBreaksInJsonStayOnOneLine();
    void everyRowIsCounted();
    void fileIsPrivate();
    void existingFileIsReplacedOnlyWhenWhole();
    void linkIsRefused();
    void folderThatCannotBeWritten();
    void cancelLeavesNoFile();
    void killedBackendLeavesNoFile();
    void filtersWithQuotes_data();
    void filtersWithQuotes();
    void formatByEnding();

private:
    QString file(const QString& name) const { return m_folder->filePath(name); }
    Result<qint64> write(const QString& name, ExportFormat format, const EventFilter& filter = {},
                         const Call& call = {})
    {
        EventQuery query = m_query;
        query.filter = filter;
        return exportEvents(*m_session, query, m_target, {.file = file(name), .format = format}, call);
    }
    QByteArray single(const QByteArray& sql)
    {
        const auto table = m_session->query(*Sql::trusted(sql));
        return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
    }
    QByteArray digest()
    {
        return single(
            "SELECT md5(string_agg(concat_ws('|', fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash), ',' ORDER BY fetched_at, request_key)) FROM raw.api_events");
    }
    void fill(int count)
    {
        VERIFY_RESULT(m_session->execute(
            Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                "payload_hash) "
                "SELECT '2025-01-06 00:00+00'::timestamptz + g * interval '1 millisecond', '/e' || g % 5, "
                "'/e/' || g, "
                "200, jsonb_build_object('n', g, 'text', repeat(md5(g::text), 4)), md5(g::text) FROM "
                "generate_series(1, $1::int) g"),
            {QByteArray::number(count)}));
    }
    void fillHostile();
    void onlyFiles(const QStringList& names) const
    {
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::System | QDir::Hidden), names);
    }

    QByteArray m_conninfo;
    std::optional<Session> m_session;
    std::optional<QTemporaryDir> m_folder;
    const ImportTarget m_target {.table = QStringLiteral("raw.api_events"),
                                 .eventSource = QStringLiteral("api")};
    const GameDefinition m_game = [this] {
        GameDefinition game;
        game.import = m_target;
        return game;
    }();
    EventQuery m_query {
        .source = {.id = QStringLiteral("api"),
                   .title = QStringLiteral("API"),
                   .query = {.name = QStringLiteral("events/api.sql"),
                             .text = "SELECT id, fetched_at AS at, endpoint AS kind, request_key AS "
                                     "subject, status_code AS status, payload_hash AS hash, payload "
                                     "FROM raw.api_events -- all"}}};
};

void TestEventExport::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestEventExport::init()
{
    m_folder.emplace();
    auto session = Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(session);
    m_session.emplace(*std::move(session));
    VERIFY_RESULT(m_session->script(
        Sql("DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw; CREATE TABLE raw.api_events (id bigserial "
            "PRIMARY "
            "KEY, fetched_at timestamptz NOT NULL, endpoint text NOT NULL, request_key text NOT NULL, "
            "status_code int "
            "NOT NULL, payload jsonb NOT NULL, payload_hash text NOT NULL, UNIQUE (request_key, fetched_at, "
            "payload_hash)); CREATE INDEX ON raw.api_events (fetched_at, id)")));
    const auto shape = describeEvents(*m_session, m_query.source);
    VERIFY_RESULT(shape);
    m_query.shape = *shape;
}

/// By import, so that the hashes are those of the canonical form.
void TestEventExport::fillHostile()
{
    const QByteArrayList payloads {
        R"({"quote":"a\"b'c","back":"\\ \\\\n","lines":"1\n2\r\n3\t4"})",
        "{\"separator\":\"\xE2\x80\xA8\xE2\x80\xA9\",\"control\":\"\\u0001\\u0002\\u001f\"}",
        R"({"price":10.00,"large":9007199254740993,"huge":1e400,"small":-0.10,"e":1.50E+2})",
        R"({"":"","a,b":[],"nested":{"x":[null,true,false,[[]]]}})",
        "\"=1+1\"",
        "[\"\xF0\x9F\x98\x80\",\"<b>&amp;\",\"\\\\.\"]",
        "null"};
    QByteArray lines;
    for (qsizetype i = 0; i < payloads.size(); ++i)
        lines += "{\"fetched_at\":\"2025-01-06T12:00:00." + QByteArray::number(100001 + i)
            + "Z\",\"endpoint\":\"/e,\\\"x\\\"\",\"request_key\":\"/k?a=\\\\" + QByteArray::number(i)
            + "\\n\",\"status_code\":200,\"payload\":" + payloads[i] + "}\n";
    VERIFY_RESULT(writePrivateFile(file(QStringLiteral("hostile.txt")), lines));
    const auto report = importFile(
        *m_session, m_game,
        {.file = file(QStringLiteral("hostile.txt")), .rejectFile = file(QStringLiteral("rejects"))});
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, payloads.size());
}

void TestEventExport::ndjsonIsImportedAgain()
{
    fillHostile();
    const QByteArray before = digest();
    const auto written = write(QStringLiteral("all.ndjson"), ExportFormat::Ndjson);
    VERIFY_RESULT(written);
    QCOMPARE(*written, 7);
    const QByteArray text = *readFile(file(QStringLiteral("all.ndjson")));
    QCOMPARE(text.count('\n'), 7);
    QVERIFY(text.contains("9007199254740993") && text.contains("10.00") && text.contains("\"fetched_at\""));
    VERIFY_RESULT(m_session->script(Sql("TRUNCATE raw.api_events")));
    const auto report = importFile(
        *m_session, m_game,
        {.file = file(QStringLiteral("all.ndjson")), .rejectFile = file(QStringLiteral("rejects"))});
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 7);
    QCOMPARE(digest(), before);
}

void TestEventExport::csvIsTheTable()
{
    fillHostile();
    VERIFY_RESULT(write(QStringLiteral("all.csv"), ExportFormat::Csv));
    const auto records = readCsv(*readFile(file(QStringLiteral("all.csv"))));
    QVERIFY(records);
    QCOMPARE(records->front().join('|'), "id|at|kind|subject|status|hash|payload");
    const auto table = m_session->readTable(Sql("SELECT id, fetched_at, endpoint, request_key, status_code, "
                                                "payload_hash, payload FROM raw.api_events "
                                                "ORDER BY fetched_at, id"));
    VERIFY_RESULT(table);
    QCOMPARE(records->size(), table->rows.size() + 1);
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        for (std::size_t column = 0; column < 7; ++column)
            QCOMPARE((*records)[row + 1][static_cast<qsizetype>(column)], *table->rows[row][column]);
    }
}

void TestEventExport::formulasAreNeutralised()
{
    fill(12);
    VERIFY_RESULT(m_session->script(
        Sql("UPDATE raw.api_events SET request_key = (ARRAY['=1+1', '+1', '-1', '@SUM(A1)', E'\\t=1', "
            "E'\\r=1', '''=1', "
            "'a=1', '', ' =1', '\"=1\"', '1-1'])[id - (SELECT min(id) FROM raw.api_events) + 1]")));
    VERIFY_RESULT(write(QStringLiteral("all.csv"), ExportFormat::Csv));
    const auto records = readCsv(*readFile(file(QStringLiteral("all.csv"))));
    QVERIFY(records);
    QByteArrayList subjects;
    for (const auto& record : *records)
        subjects << record[3];
    QCOMPARE(subjects,
             (QByteArrayList {"subject", "'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\r=1", "'=1", "a=1",
                              "", " =1", "\"=1\"", "1-1"}));
}

void TestEventExport::jsonIsOneArray()
{
    fillHostile();
    const auto written = write(QStringLiteral("all.json"), ExportFormat::Json);
    VERIFY_RESULT(written);
    const auto document = Json::Document::parse(*readFile(file(QStringLiteral("all.json"))));
    VERIFY_RESULT(document);
    QCOMPARE(document->kind(Json::Document::root()), Json::Kind::Array);
    QCOMPARE(document->childCount(Json::Document::root()), 7);
    const auto third = document->child(Json::Document::root(), 2);
    QVERIFY(document->rawText(document->find(third, u"payload")).contains("9007199254740993"));
}

void TestEventExport::emptyResult_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("ndjson") << static_cast<int>(ExportFormat::Ndjson) << QByteArray("");
    QTest::newRow("json") << static_cast<int>(ExportFormat::Json) << QByteArray("[\n]\n");
    QTest::newRow("csv") << static_cast<int>(ExportFormat::Csv)
                         << QByteArray("id,at,kind,subject,status,hash,payload\n");
}

void TestEventExport::emptyResult()
{
    QFETCH(int, format);
    QFETCH(QByteArray, text);
    const auto written = write(QStringLiteral("empty"), static_cast<ExportFormat>(format));
    VERIFY_RESULT(written);
    QCOMPARE(*written, 0);
    QCOMPARE(*readFile(file(QStringLiteral("empty"))), text);
}

void TestEventExport::lineBreaksInJsonStayOnOneLine()
{
    EventQuery query {
        .source = {.id = QStringLiteral("text"),
                   .title = QStringLiteral("As written"),
                   .query = {.name = QStringLiteral("events/text.sql"),
                             .text = "SELECT 1::bigint AS id, now() AS at, 'k' AS kind, 's' AS subject, "
                                     "E'{\"a\": 1.0,\\n\\r\\n  \"b\": \"x\\\\ny\"}'::json AS payload"}}};
    query.shape = *describeEvents(*m_session, query.source);
    for (const auto format : {ExportFormat::Ndjson, ExportFormat::Json}) {
        const auto written =
            exportEvents(*m_session, query, {}, {.file = file(QStringLiteral("text")), .format = format});
        VERIFY_RESULT(written);
        const QByteArray text = *readFile(file(QStringLiteral("text")));
        QCOMPARE(text.count('\n'), format == ExportFormat::Ndjson ? 1 : 3);
        QVERIFY(!text.contains('\r'));
        VERIFY_RESULT(Json::Document::parse(text));
        QVERIFY2(text.contains(R"("b": "x\ny")"), text.constData());
    }
}

void TestEventExport::everyRowIsCounted()
{
    fill(104136);
    qint64 told = 0;
    EventQuery query = m_query;
    const auto written = exportEvents(
        *m_session, query, m_target,
        {.file = file(QStringLiteral("all.ndjson")), .progress = [&](qint64 rows) { told = rows; }});
    VERIFY_RESULT(written);
    QCOMPARE(*written, 104136);
    QVERIFY(told > 90000 && told <= 104136);
    const QByteArray text = *readFile(file(QStringLiteral("all.ndjson")), 1LL << 30);
    QCOMPARE(text.count('\n'), 104136);
    QVERIFY(text.endsWith("}\n"));
    const auto tables = write(QStringLiteral("all.csv"), ExportFormat::Csv);
    VERIFY_RESULT(tables);
    QCOMPARE(*tables, 104136);
    QCOMPARE(readCsv(*readFile(file(QStringLiteral("all.csv")), 1LL << 30))->size(), std::size_t(104137));
}

void TestEventExport::fileIsPrivate()
{
    fill(3);
    VERIFY_RESULT(write(QStringLiteral("all.ndjson"), ExportFormat::Ndjson));
    const auto rights = QFileInfo(file(QStringLiteral("all.ndjson"))).permissions();
    QVERIFY(rights.testFlag(QFile::ReadOwner) && rights.testFlag(QFile::WriteOwner));
    for (const auto right :
         {QFile::ExeOwner, QFile::ReadGroup, QFile::WriteGroup, QFile::ReadOther, QFile::WriteOther})
        QVERIFY(!rights.testFlag(right));
}

void TestEventExport::existingFileIsReplacedOnlyWhenWhole()
{
    fill(3);
    VERIFY_RESULT(writePrivateFile(file(QStringLiteral("all.ndjson")), "old"));
    EventFilter bad = EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Matches,
                                         QStringLiteral("("));
    QVERIFY(!write(QStringLiteral("all.ndjson"), ExportFormat::Ndjson, bad));
    QCOMPARE(*readFile(file(QStringLiteral("all.ndjson"))), "old");
    VERIFY_RESULT(write(QStringLiteral("all.ndjson"), ExportFormat::Ndjson));
    QCOMPARE(readFile(file(QStringLiteral("all.ndjson")))->count('\n'), 3);
    onlyFiles({QStringLiteral("all.ndjson")});
}

void TestEventExport::linkIsRefused()
{
    fill(3);
    VERIFY_RESULT(writePrivateFile(file(QStringLiteral("target")), "mine"));
    QVERIFY(QFile::link(file(QStringLiteral("target")), file(QStringLiteral("link.ndjson"))));
    QVERIFY(!write(QStringLiteral("link.ndjson"), ExportFormat::Ndjson));
    QCOMPARE(*readFile(file(QStringLiteral("target"))), "mine");
    onlyFiles({QStringLiteral("link.ndjson"), QStringLiteral("target")});
}

void TestEventExport::folderThatCannotBeWritten()
{
    const auto written =
        exportEvents(*m_session, m_query, {}, {.file = QStringLiteral("/proc/events.ndjson")});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Io);
    QVERIFY(m_session->isUsable());
}

void TestEventExport::cancelLeavesNoFile()
{
    fill(10);
    // slow after the first thousands: it cannot come to its end before the server hears of the stop
    EventQuery query {
        .source = {.id = QStringLiteral("slow"),
                   .title = QStringLiteral("Slow"),
                   .query = {.name = QStringLiteral("events/slow.sql"),
                             .text =
                                 "SELECT 1::bigint AS id, '2025-01-06Z'::timestamptz AS at, 'k' AS kind, "
                                 "'s' AS subject, jsonb_build_object('n', g, 'text', repeat('x', 200)) AS "
                                 "payload FROM generate_series(1, 10000) AS g, pg_sleep(CASE WHEN g > "
                                 "5000 THEN 0.1 ELSE 0 END)"}}};
    query.shape = *describeEvents(*m_session, query.source);
    std::stop_source stop;
    const auto written = exportEvents(
        *m_session, query, {},
        {.file = file(QStringLiteral("all.ndjson")), .progress = [&](qint64) { stop.request_stop(); }},
        {.stop = stop.get_token()});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Cancelled);
    onlyFiles({});
    QVERIFY(m_session->isUsable() && !m_session->isInTransaction());
    VERIFY_RESULT(write(QStringLiteral("all.ndjson"), ExportFormat::Ndjson));
}

void TestEventExport::killedBackendLeavesNoFile()
{
    fill(50000);
    const QByteArray pid = single("SELECT pg_backend_pid()");
    bool killed = false;
    const auto written =
        exportEvents(*m_session, m_query, {},
                     {.file = file(QStringLiteral("all.ndjson")), .progress = [&](qint64) {
                          if (std::exchange(killed, true))
                              return;
                          auto other = Session::open({.conninfo = m_conninfo});
                          VERIFY_RESULT(other->query(Sql("SELECT pg_terminate_backend($1::int)"), {pid}));
                      }});
    QVERIFY(killed);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Connection);
    onlyFiles({});
}

void TestEventExport::filtersWithQuotes_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("test");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("count");
    using Field = EventCondition::Field;
    using Test = EventCondition::Test;
    const auto row = [](const char* name, Field field, Test test, const char* value, int count) {
        QTest::newRow(name) << static_cast<int>(field) << static_cast<int>(test) << QString::fromUtf8(value)
                            << count;
    };
    row("quotes", Field::Kind, Test::Equals, "/e,\"x\"", 7);
    row("single quote", Field::Text, Test::Contains, "b'c", 1);
    row("quote and statement", Field::Subject, Test::Contains, "'; DROP TABLE raw.api_events; --", 0);
    row("backslash", Field::Subject, Test::Contains, "\\3", 1);
    row("backslash at the end", Field::Subject, Test::Equals, "\\", 0);
    row("backslash and quote", Field::Subject, Test::Contains, "\\'", 0);
    row("dollar", Field::Text, Test::Contains, "$1 $$", 0);
    row("regular expression", Field::Subject, Test::Matches, "\\\\[12]\\n$", 2);
}

void TestEventExport::filtersWithQuotes()
{
    QFETCH(int, field);
    QFETCH(int, test);
    QFETCH(QString, value);
    QFETCH(int, count);
    fillHostile();
    const EventFilter filter = EventFilter().with(static_cast<EventCondition::Field>(field),
                                                  static_cast<EventCondition::Test>(test), value);
    for (const auto format : {ExportFormat::Ndjson, ExportFormat::Csv}) {
        const auto written = write(QStringLiteral("some"), format, filter);
        VERIFY_RESULT(written);
        QCOMPARE(*written, count);
    }
    EventQuery query = m_query;
    query.filter = filter;
    QCOMPARE(*countEvents(*m_session, query), count); // as parameters
    QCOMPARE(single("SELECT count(*) FROM raw.api_events"), "7");
}

void TestEventExport::formatByEnding()
{
    QCOMPARE(exportFormatOf(QStringLiteral("/a/b.CSV")), ExportFormat::Csv);
    QCOMPARE(exportFormatOf(QStringLiteral("b.json")), ExportFormat::Json);
    QCOMPARE(exportFormatOf(QStringLiteral("b.ndjson")), ExportFormat::Ndjson);
    QCOMPARE(exportFormatOf(QStringLiteral("b")), ExportFormat::Ndjson);
}

QTEST_GUILESS_MAIN(TestEventExport)
#include "tst_eventexport.moc"
