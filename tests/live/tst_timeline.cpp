#include "base/servertime.h"
#include "events/eventpositions.h"
#include "events/eventquery.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Counts over time, and places in the list by them.
class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timesAreReadAndWritten_data();
    void timesAreReadAndWritten();
    void emptyTableHasNoEnds();
    void sketchIsNearTheCounts();
    void noSketchWithoutDenseIds_data();
    void noSketchWithoutDenseIds();
    void sketchUpToTheGreatestId();
    void countsAreExact();
    void countsTellStatusApart();
    void kindsAreReadWhereTheyAreToldApart();
    void countingShowsProgress();
    void positionsFindTheirRows();
    void positionsBetweenTimes();
    void cutKeepsTheSum();

private:
    EventQuery query(const EventFilter& filter = {}, const QByteArray& table = "public.dense")
    {
        EventSource source {.id = QStringLiteral("e"),
                            .title = QStringLiteral("E"),
                            .query = {.name = QStringLiteral("e.sql"),
                                      .text = "SELECT id, at, kind, subject, status, payload FROM " + table}};
        EventShape shape = *describeEvents(*m_session, source);
        return {.source = std::move(source), .shape = std::move(shape), .filter = filter};
    }
    Timeline counted(const EventFilter& filter = {}, Timeline::Split split = Timeline::Split::Kind)
    {
        const auto ends = fetchTimelineEnds(*m_session, query());
        return *countTimeline(*m_session, query(filter), Timeline::over(ends->begin, ends->end, 100), split,
                              {});
    }
    QByteArray single(const QByteArray& sql)
    {
        return m_session->query(*Sql::trusted(sql))->single().value_or("NULL");
    }

    std::optional<Session> m_session;
};

void TestTimeline::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_session.emplace(std::move(*Session::open({.conninfo = (*server)->conninfo()})));
    // dense but for jitter, with a quiet half and a burst
    VERIFY_RESULT(m_session->script(Sql("CREATE TABLE public.dense (id bigint PRIMARY KEY, at timestamptz "
                                        "NOT NULL, kind text, subject text, status int, "
                                        "payload jsonb);"
                                        "INSERT INTO public.dense SELECT g, '2025-01-06 "
                                        "00:00+00'::timestamptz + CASE WHEN g < 10000 THEN g * interval "
                                        "'10 seconds' WHEN g < 30000 THEN interval '100000 seconds' + (g - "
                                        "10000) * interval '1 second' + (g % 7) * "
                                        "interval '0.1 seconds' ELSE interval '120000 seconds' END, "
                                        "'k' || g % 3, 's', CASE WHEN g % 50 = 0 THEN 429 ELSE 200 END, '{}' "
                                        "FROM generate_series(1, 31000) g;"
                                        "CREATE INDEX ON public.dense (at, id); ANALYZE public.dense;"
                                        "CREATE TABLE public.sparse AS SELECT id * 1000 AS id, at, kind, "
                                        "subject, status, payload FROM public.dense;"
                                        "CREATE INDEX ON public.sparse (at, id); ANALYZE public.sparse;"
                                        "CREATE TABLE public.gaps AS SELECT id * 3 / 2 AS id, at, kind, "
                                        "subject, status, payload FROM public.dense;"
                                        "CREATE INDEX ON public.gaps (at, id); ANALYZE public.gaps;"
                                        "CREATE TABLE public.last AS SELECT 9223372036854775807 - 31000 + id "
                                        "AS id, at, kind, subject, status, payload FROM public.dense;"
                                        "CREATE INDEX ON public.last (at, id); ANALYZE public.last;"
                                        "CREATE TABLE public.nothing (LIKE public.dense)")));
}

void TestTimeline::timesAreReadAndWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("whole") << QByteArray("2025-01-06 00:00:00+00") << qint64(1736121600000000);
    QTest::newRow("micros") << QByteArray("2025-01-06 00:00:00.123456+00") << qint64(1736121600123456);
    QTest::newRow("short fraction") << QByteArray("2025-01-06 00:00:00.5+00") << qint64(1736121600500000);
    QTest::newRow("no zone") << QByteArray("2025-01-06 00:00:00.5") << qint64(1736121600500000);
    QTest::newRow("date") << QByteArray("2025-01-06") << qint64(1736121600000000);
    QTest::newRow("before 1970") << QByteArray("1969-12-31 23:59:59.25+00") << qint64(-750000);
}

