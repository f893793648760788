#include "events/eventplan.h"
#include "events/eventquery.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;
using namespace Weekglass::Pg;

using Field = EventCondition::Field;
using Test = EventCondition::Test;

/// Every condition against what the same words say in hand-written SQL.
class TestEventFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void conditions_data();
    void conditions();
    void literalsMeanTheSame_data() { conditions_data(); }
    void literalsMeanTheSame();
    void unchangedAreHidden();
    void wrongOnesAreExplained();
    void planTellsWhatServes();

private:
    EventQuery query(const EventFilter& filter)
    {
        return {.source = m_source, .shape = *describeEvents(*m_session, m_source), .filter = filter};
    }
    QByteArray single(const QByteArray& sql)
    {
        const auto table = m_session->query(*Sql::trusted(sql));
        return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
    }

    std::optional<Session> m_session;
    const EventSource m_source {
        .id = QStringLiteral("api"),
        .title = QStringLiteral("API"),
        .query = {.name = QStringLiteral("events/api.sql"),
                  .text = "SELECT id, at, kind, subject, status, hash, payload FROM public.seen"}};
};

void TestEventFilter::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_session.emplace(std::move(*Session::open({.conninfo = (*server)->conninfo()})));
    VERIFY_RESULT(m_session->script(Sql(
        "CREATE TABLE public.seen (id bigint PRIMARY KEY, at timestamptz NOT NULL, kind text, subject text, "
        "status "
        "int, hash text, payload jsonb);"
        "INSERT INTO public.seen SELECT g, '2025-01-06 00:00+00'::timestamptz + g / 2 * interval '1 second', "
        "'/e' || g % 5, "
        "CASE WHEN g % 9 > 0 THEN 'Sub%ject_' || g % 20 END, CASE g % 7 WHEN 0 THEN 429 WHEN 1 THEN NULL "
        "ELSE 200 "
        "END, md5((g / 4)::text), CASE g % 6 WHEN 0 THEN NULL WHEN 1 THEN '[1, {\"n\": \"x\"}]' WHEN 2 THEN "
        "'{\"a b\": {\"n\": \"10\"}}' "
        "ELSE jsonb_build_object('n', g, 'price', 10.00, 'deep', jsonb_build_object('list', "
        "jsonb_build_array(g % 3, "
        "'it''s \\ \"q\"')), 'none', NULL, 'at', '2025-01-0' || g % 9) END FROM generate_series(1, 2000) g;"
        "CREATE INDEX ON public.seen (at, id); CREATE INDEX ON public.seen (kind, at, id);"
        "CREATE INDEX ON public.seen USING gin (payload jsonb_path_ops); ANALYZE public.seen")));
}

void TestEventFilter::conditions_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char* typed, const char* sql) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QByteArray(sql);
    };
    row("kind = /e3", "kind = '/e3'");
    row("kind != /e3", "kind <> '/e3'");
    row("kind ~ ^/e[12]$", "kind IN ('/e1', '/e2')");
    row("subject contains sub%ject_1", "subject ILIKE 'sub\\%ject\\_1%'");
    row("subject contains t_1", "strpos(subject, 't_1') > 0");
    row("subject lacks t_1", "subject IS NULL OR strpos(subject, 't_1') = 0");
    row("subject != Sub%ject_3", "subject IS DISTINCT FROM 'Sub%ject_3'");
    row("subject !~ 1", "subject IS NULL OR subject NOT LIKE '%1%'");
    row("subject = '; DROP TABLE public.seen; --", "false");
    row("status = 429", "status = 429");
    row("status = 4XX", "status / 100 = 4");
    row("status != 4xx", "status IS NULL OR status / 100 <> 4");
    row("status = >=400", "status >= 400");
    row("status = 4xx,5xx", "status / 100 IN (4, 5)");
    row("status = 200, >= 500,<201", "status = 200 OR status >= 500 OR status < 201");
    row("status != 4xx,>=500", "status IS NULL OR NOT (status / 100 = 4 OR status >= 500)");
    row("status != 429", "status IS DISTINCT FROM 429");
    row("status >= 400", "status >= 400");
    row("text contains IT'S", "payload::text ILIKE '%it''s%'");
    row("text lacks it's", "payload IS NULL OR payload::text NOT LIKE '%it''s%'");
    row("text ~ \"n\": 1[0-9]{2},", "payload::text ~ '\"n\": 1[0-9]{2},'");
    row("$.n = 77", "payload ->> 'n' = '77' AND jsonb_typeof(payload -> 'n') = 'number'");
    row("$.price = 10", "payload ? 'price'");
    row("$.n = \"77\"", "false");
    row("$[\"a b\"].n = \"10\"", "payload ? 'a b'");
    row("$[\"a b\"].n = 10", "false");
    row("$.none = null", "payload ? 'none'");
    row("$.none exists", "payload ? 'none'");
    row("$.none missing", "payload IS NULL OR NOT payload ? 'none' OR jsonb_typeof(payload) = 'array'");
    row("$.deep.list[0] = 2", "payload #>> '{deep,list,0}' = '2'");
    row("$.deep.list[0] != 2", "payload #>> '{deep,list,0}' IS DISTINCT FROM '2'");
    row("$.deep = {\"list\": [1, \"it's \\\\ \\\"q\\\"\"]}", "payload #>> '{deep,list,0}' = '1'");
    row("$[1].n = x", "jsonb_typeof(payload) = 'array'");
    row("/deep/list/1 contains 'S", "payload ? 'deep'");
    row("payload.deep.list[1] ~ ^it", "payload ? 'deep'");
    row("$.n < 100", "jsonb_typeof(payload -> 'n') = 'number' AND (payload ->> 'n')::int < 100");
    row("$.n >= 1500.5", "jsonb_typeof(payload -> 'n') = 'number' AND (payload ->> 'n')::int >= 1501");
    row("$.at > 2025-01-05", "payload ->> 'at' > '2025-01-05' COLLATE \"C\"");
    row("$[\"a b\"].n < 100", "false");
}

