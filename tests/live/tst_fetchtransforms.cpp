#include "fetchweeks.h"

#include "lifecycle/sample.h"

#include <QTest>

using namespace Weekglass;

/// What the transforms make of what was fetched.
class TestFetchTransforms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failingTransformsDoNotStopIt();
    void rebuildIsEqualByteForByte();
    void newAnswersAloneAreTransformed();

private:
    FetchWeeks m_weeks;
};

void TestFetchTransforms::initTestCase()
{
    if (const auto started = m_weeks.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestFetchTransforms::failingTransformsDoNotStopIt()
{
    auto broken = std::make_shared<GameDefinition>(*fetchedGame());
    broken->transforms.push_back({.name = QStringLiteral("transforms/999.sql"), .text = "SELECT 1 / 0;"});
    StandInApi api;
    StandInServer server(std::ref(api));
    const FetchWeeks::Week week = m_weeks.newWeek(broken);
    QStringList errors;
    const auto report = m_weeks.fetch(week, server, quickOptions(&errors));
    VERIFY_RESULT(report);
    QVERIFY(!errors.isEmpty());
    QVERIFY(errors[0].contains(QStringLiteral("transforms/999.sql")));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE endpoint = '/systems'"),
             QStringLiteral("3"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.systems"), QStringLiteral("0"));
}

void TestFetchTransforms::rebuildIsEqualByteForByte()
{
    const FetchWeeks::Week week = m_weeks.newWeek();
    auto session = m_weeks.open(week);
    VERIFY_RESULT(fillSample(session, *week.game, *WeekName::parse(week.name), 7));
    const QString before = m_weeks.allOfCore(week);
    QVERIFY(before.size() > 500);
    const TransformRun again = transformWeek(session, *week.game, week.handle.identity, TransformKind::New);
    QVERIFY2(!again.error, qPrintable(again.error ? again.error->text() : QString()));
    QCOMPARE(again.rows(), 0);
    QCOMPARE(m_weeks.allOfCore(week), before);
    (void)m_weeks.ask(week, "UPDATE core.systems SET type = 'WRONG'");
    const TransformRun run = transformWeek(session, *week.game, week.handle.identity, TransformKind::Rebuild);
    QVERIFY2(!run.error, qPrintable(run.error ? run.error->text() : QString()));
    QCOMPARE(run.steps.size(), week.game->transforms.size());
    QVERIFY(run.rows() > 1000);
    QCOMPARE(m_weeks.allOfCore(week), before);
}

void TestFetchTransforms::newAnswersAloneAreTransformed()
{
    const FetchWeeks::Week week = m_weeks.newWeek();
    auto session = m_weeks.open(week);
    VERIFY_RESULT(fillSample(session, *week.game, *WeekName::parse(week.name), 7));
    const QString whole = m_weeks.allOfCore(week);
    WeekServer::run(
        session,
        "CREATE TABLE public.kept AS SELECT *, row_number() OVER (ORDER BY fetched_at, id) AS n FROM "
        "raw.api_events");
    const int count = m_weeks.ask(week, "SELECT count(*) FROM public.kept").toInt();
    // in time's order, and not: what comes late is an older answer than one that is in core already
    for (const std::vector<double>& order :
         {std::vector<double> {0, 0.3, 0.301, 0.7}, {0.7, 0, 0.301, 0.3}}) {
        WeekServer::run(session,
                        "TRUNCATE raw.api_events CASCADE; DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || "
                        "string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables WHERE "
                        "schemaname = 'core'); END $$");
        for (const double from : order) {
            const double until = from >= 0.7 ? 1 : from >= 0.301 ? 0.7 : from >= 0.3 ? 0.301 : 0.3;
            VERIFY_RESULT(session.execute(
                Pg::Sql(
                    "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash) SELECT fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash FROM "
                    "public.kept WHERE n > $1::bigint AND n <= $2::bigint"),
                {QByteArray::number(static_cast<qint64>(from * count)),
                 QByteArray::number(static_cast<qint64>(until * count))}));
            const TransformRun run =
                transformWeek(session, *week.game, week.handle.identity, TransformKind::New);
            QVERIFY2(!run.error, qPrintable(run.error ? run.error->text() : QString()));
        }
        QCOMPARE(m_weeks.allOfCore(week), whole);
    }
}

QTEST_GUILESS_MAIN(TestFetchTransforms)
#include "tst_fetchtransforms.moc"
