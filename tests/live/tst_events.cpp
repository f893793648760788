#include "base/files.h"
#include "events/eventduplicates.h"
#include "events/eventquery.h"
#include "import/eventimport.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"
#include "json/hash.h"
#include "json/hashcheck.h"

#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Paging and importing on a table of the shape that games have.
class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void shapeOfASource();
    void missingColumnIsNamed();
    void pagesCoverAllOnce_data();
    void pagesCoverAllOnce();
    void equalTimesArePagedById();
    void hugePayloadIsNotFetchedForTheList();
    void payloadAsStored();
    void kindsBySkipping();
    void readableSqlRuns();
    void pageUsesTheIndex();
    void importTwiceAddsNothing();
    void importPutsBadLinesAside();
    void importIsAllOrNothing();
    void importedHashIsOfTheCanonicalForm();
    void exportedHashIsKept();
    void previousOfTheSameSubject();
    void repeatsAreCounted();
    void repeatsInWhateverOrder();
    void hashIsChecked_data();
    void hashIsChecked();

private:
    void fill(int count);
    Result<ImportReport> import(const QByteArray& lines);
    QByteArray line(const QByteArray& key, const QByteArray& payload) const
    {
        return "{\"fetched_at\":\"2025-01-06T12:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"" + key
            + "\",\"status_code\":200,\"payload\":" + payload + "}\n";
    }
    QByteArray single(const QByteArray& sql)
    {
        return m_session->query(*Sql::trusted(sql))->single().value_or("NULL");
    }

    EventQuery query(const EventFilter& filter = {})
    {
        return {.source = m_source, .shape = *describeEvents(*m_session, m_source), .filter = filter};
    }
    QByteArray payloadOf(const EventKey& key)
    {
        return fetchEventPayload(*m_session, m_source, key, 100000000)->text.value_or("NULL");
    }

    QByteArray m_conninfo;
    std::optional<Session> m_session;
    QTemporaryDir m_folder;
    const GameDefinition m_game = [] {
        GameDefinition game;
        game.import = {.table = QStringLiteral("raw.api_events"), .eventSource = QStringLiteral("api")};
        return game;
    }();
    const EventSource m_source {
        .id = QStringLiteral("api"),
        .title = QStringLiteral("API"),
        .query = {.name = QStringLiteral("events/api.sql"),
                  .text = "SELECT id, fetched_at AS at, endpoint AS kind, request_key AS subject, "
                          "payload, status_code AS status, payload_hash AS hash FROM raw.api_events -- all"}};
};

void TestEvents::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    auto session = Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(session);
    m_session.emplace(*std::move(session));
}

void TestEvents::init()
{
    auto made = m_session->script(Sql("DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw; CREATE TABLE "
                                      "raw.api_events (id bigserial PRIMARY KEY, "
                                      "fetched_at timestamptz NOT NULL, endpoint text NOT NULL, request_key "
                                      "text NOT NULL, status_code int NOT NULL, "
                                      "payload jsonb NOT NULL, payload_hash text NOT NULL, UNIQUE "
                                      "(request_key, fetched_at, payload_hash)); "
                                      "CREATE INDEX ON raw.api_events (fetched_at, id); CREATE INDEX ON "
                                      "raw.api_events (endpoint, fetched_at, id)"));
    VERIFY_RESULT(made);
}

void TestEvents::fill(int count)
{
    auto filled = m_session->execute(Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                         "status_code, payload, payload_hash) SELECT "
                                         "'2025-01-06 00:00+00'::timestamptz + (g / 3) * interval '1 "
                                         "second', '/e' || g % 5, '/e/' || g, CASE WHEN g "
                                         "% 7 = 0 THEN 429 ELSE 200 END, jsonb_build_object('n', g, 'price', "
                                         "'10.00'::numeric), md5(g::text) FROM "
                                         "generate_series(1, $1::int) g"),
                                     {QByteArray::number(count)});
    VERIFY_RESULT(filled);
}

void TestEvents::shapeOfASource()
{
    auto shape = describeEvents(*m_session, m_source);
    VERIFY_RESULT(shape);
    QCOMPARE(shape->columns, (std::vector<QByteArray> {"id", "at", "kind", "subject", "status", "hash"}));
}

void TestEvents::missingColumnIsNamed()
{
    EventSource source = m_source;
    source.query.text = "SELECT id, fetched_at AS at, endpoint AS kind, payload FROM raw.api_events";
    auto shape = describeEvents(*m_session, source);
    QVERIFY(!shape);
    QVERIFY(shape.error().message.contains(QStringLiteral("subject")));
    QCOMPARE(shape.error().where, QStringLiteral("events/api.sql"));
}