void TestEventFilter::conditions()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, sql);
    const auto condition = parseCondition(typed);
    VERIFY_RESULT(condition);
    const auto count = countEvents(*m_session, query({.conditions = {*condition}}));
    VERIFY_RESULT(count);
    QCOMPARE(QByteArray::number(*count), single("SELECT count(*) FROM public.seen WHERE " + sql));
    // the words that are shown can be stored and read back
    const EventFilter filter {.conditions = {*condition}};
    const auto stored = EventFilter::fromJson(filter.toJson());
    VERIFY_RESULT(stored);
    QCOMPARE(*stored, filter);
}

void TestEventFilter::literalsMeanTheSame()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, sql);
    const EventQuery asked = query({.conditions = {*parseCondition(typed)}});
    EventSelect select(asked, EventValues::Literals);
    select.where(asked.filter);
    const auto statement = select.finish(Sql("count(*)"));
    VERIFY_RESULT(statement);
    QVERIFY(statement->params.empty());
    QCOMPARE(m_session->query(statement->sql)->single(),
             Value(single("SELECT count(*) FROM public.seen WHERE " + sql)));
}

void TestEventFilter::unchangedAreHidden()
{
    const auto count = countEvents(*m_session, query({.hideUnchanged = true}));
    VERIFY_RESULT(count);
    QCOMPARE(
        QByteArray::number(*count),
        single("SELECT count(*) FROM (SELECT hash, lag(hash) OVER (PARTITION BY kind, subject ORDER BY at, "
               "id) AS "
               "before, subject FROM public.seen) s WHERE subject IS NULL OR hash IS DISTINCT FROM before"));
}

void TestEventFilter::wrongOnesAreExplained()
{
    for (const char* status : {"abc", "4x", "-1", "200; DROP TABLE x", "99999999999"}) {
        const auto page = fetchEventPage(
            *m_session, query(EventFilter().with(Field::Status, Test::Equals, QLatin1String(status))), {},
            EventDirection::Older, 10);
        QVERIFY2(!page, status);
        QVERIFY(!page.error().advice.isEmpty());
    }
    for (const char* typed : {"", "kind", "kind < 3", "$.a[ = 1", "text exists", "status ~ 4"})
        QVERIFY2(!parseCondition(QLatin1String(typed)), typed);
    const auto regex =
        countEvents(*m_session, query({.conditions = {*parseCondition(QStringLiteral("kind ~ ("))}}));
    QVERIFY(!regex);
    QCOMPARE(regex.error().sqlState, QStringLiteral("2201B"));
    QVERIFY(m_session->isUsable());
}

void TestEventFilter::planTellsWhatServes()
{
    const auto service = [&](const char* typed) {
        const auto plan =
            planEvents(*m_session, query({.conditions = {*parseCondition(QString::fromUtf8(typed))}}));
        return plan ? plan->service : EventPlan::Service::AllRows;
    };
    QCOMPARE(planEvents(*m_session, query({}))->service, EventPlan::Service::Index);
    QVERIFY(qAbs(planEvents(*m_session, query({}))->rows - 2000) < 1);
    QCOMPARE(service("kind = /e3"), EventPlan::Service::Index);
    QCOMPARE(service("text contains rare"), EventPlan::Service::IndexAndTest);
    VERIFY_RESULT(m_session->script(Sql("CREATE TABLE public.bare AS SELECT * FROM public.seen")));
    EventQuery bare = query({.conditions = {*parseCondition(QStringLiteral("kind = /e3"))}});
    bare.source.query.text.replace("public.seen", "public.bare");
    QCOMPARE(planEvents(*m_session, bare)->service, EventPlan::Service::AllRows);
}

QTEST_GUILESS_MAIN(TestEventFilter)
#include "tst_eventfilter.moc"