void TestTimeline::timesAreReadAndWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, micros);
    QCOMPARE(microsecondsOf(text).value_or(-1), micros);
    QCOMPARE(microsecondsOf(timestampOf(micros)).value_or(-1), micros);
    QCOMPARE(single("SELECT ('" + timestampOf(micros) + "'::timestamptz = '" + text + "')::text"),
             QByteArray("true"));
    for (const char* none :
         {"infinity", "-infinity", "0044-03-15 00:00:00+00 BC", "0044-03-15 00:00:00.123456 BC",
          "0044-03-15 BC", "", "2025-13-06 00:00:00+00", "2025-13-06", "2025-01-06 00:00:00+01",
          "2025-01-06 00:00:00.", "2025-01-06 00:00", "12025-01-06", "2025-01-06 00:00:00.5x"})
        QVERIFY2(!microsecondsOf(none), none);
}

void TestTimeline::emptyTableHasNoEnds()
{
    const auto ends = fetchTimelineEnds(*m_session, query({}, "public.nothing"));
    VERIFY_RESULT(ends);
    QVERIFY(ends->isEmpty());
}

void TestTimeline::sketchIsNearTheCounts()
{
    const Timeline exact = counted();
    const auto sketch = sketchTimeline(*m_session, query(), exact.begin, exact.end, 100);
    VERIFY_RESULT(sketch);
    QCOMPARE(sketch->quality, Timeline::Quality::Sketch);
    QCOMPARE(sketch->total(), exact.total());
    for (int bucket = 0; bucket < 100; ++bucket)
        QVERIFY2(
            qAbs(sketch->count(bucket) - exact.count(bucket)) <= 10,
            qPrintable(
                QStringLiteral("%1: %2 %3").arg(bucket).arg(sketch->count(bucket)).arg(exact.count(bucket))));
}

void TestTimeline::noSketchWithoutDenseIds_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("one of a thousand") << QByteArray("public.sparse");
    QTest::newRow("two of three") << QByteArray("public.gaps");
}

void TestTimeline::noSketchWithoutDenseIds()
{
    QFETCH(QByteArray, table);
    const Timeline exact = counted();
    const auto sketch = sketchTimeline(*m_session, query({}, table), exact.begin, exact.end, 100);
    VERIFY_RESULT(sketch);
    QCOMPARE(sketch->quality, Timeline::Quality::Nothing);
}

/// Behind the last event there is no id any more; only that event is not counted.
void TestTimeline::sketchUpToTheGreatestId()
{
    const Timeline exact = counted();
    const auto sketch = sketchTimeline(*m_session, query({}, "public.last"), exact.begin, exact.end, 100);
    VERIFY_RESULT(sketch);
    QCOMPARE(sketch->quality, Timeline::Quality::Sketch);
    QCOMPARE(sketch->total(), exact.total() - 1);
}

void TestTimeline::countsAreExact()
{
    const Timeline all = counted();
    QCOMPARE(all.quality, Timeline::Quality::Exact);
    QCOMPARE(all.total(), 31000);
    QCOMPARE(all.series.size(), std::size_t(3));
    for (int bucket = 0; bucket < all.buckets(); bucket += 7)
        QCOMPARE(QByteArray::number(all.count(bucket)),
                 single("SELECT count(*) FROM public.dense WHERE at >= '" + timestampOf(all.edge(bucket))
                        + "' AND at < '" + timestampOf(all.edge(bucket + 1)) + '\''));
    const Timeline few = counted(
        EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals, QStringLiteral("k1")));
    QCOMPARE(QByteArray::number(few.total()), single("SELECT count(*) FROM public.dense WHERE kind = 'k1'"));
}