void TestEvents::pagesCoverAllOnce_data()
{
    QTest::addColumn<bool>("older");
    QTest::newRow("newest to oldest") << true;
    QTest::newRow("oldest to newest") << false;
}

void TestEvents::pagesCoverAllOnce()
{
    QFETCH(bool, older);
    fill(1003);
    const auto direction = older ? EventDirection::Older : EventDirection::Newer;
    QByteArrayList seen;
    std::optional<EventKey> from;
    bool more = true;
    while (more) {
        auto page = fetchEventPage(*m_session, query(), from, direction, 100);
        VERIFY_RESULT(page);
        QByteArrayList ids;
        for (const EventRow& row : page->rows)
            ids << row.key.id;
        seen = older ? seen + ids : ids + seen;
        from = older ? page->rows.back().key : page->rows.front().key;
        more = page->more;
        QVERIFY(more == (seen.size() < 1003));
    }
    QCOMPARE(
        seen.join(','),
        single("SELECT string_agg(id::text, ',' ORDER BY fetched_at DESC, id DESC) FROM raw.api_events"));
}

void TestEvents::equalTimesArePagedById()
{
    fill(9);
    VERIFY_RESULT(
        m_session->script(Sql("UPDATE raw.api_events SET fetched_at = '2025-01-06 00:00:00.123456+00'")));
    auto first = fetchEventPage(*m_session, query(), {}, EventDirection::Older, 4);
    auto second = fetchEventPage(*m_session, query(), first->rows.back().key, EventDirection::Older, 4);
    QCOMPARE(first->rows.back().key.id, "6");
    QCOMPARE(second->rows.front().key.id, "5");
    // and back again, to the newer ones
    auto back = fetchEventPage(*m_session, query(), second->rows.front().key, EventDirection::Newer, 4);
    VERIFY_RESULT(back);
    QCOMPARE(back->rows.back().key.id, "6");
    QCOMPARE(back->rows.front().key.id, "9");
    QCOMPARE(second->rows.front().key.at, "2025-01-06 00:00:00.123456+00");
}

void TestEvents::hugePayloadIsNotFetchedForTheList()
{
    // 20 MB of random digits: stored in much more than the list cares to read
    VERIFY_RESULT(m_session->script(Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                        "status_code, payload, payload_hash) SELECT now(), "
                                        "'/big', '/big', 200, to_jsonb(string_agg(md5(g::text), '')), 'x' "
                                        "FROM generate_series(1, 600000) g")));
    auto page = fetchEventPage(*m_session, query(), {}, EventDirection::Older, 10);
    VERIFY_RESULT(page);
    QVERIFY(!page->rows[0].preview);
    QVERIFY(page->rows[0].storedBytes > 1000000);
    QCOMPARE(payloadOf(page->rows[0].key).size(), 19200002);
    const auto beginning = fetchEventPayload(*m_session, m_source, page->rows[0].key, 1000);
    VERIFY_RESULT(beginning);
    QVERIFY(!beginning->isWhole);
    QCOMPARE(beginning->text->size(), 1001);
}

void TestEvents::payloadAsStored()
{
    VERIFY_RESULT(m_session->script(
        Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash) VALUES (now(), "
            "'/n', '/n', 200, '{\"a\": 10.00, \"big\": 12345678901234567890, \"x\": 1e400}', 'x')")));
    auto page = fetchEventPage(*m_session, query(), {}, EventDirection::Older, 10);
    const QByteArray payload = payloadOf(page->rows[0].key);
    QVERIFY(payload.startsWith("{\"a\": 10.00, \"x\": 1000000000"));
    QVERIFY(payload.endsWith(", \"big\": 12345678901234567890}"));
}

void TestEvents::kindsBySkipping()
{
    fill(100);
    QCOMPARE(*fetchEventKinds(*m_session, m_source, 100),
             (QStringList {QStringLiteral("/e0"), QStringLiteral("/e1"), QStringLiteral("/e2"),
                           QStringLiteral("/e3"), QStringLiteral("/e4")}));
    QCOMPARE(fetchEventKinds(*m_session, m_source, 2)->size(), 2);
}

void TestEvents::readableSqlRuns()
{
    fill(50);
    const auto statement = eventPageStatement(
        query(EventFilter()
                  .with(EventCondition::Field::Kind, EventCondition::Test::Equals, QStringLiteral("/e1"))
                  .with(EventCondition::Field::Subject, EventCondition::Test::Contains,
                        QStringLiteral("it's $1 \\"))),
        EventKey {.at = "2025-01-06 00:00:10+00", .id = "30"}, EventDirection::Older, 20,
        EventValues::Literals);
    VERIFY_RESULT(statement);
    QVERIFY(statement->params.empty());
    QVERIFY2(statement->sql.text().contains("it''s $1"), statement->sql.text().constData());
    VERIFY_RESULT(m_session->script(statement->sql));
}

