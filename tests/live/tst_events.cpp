#include "base/files.h"
#include "events/eventimport.h"
#include "events/eventquery.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"

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
    void filters_data();
    void filters();
    void badStatusIsExplained();
    void hugePayloadIsNotFetchedForTheList();
    void payloadAsStored();
    void kindsBySkipping();
    void readableSqlRuns();
    void pageUsesTheIndex();
    void importTwiceAddsNothing();
    void importPutsBadLinesAside();
    void importIsAllOrNothing();
    void importedHashIsOfTheCanonicalForm();

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

    QByteArray m_conninfo;
    std::optional<Session> m_session;
    QTemporaryDir m_folder;
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
    auto shape = describeEvents(*m_session, m_source);
    QByteArrayList seen;
    std::optional<EventKey> from;
    bool more = true;
    while (more) {
        auto page = fetchEventPage(*m_session, m_source, *shape, {}, from, direction, 100);
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
    auto shape = describeEvents(*m_session, m_source);
    auto first = fetchEventPage(*m_session, m_source, *shape, {}, {}, EventDirection::Older, 4);
    auto second =
        fetchEventPage(*m_session, m_source, *shape, {}, first->rows.back().key, EventDirection::Older, 4);
    QCOMPARE(first->rows.back().key.id, "6");
    QCOMPARE(second->rows.front().key.id, "5");
    QCOMPARE(second->rows.front().key.at, "2025-01-06 00:00:00.123456+00");
}

void TestEvents::filters_data()
{
    QTest::addColumn<EventFilter>("filter");
    QTest::addColumn<QByteArray>("condition");
    const auto time = [](const char* text) {
        return QDateTime::fromString(QLatin1String(text), Qt::ISODate);
    };
    QTest::newRow("none") << EventFilter {} << QByteArray("true");
    QTest::newRow("kind") << EventFilter {.kind = QStringLiteral("/e3")} << QByteArray("endpoint = '/e3'");
    QTest::newRow("subject") << EventFilter {.subject = QStringLiteral("E/10")}
                             << QByteArray("request_key ILIKE '%e/10%'");
    QTest::newRow("subject wildcard") << EventFilter {.subject = QStringLiteral("%")} << QByteArray("false");
    QTest::newRow("subject quote") << EventFilter {.subject =
                                                       QStringLiteral("'; DROP TABLE raw.api_events; --")}
                                   << QByteArray("false");
    QTest::newRow("status") << EventFilter {.status = QStringLiteral("429")}
                            << QByteArray("status_code = 429");
    QTest::newRow("status class") << EventFilter {.status = QStringLiteral("4XX")}
                                  << QByteArray("status_code / 100 = 4");
    QTest::newRow("time")
        << EventFilter {.from = time("2025-01-06T00:00:10Z"), .until = time("2025-01-06T00:00:20Z")}
        << QByteArray("fetched_at >= '2025-01-06 00:00:10+00' AND fetched_at < '2025-01-06 00:00:20+00'");
    QTest::newRow("all") << EventFilter {.kind = QStringLiteral("/e0"),
                                         .subject = QStringLiteral("5"),
                                         .status = QStringLiteral("200"),
                                         .from = time("2025-01-06T00:00:10Z")}
                         << QByteArray("endpoint = '/e0' AND request_key LIKE '%5%' AND status_code = 200 "
                                       "AND fetched_at >= '2025-01-06 00:00:10+00'");
}

void TestEvents::filters()
{
    QFETCH(EventFilter, filter);
    QFETCH(QByteArray, condition);
    fill(200);
    auto shape = describeEvents(*m_session, m_source);
    auto page = fetchEventPage(*m_session, m_source, *shape, filter, {}, EventDirection::Older, 1000);
    VERIFY_RESULT(page);
    QCOMPARE(QByteArray::number(page->rows.size()),
             single("SELECT count(*) FROM raw.api_events WHERE " + condition));
}

void TestEvents::badStatusIsExplained()
{
    auto shape = describeEvents(*m_session, m_source);
    for (const char* status : {"abc", "4x", "-1", "200; DROP TABLE x", "99999999999"}) {
        auto page = fetchEventPage(*m_session, m_source, *shape, {.status = QLatin1String(status)}, {},
                                   EventDirection::Older, 10);
        QVERIFY2(!page, status);
        QVERIFY(!page.error().advice.isEmpty());
    }
}

void TestEvents::hugePayloadIsNotFetchedForTheList()
{
    // 20 MB of random digits: stored in much more than the list cares to read
    VERIFY_RESULT(m_session->script(Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                        "status_code, payload, payload_hash) SELECT now(), "
                                        "'/big', '/big', 200, to_jsonb(string_agg(md5(g::text), '')), 'x' "
                                        "FROM generate_series(1, 600000) g")));
    auto shape = describeEvents(*m_session, m_source);
    auto page = fetchEventPage(*m_session, m_source, *shape, {}, {}, EventDirection::Older, 10);
    VERIFY_RESULT(page);
    QVERIFY(!page->rows[0].preview);
    QVERIFY(page->rows[0].storedBytes > 1000000);
    auto payload = fetchEventPayload(*m_session, m_source, page->rows[0].key);
    QCOMPARE((*payload)->size(), 19200002);
}

void TestEvents::payloadAsStored()
{
    VERIFY_RESULT(m_session->script(
        Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash) VALUES (now(), "
            "'/n', '/n', 200, '{\"a\": 10.00, \"big\": 12345678901234567890, \"x\": 1e400}', 'x')")));
    auto shape = describeEvents(*m_session, m_source);
    auto page = fetchEventPage(*m_session, m_source, *shape, {}, {}, EventDirection::Older, 10);
    auto payload = fetchEventPayload(*m_session, m_source, page->rows[0].key);
    QVERIFY((*payload)->startsWith("{\"a\": 10.00, \"x\": 1000000000"));
    QVERIFY((*payload)->endsWith(", \"big\": 12345678901234567890}"));
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
    auto shape = describeEvents(*m_session, m_source);
    auto statement = eventPageStatement(
        m_source, *shape, {.kind = QStringLiteral("/e1"), .subject = QStringLiteral("it's $1")},
        EventKey {.at = "2025-01-06 00:00:10+00", .id = "30"}, EventDirection::Older, 20);
    VERIFY_RESULT(statement);
    const QString text = statement->readable();
    QVERIFY2(text.contains(QStringLiteral("'%it''s $1%'")), qPrintable(text));
    VERIFY_RESULT(m_session->script(*Sql::trusted(text.toUtf8())));
}

void TestEvents::pageUsesTheIndex()
{
    fill(20000);
    VERIFY_RESULT(m_session->script(Sql("ANALYZE raw.api_events")));
    auto shape = describeEvents(*m_session, m_source);
    for (const auto& filter : {EventFilter {}, EventFilter {.kind = QStringLiteral("/e1")}}) {
        auto statement = eventPageStatement(m_source, *shape, filter,
                                            EventKey {.at = "2025-01-06 01:00:00+00", .id = "9000"},
                                            EventDirection::Older, 200);
        auto plan = m_session->query(Sql("EXPLAIN ") + *Sql::trusted(statement->readable().toUtf8()));
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
    return importResponses(*m_session,
                           {.table = QStringLiteral("raw.api_events"), .eventSource = QStringLiteral("api")},
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
    auto failed = importResponses(
        *m_session, {.table = QStringLiteral("raw.api_events"), .eventSource = {}},
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

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
