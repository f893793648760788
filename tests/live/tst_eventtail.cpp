#include "events/eventsearch.h"
#include "events/eventtail.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Following a table that others write to, and searching it.
class TestEventTail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void newerOnesComeOnceAndInOrder();
    void emptyTableThenEvents();
    void lateCommitIsFound();
    void sameMicrosecondIsNeitherSkippedNorRepeated();
    void filterCounts();
    void limitSaysThatThereIsMore();
    void searchCountsUpToItsLimit();
    void searchWithoutSuchAColumnIsAnError();

private:
    Session open() { return std::move(*Session::open({.conninfo = m_conninfo})); }
    static void insert(Session& session, int first, int count, const QByteArray& at = "now()")
    {
        VERIFY_RESULT(session.execute(Sql("INSERT INTO tail.events SELECT g, ") + *Sql::trusted(at)
                                          + Sql(", 'k' || g % 2, '/s/' || g, jsonb_build_object('n', g) FROM "
                                                "generate_series($1::int, $2::int) g"),
                                      {QByteArray::number(first), QByteArray::number(first + count - 1)}));
    }
    /// The ids of one look, which is remembered.
    QString look(int limit = 100)
    {
        const auto fresh = fetchNewEvents(*m_session, m_query, m_known.keys(), limit);
        if (!fresh)
            return fresh.error().text();
        QByteArrayList ids;
        for (const EventRow& row : fresh->rows) {
            m_known.add(row.key);
            ids << row.key.id;
        }
        return QString::fromUtf8(ids.join(' ') + (fresh->more ? " …" : ""));
    }

    QByteArray m_conninfo;
    std::optional<Session> m_session;
    KnownEvents m_known;
    EventQuery m_query {
        .source = {.id = QStringLiteral("api"),
                   .title = QStringLiteral("API"),
                   .query = {.name = QStringLiteral("events/api.sql"),
                             .text = "SELECT id, at, kind, subject, payload FROM tail.events"}}};
};

void TestEventTail::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    m_session.emplace(open());
}

void TestEventTail::init()
{
    VERIFY_RESULT(m_session->script(Sql(
        "DROP SCHEMA IF EXISTS tail CASCADE; CREATE SCHEMA tail; CREATE TABLE tail.events (id bigint PRIMARY "
        "KEY, at timestamptz NOT NULL, kind text, subject text, payload jsonb); CREATE INDEX ON tail.events "
        "(at, id)")));
    const auto shape = describeEvents(*m_session, m_query.source);
    VERIFY_RESULT(shape);
    m_query.shape = *shape;
    m_query.filter = {};
    m_known = {};
}

void TestEventTail::newerOnesComeOnceAndInOrder()
{
    insert(*m_session, 1, 5);
    QCOMPARE(look(), QStringLiteral("1 2 3 4 5"));
    QCOMPARE(look(), QString());
    insert(*m_session, 6, 2);
    QCOMPARE(look(), QStringLiteral("6 7"));
    QCOMPARE(look(), QString());
}

void TestEventTail::emptyTableThenEvents()
{
    QCOMPARE(look(), QString());
    insert(*m_session, 1, 1);
    QCOMPARE(look(), QStringLiteral("1"));
}

void TestEventTail::lateCommitIsFound()
{
    insert(*m_session, 1, 3);
    QCOMPARE(look(), QStringLiteral("1 2 3"));
    auto slow = open();
    VERIFY_RESULT(slow.execute(Sql("BEGIN")));
    insert(slow, 4, 1); // its now() is that of BEGIN
    insert(*m_session, 5, 2);
    QCOMPARE(look(), QStringLiteral("5 6"));
    VERIFY_RESULT(slow.execute(Sql("COMMIT")));
    QCOMPARE(look(), QStringLiteral("4"));
    QCOMPARE(look(), QString());
}

void TestEventTail::sameMicrosecondIsNeitherSkippedNorRepeated()
{
    const QByteArray at = "'2025-01-06 12:00:00.123456+00'::timestamptz";
    insert(*m_session, 10, 3, at);
    QCOMPARE(look(2), QStringLiteral("10 11 …"));
    QCOMPARE(look(2), QStringLiteral("12"));
    insert(*m_session, 9, 1, at);
    insert(*m_session, 11 + 9, 1, at);
    // 9 stands before everything known and stays unseen; 20 is new
    QCOMPARE(look(), QStringLiteral("20"));
    VERIFY_RESULT(m_session->execute(Sql("DELETE FROM tail.events WHERE id = 11")));
    QCOMPARE(look(), QString());
    insert(*m_session, 11, 1, at);
    QCOMPARE(look(), QString()); // the same key again is known
}

void TestEventTail::filterCounts()
{
    m_query.filter =
        EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals, QStringLiteral("k1"));
    insert(*m_session, 1, 6);
    QCOMPARE(look(), QStringLiteral("1 3 5"));
    insert(*m_session, 7, 2);
    QCOMPARE(look(), QStringLiteral("7"));
}

void TestEventTail::limitSaysThatThereIsMore()
{
    insert(*m_session, 1, 1200);
    int seen = 0;
    QString ids;
    do {
        ids = look(500);
        seen += static_cast<int>(ids.split(QLatin1Char(' ')).size())
            - (ids.endsWith(QStringLiteral("…")) ? 1 : 0);
    } while (ids.endsWith(QStringLiteral("…")));
    QCOMPARE(seen, 1200); // more than the keys that are remembered
    QCOMPARE(look(), QString());
}

void TestEventTail::searchCountsUpToItsLimit()
{
    insert(*m_session, 1, 30);
    const EventFilter k1 =
        EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals, QStringLiteral("k1"));
    auto hits = searchEvents(*m_session, m_query.source, k1, {.count = 100, .rows = 4});
    VERIFY_RESULT(hits);
    QCOMPARE(hits->count, 15);
    QVERIFY(!hits->more);
    QCOMPARE(hits->newest.size(), std::size_t(4));
    QCOMPARE(hits->newest.front().key.id, "29");
    hits = searchEvents(*m_session, m_query.source, k1, {.count = 14, .rows = 4});
    QCOMPARE(hits->count, 14);
    QVERIFY(hits->more);
    hits = searchEvents(*m_session, m_query.source, k1, {.count = 15, .rows = 15});
    QCOMPARE(hits->count, 15);
    QVERIFY(!hits->more);
    VERIFY_RESULT(m_session->script(Sql("TRUNCATE tail.events")));
    hits = searchEvents(*m_session, m_query.source, {});
    QCOMPARE(hits->count, 0);
    QVERIFY(hits->newest.empty());
}

void TestEventTail::searchWithoutSuchAColumnIsAnError()
{
    const auto hits = searchEvents(*m_session, m_query.source,
                                   EventFilter().with(EventCondition::Field::Status,
                                                      EventCondition::Test::Equals, QStringLiteral("429")));
    QVERIFY(!hits);
    QVERIFY(hits.error().message.contains(QStringLiteral("status")));
}

QTEST_GUILESS_MAIN(TestEventTail)
#include "tst_eventtail.moc"