void TestEvents::pageUsesTheIndex()
{
    fill(20000);
    VERIFY_RESULT(m_session->script(Sql("ANALYZE raw.api_events")));
    for (const QString& kind : {QString(), QStringLiteral("/e1")}) {
        const auto filter =
            EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals, kind);
        const auto statement =
            eventPageStatement(query(filter), EventKey {.at = "2025-01-06 01:00:00+00", .id = "9000"},
                               EventDirection::Older, 200, EventValues::Literals);
        auto plan = m_session->query(Sql("EXPLAIN ") + statement->sql);
        VERIFY_RESULT(plan);
        QByteArray text;
        for (const auto& row : plan->rows)
            text += *row[0] + '\n';
        QVERIFY2(text.contains("Index Scan") && !text.contains("Sort"), text.constData());
    }
}

Result<ImportReport> TestEvents::import(const QByteArray& lines)
{
    const QString file = m_folder.filePath(QStringLiteral("feed.ndjson"));
    if (auto written = writePrivateFile(file, lines); !written)
        return written.error();
    return importFile(*m_session, m_game,
                      {.file = file, .rejectFile = m_folder.filePath(QStringLiteral("rejects"))});
}

void TestEvents::importTwiceAddsNothing()
{
    const QByteArray lines = line("/a", "{}") + line("/b", "[1]") + "\n" + line("/a", "{}");
    auto first = import(lines);
    VERIFY_RESULT(first);
    QCOMPARE(first->lines, 3);
    QCOMPARE(first->inserted, 2);
    QCOMPARE(first->alreadyThere, 1);
    auto second = import(lines);
    QCOMPARE(second->inserted, 0);
    QCOMPARE(second->alreadyThere, 3);
    QCOMPARE(single("SELECT string_agg(request_key, '' ORDER BY id) FROM raw.api_events"), "/a/b");
}

void TestEvents::importPutsBadLinesAside()
{
    const QByteArray bad1 = "{\"payload\": \"\\u0000\", "
                            "\"fetched_at\":\"2025-01-06T12:00:00Z\",\"endpoint\":\"/\",\"request_key\":\"/"
                            "\",\"status_code\":200}";
    const QByteArray bad2 = "not json \xFF\x01";
    auto report = import(line("/a", "1") + bad1 + "\n" + bad2 + "\r\n" + line("/b", "2"));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 2);
    QCOMPARE(report->rejected, 2);
    QCOMPARE(report->firstRejected[0].number, 2);
    QCOMPARE(report->firstRejected[1].number, 3);
    QVERIFY(!report->firstRejected[0].reason.isEmpty());
    QCOMPARE(*readFile(m_folder.filePath(QStringLiteral("rejects"))), bad1 + "\n" + bad2 + "\n");
}

void TestEvents::importIsAllOrNothing()
{
    const QString file = m_folder.filePath(QStringLiteral("feed.ndjson"));
    VERIFY_RESULT(writePrivateFile(file, line("/a", "1")));
    auto failed = importFile(
        *m_session, m_game,
        {.file = file,
         .rejectFile = m_folder.filePath(QStringLiteral("r2")),
         .afterLoad = [](Session& session) -> Result<void> { return session.script(Sql("SELECT 1 / 0")); }});
    QVERIFY(!failed);
    QCOMPARE(failed.error().sqlState, QStringLiteral("22012"));
    QCOMPARE(single("SELECT count(*) FROM raw.api_events"), "0");
    QVERIFY(!m_session->isInTransaction());
}

void TestEvents::importedHashIsOfTheCanonicalForm()
{
    auto report = import(line("/a", R"({"b": 1.0, "a": "x\u00e9\n\\"})"));
    VERIFY_RESULT(report);
    QCOMPARE(single("SELECT payload_hash = encode(sha256(convert_to('{\"a\":\"xé\\n\\\\\",\"b\":1.0}', "
                    "'UTF8')), 'hex') FROM raw.api_events"),
             "t");
    QCOMPARE(single("SELECT payload FROM raw.api_events"), "{\"a\": \"xé\\n\\\\\", \"b\": 1.0}");
}