void TestTimeline::countsTellStatusApart()
{
    const Timeline all = counted({}, Timeline::Split::Status);
    QCOMPARE(all.series, (std::vector<QString> {QStringLiteral("2"), QStringLiteral("4")}));
    QCOMPARE(all.counts[1].size(), std::size_t(100));
}

/// To know them all costs something, and here they cannot even be read.
void TestTimeline::kindsAreReadWhereTheyAreToldApart()
{
    EventQuery unreadable = query();
    unreadable.source.query.text =
        "SELECT id, at, (id / 0)::text AS kind, subject, status, payload FROM public.dense";
    const auto ends = fetchTimelineEnds(*m_session, unreadable);
    VERIFY_RESULT(ends);
    const Timeline start = Timeline::over(ends->begin, ends->end, 100);
    for (const auto split : {Timeline::Split::None, Timeline::Split::Status}) {
        const auto counted = countTimeline(*m_session, unreadable, start, split, {});
        VERIFY_RESULT(counted);
        QCOMPARE(counted->total(), 31000);
    }
    QVERIFY(!countTimeline(*m_session, unreadable, start, Timeline::Split::Kind, {}));
}

void TestTimeline::countingShowsProgress()
{
    const auto ends = fetchTimelineEnds(*m_session, query());
    const auto sketch = sketchTimeline(*m_session, query(), ends->begin, ends->end, 100);
    int steps = 0;
    int last = 100;
    const auto done =
        countTimeline(*m_session, query(), *sketch, Timeline::Split::Kind, [&](const Timeline& soFar) {
            ++steps;
            QVERIFY(soFar.firstCounted < last);
            last = soFar.firstCounted;
            QVERIFY(qAbs(soFar.total() - 31000) < 500); // the sketch stands for the rest
        });
    VERIFY_RESULT(done);
    QVERIFY(steps > 10);
    std::stop_source stop;
    const auto cancelled =
        countTimeline(*m_session, query(), *sketch, Timeline::Split::Kind,
                      [&](const Timeline&) { stop.request_stop(); }, {.stop = stop.get_token()});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
}

void TestTimeline::positionsFindTheirRows()
{
    const EventPositions positions(counted());
    QCOMPARE(positions.total(), 31000);
    // the newest bucket has a thousand events at one moment: there it is only near
    for (qint64 position = 3000; position < 31000; position += 997) {
        const qint64 time = positions.timeAt(position);
        const qint64 real =
            single("SELECT count(*) FROM public.dense WHERE at > '" + timestampOf(time) + '\'').toLongLong();
        QVERIFY2(qAbs(real - position) <= 150, // of 1,200 in a bucket, where the pace changes
                 qPrintable(QStringLiteral("%1: %2").arg(position).arg(real)));
        QVERIFY(qAbs(positions.positionAt(time) - position) <= 1);
    }
    QCOMPARE(positions.positionAt(positions.timeAt(0)), 0);
    QCOMPARE(EventPositions().timeAt(5), 0);
}

void TestTimeline::positionsBetweenTimes()
{
    const EventFilter filter {.from = parseTime(QStringLiteral("2025-01-06 05:00")),
                              .until = parseTime(QStringLiteral("2025-01-06 10:00"))};
    const EventPositions positions(counted(), filter);
    QVERIFY(qAbs(positions.total() - 1800) <= 2); // one each ten seconds
    QVERIFY(qAbs(positions.timeAt(900) - filter.from.addSecs(9000).toMSecsSinceEpoch() * 1000) < 30000000);
    QCOMPARE(positions.positionAt(filter.until.addSecs(50).toMSecsSinceEpoch() * 1000), 0);
}

void TestTimeline::cutKeepsTheSum()
{
    const Timeline all = counted();
    const Timeline half = all.cut(all.begin, all.begin + (all.end - all.begin) / 2);
    QVERIFY(qAbs(half.total() - EventPositions(all).total() + EventPositions(all).positionAt(half.end))
            <= 300);
    const Timeline wide = all.cut(all.begin - (all.end - all.begin), all.end);
    QVERIFY(qAbs(wide.total() - all.total()) <= 300);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