void TestEvents::exportedHashIsKept()
{
    // what JSONB made of 1e2: its hash is that of 100.0, which nobody can know any more
    const QByteArray hash = Json::sha256Hex("{\"a\":100.0}");
    const QByteArray line = this->line("/a", "{\"a\": 100}");
    const auto with = [&](const QByteArray& given) -> QByteArray {
        return line.chopped(2) + ",\"payload_hash\":\"" + given + "\"}\n";
    };
    auto report = import(with(hash) + with(Json::sha256Hex("{\"a\":100}")));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 2);
    QCOMPARE(single("SELECT min(payload_hash) FROM raw.api_events"),
             std::min(hash, Json::sha256Hex("{\"a\":100}")));
    // no number can have been written otherwise here, so this hash is of something else
    auto wrong =
        import(this->line("/b", "{\"a\": \"x\"}").chopped(2) + ",\"payload_hash\":\"" + hash + "\"}\n");
    VERIFY_RESULT(wrong);
    QCOMPARE(wrong->rejected, 1);
}

void TestEvents::previousOfTheSameSubject()
{
    fill(30);
    VERIFY_RESULT(m_session->script(Sql("UPDATE raw.api_events SET request_key = '/s' || id % 2")));
    const auto page = fetchEventPage(*m_session, query(), {}, EventDirection::Older, 30);
    VERIFY_RESULT(page);
    for (const EventRow& row : page->rows) {
        const auto previous = fetchPreviousEvent(*m_session, query(), row);
        VERIFY_RESULT(previous);
        QCOMPARE(*previous ? (*previous)->id : QByteArray("NULL"),
                 single("SELECT p.id FROM raw.api_events p, raw.api_events e WHERE e.id = " + row.key.id
                        + " AND p.endpoint = e.endpoint AND p.request_key = e.request_key AND (p.fetched_at, "
                          "p.id) < (e.fetched_at, e.id) ORDER BY p.fetched_at DESC, p.id DESC LIMIT 1"));
    }
}

void TestEvents::repeatsAreCounted()
{
    fill(30);
    VERIFY_RESULT(
        m_session->script(Sql("UPDATE raw.api_events SET request_key = '/s', payload_hash = 'h' || id % 3")));
    const auto page = fetchEventPage(*m_session, query(), {}, EventDirection::Older, 1);
    const auto repeats = fetchEventRepeats(*m_session, query(), page->rows[0]);
    VERIFY_RESULT(repeats);
    QCOMPARE(QByteArray::number(repeats->count),
             single("SELECT count(*) FROM raw.api_events WHERE payload_hash = 'h0' AND endpoint = '/e0'"));
    QCOMPARE(repeats->lastSeen, page->rows[0].key.at);
}

/// A query has its columns in the order that it likes.
void TestEvents::repeatsInWhateverOrder()
{
    fill(30);
    VERIFY_RESULT(
        m_session->script(Sql("UPDATE raw.api_events SET request_key = '/s', payload_hash = 'h' || id % 3")));
    EventSource source = m_source;
    source.query.text =
        "SELECT endpoint AS kind, payload_hash AS hash, request_key AS subject, fetched_at AS "
        "at, id, payload FROM raw.api_events";
    const EventQuery kindFirst {.source = source, .shape = *describeEvents(*m_session, source)};
    const auto page = fetchEventPage(*m_session, kindFirst, {}, EventDirection::Older, 1);
    VERIFY_RESULT(page);
    const auto repeats = fetchEventRepeats(*m_session, kindFirst, page->rows.at(0));
    VERIFY_RESULT(repeats);
    QCOMPARE(QByteArray::number(repeats->count),
             single("SELECT count(*) FROM raw.api_events WHERE payload_hash = 'h0' AND endpoint = '/e0'"));
}

void TestEvents::hashIsChecked_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("hashed");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, const char* stored, const char* hashed, Json::HashCheck expected) {
        QTest::newRow(name) << QByteArray(stored) << Json::sha256Hex(hashed) << static_cast<int>(expected);
    };
    row("same", R"({"a": 10.00, "b": "x"})", R"({"a":10.0,"b":"x"})", Json::HashCheck::Matches);
    row("other text", R"({"a": "x"})", R"({"a":"y"})", Json::HashCheck::Differs);
    row("exponent", R"({"a": 100})", R"({"a":100.0})", Json::HashCheck::Undecidable);
    row("minus zero", R"([0.0])", "[-0.0]", Json::HashCheck::Undecidable);
    row("fraction", R"([1.5, "x"])", R"([1.5,"y"])", Json::HashCheck::Differs);
    QTest::newRow("no hash") << QByteArray("{}") << QByteArray("abc")
                             << static_cast<int>(Json::HashCheck::Unknown);
}

void TestEvents::hashIsChecked()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, hashed);
    QFETCH(int, expected);
    const auto document = Json::Document::parse(stored);
    QCOMPARE(static_cast<int>(Json::checkHash(*document, Json::Document::root(), hashed)), expected);
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
