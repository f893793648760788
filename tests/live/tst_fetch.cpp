#include "fetchweeks.h"

#include <QTest>

using namespace Weekglass;

namespace {

const QByteArray Token("eyJhbGciOi.eyJyZXNldF9kYXRlIjoiMjAyNS0wNC0wNiJ9.c2lnbmF0dXJl"); // of 2025-04-06

}

/// Fetching from a server that behaves like the API.
class TestFetch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto started = m_weeks.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    void onceFetchesAllOnce();
    void tokenOpensMore();
    void tokenGoesOnlyWhereThePlanSaysSo();
    void namesOfTheServerNeverMakeAnotherPath();
    void resetInTheMiddleOfAWalk();
    void answersOfAnotherResetAreNeverStored();
    void oldTokenIsRecognised_data();
    void oldTokenIsRecognised();
    void pausedAsksForNothing();
    void newTokenEndsIt();
    void progressTellsAll();

private:
    using Week = FetchWeeks::Week;

    FetchWeeks m_weeks;
};

void TestFetch::onceFetchesAllOnce()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    QStringList errors;
    const auto report = m_weeks.fetch(week, server, quickOptions(&errors));
    VERIFY_RESULT(report);
    QCOMPARE(errors, QStringList());
    QCOMPARE(report->counts.requests, server.requestCount());
    QCOMPARE(report->counts.stored, report->counts.requests);
    QCOMPARE(report->counts.errors, 0);
    QCOMPARE(report->discarded, 0);
    // 3 pages of systems, 2 of waypoints of each, a market and a gate of each, one construction site
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key <> '/'"),
             QString::number(3 + 5 * 2 + 5 + 5 + 1 + 2));
    QCOMPARE(
        m_weeks.ask(week, "SELECT count(DISTINCT request_key) FROM raw.api_events WHERE request_key <> '/'"),
        QStringLiteral("26"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("15"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.jump_gates"), QStringLiteral("5"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE payload_hash !~ '^[0-9a-f]{64}$'"),
             QStringLiteral("0"));
    QCOMPARE(m_weeks.ask(week,
                         "SELECT endpoint FROM raw.api_events WHERE request_key = "
                         "'/systems/X1-S3/waypoints?page=2&limit=20'"),
             QStringLiteral("/systems/{s}/waypoints"));
    const QString core = m_weeks.coreOf(week);
    m_weeks.rebuild(week);
    QCOMPARE(m_weeks.coreOf(week), core);

    const auto before = server.requestCount();
    const auto again = m_weeks.fetch(week, server, quickOptions());
    VERIFY_RESULT(again);
    for (const StandInRequest& request : server.requests())
        QVERIFY(!request.head.contains("Authorization"));
    QVERIFY(server.requestCount() - before <= 2); // nothing but the status is due
}

void TestFetch::tokenOpensMore()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    options.http.token = *BearerToken::fromText(Token);
    const auto report = m_weeks.fetch(week, server, options);
    VERIFY_RESULT(report);
    QVERIFY(!report->tokenRefused);
    QCOMPARE(m_weeks.ask(
                 week,
                 "SELECT count(*) FROM raw.api_events WHERE request_key = '/my/agent' AND status_code = 200"),
             QStringLiteral("1"));
    QCOMPARE(m_weeks.ask(
                 week,
                 QByteArray("SELECT count(*) FROM raw.api_events AS e WHERE e::text LIKE '%" + Token + "%'")),
             QStringLiteral("0"));
}

void TestFetch::tokenGoesOnlyWhereThePlanSaysSo()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    options.http.token = *BearerToken::fromText(Token);
    VERIFY_RESULT(m_weeks.fetch(week, server, options));
    const FetchPlan plan = *readFetchPlan(*week.game);
    const auto needsToken = [&plan](const QByteArray& target) {
        return std::any_of(plan.endpoints.begin(), plan.endpoints.end(), [&](const FetchEndpoint& each) {
            return each.needsToken && target.startsWith(QByteArray("/v2" + each.path.toUtf8()));
        });
    };
    int with = 0;
    for (const StandInRequest& request : server.requests()) {
        const bool hasToken = request.head.contains(Token);
        // a market that was visited is asked for with the token, any other without
        if (!request.target.endsWith("/market") && !request.target.endsWith("/shipyard"))
            QCOMPARE(hasToken, needsToken(request.target));
        with += hasToken ? 1 : 0;
    }
    QVERIFY(with > 0);
    QVERIFY(with < server.requestCount());
}

void TestFetch::namesOfTheServerNeverMakeAnotherPath()
{
    const QByteArray hostile = R"({"data": [{"symbol": ".."}, {"symbol": "."}, {"symbol": "a/../../my/agent"},
        {"symbol": "a/b"}, {"symbol": "%2e%2e"}, {"symbol": "x?y#z"}], "meta": {"total": 6, "limit": 20}})";
    StandInApi api;
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        if (target.startsWith("/my/ships?"))
            return StandInReply {.body = hostile};
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    QStringList errors;
    FetchOptions options = quickOptions(&errors);
    options.http.token = *BearerToken::fromText(Token);
    VERIFY_RESULT(m_weeks.fetch(week, server, options));
    QList<QByteArray> cargo;
    for (const StandInRequest& request : server.requests()) {
        if (!request.target.startsWith("/v2/my/ships/"))
            continue;
        QCOMPARE(request.target.count('/'), 5);
        if (request.target.endsWith("/cargo"))
            cargo << request.target.split('/')[4];
    }
    std::sort(cargo.begin(), cargo.end());
    QCOMPARE(cargo, (QList<QByteArray> {"%252e%252e", "a%2Fb", "x%3Fy%23z"}));
    // of each of the two endpoints, once
    QCOMPARE(errors.filter(QStringLiteral("/my/ships/../")).size(), 2);
    QCOMPARE(errors.filter(QStringLiteral("/my/ships/./")).size(), 2);
    QCOMPARE(errors.filter(QStringLiteral("/my/ships/a/../../my/agent")).size(), 2);
}

void TestFetch::resetInTheMiddleOfAWalk()
{
    StandInApi api;
    api.systems = 40;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 15)
            api.reset = QStringLiteral("2025-04-13");
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    const auto report = m_weeks.fetch(week, server, quickOptions());
    VERIFY_RESULT(report);
    QCOMPARE(report->reset, QStringLiteral("2025-04-13"));
    QVERIFY(report->discarded > 0);
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-13%'"),
             QStringLiteral("0"));
    // and the week stays of its reset
    const auto later = m_weeks.fetch(week, server, quickOptions());
    VERIFY_RESULT(later);
    QCOMPARE(later->reset, QStringLiteral("2025-04-13"));
    QCOMPARE(later->counts.requests, 1);
    QCOMPARE(later->counts.stored, 0);
}

void TestFetch::answersOfAnotherResetAreNeverStored()
{
    for (int at = 2; at <= 30; at += 4) {
        StandInApi api;
        api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
            if (number == at)
                api.reset = QStringLiteral("2025-04-13");
            return {};
        };
        StandInServer server(std::ref(api));
        const Week week = m_weeks.newWeek();
        FetchOptions options = quickOptions();
        options.parallel = 1 + static_cast<std::size_t>(at % 5);
        FetchPlan plan = quickPlan(*week.game, server.url(QStringLiteral("/v2")));
        plan.endpoints[0].every = std::chrono::seconds(0); // a status whenever there is something to confirm
        const auto report = runFetch(week.handle, plan, options);
        VERIFY_RESULT(report);
        QCOMPARE(report->reset, QStringLiteral("2025-04-13"));
        QCOMPARE(
            m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-13%'"),
            QStringLiteral("0"));
    }
}

void TestFetch::oldTokenIsRecognised_data()
{
    QTest::addColumn<QString>("reset");
    QTest::addColumn<bool>("isRefusedByServer");
    QTest::newRow("by its claim") << QStringLiteral("2025-04-13") << false;
    QTest::newRow("by the server") << QStringLiteral("2025-04-06") << true;
}

void TestFetch::oldTokenIsRecognised()
{
    QFETCH(QString, reset);
    QFETCH(bool, isRefusedByServer);
    StandInApi api;
    api.reset = reset;
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        if (isRefusedByServer && target.startsWith("/my/"))
            return StandInApi::error(401, 4113);
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    QStringList errors;
    FetchOptions options = quickOptions(&errors);
    options.parallel = 1;
    options.http.token = *BearerToken::fromText(Token);
    const auto report = m_weeks.fetch(week, server, options);
    VERIFY_RESULT(report);
    QVERIFY(report->tokenRefused);
    QCOMPARE(errors.size(), 1);
    QVERIFY(!errors[0].contains(QString::fromLatin1(Token)));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key LIKE '/my/%'"),
             isRefusedByServer ? QStringLiteral("1") : QStringLiteral("0"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("15"));
}

void TestFetch::pausedAsksForNothing()
{
    const auto control = std::make_shared<FetchControl>();
    StandInApi api;
    api.systems = 200;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 51) // in the middle, however fast it goes
            control->setPaused(true);
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    options.control = control;
    qsizetype held = -1;
    int told = 0;
    options.onProgress = [&](const FetchProgress& progress) {
        // until what was on its way is there, confirmed and stored
        if (!progress.isPaused || progress.counts.stored < progress.counts.requests)
            return;
        held = held == -1 ? server.requestCount() : held;
        if (++told == 8)
            control->setPaused(false);
        if (told < 8 && server.requestCount() != held)
            held = -2;
    };
    VERIFY_RESULT(m_weeks.fetch(week, server, options));
    QVERIFY2(held > 50, qPrintable(QString::number(held)));
    QCOMPARE(told, 8);
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.systems"), QStringLiteral("200"));
}

void TestFetch::newTokenEndsIt()
{
    StandInApi api;
    api.reset = QStringLiteral("2025-04-13");
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    options.mode = FetchQueue::Mode::Continuous;
    options.http.token = *BearerToken::fromText(Token);
    options.hasNewToken = [] { return true; };
    const auto report = m_weeks.fetch(week, server, options);
    VERIFY_RESULT(report);
    QVERIFY(report->tokenRefused);
    QVERIFY(report->reset.isEmpty());
    options.mode = FetchQueue::Mode::Once;
    options.hasNewToken = {};
    options.http.token = *BearerToken::fromText("new-token-of-this-reset");
    VERIFY_RESULT(m_weeks.fetch(week, server, options));
    QCOMPARE(m_weeks.ask(
                 week,
                 "SELECT count(*) FROM raw.api_events WHERE request_key = '/my/agent' AND status_code = 200"),
             QStringLiteral("1"));
}

void TestFetch::progressTellsAll()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    std::optional<FetchProgress> last;
    std::vector<TransformRun> runs;
    options.onProgress = [&](const FetchProgress& progress) { last = progress; };
    options.onTransform = [&](const TransformRun& run) { runs.push_back(run); };
    const auto report = m_weeks.fetch(week, server, options);
    VERIFY_RESULT(report);
    QVERIFY(last);
    QCOMPARE(last->counts.requests, report->counts.requests);
    QCOMPARE(last->resetDate, api.reset);
    QCOMPARE(last->token, TokenState::None);
    QCOMPARE(last->lastMinute, report->counts.requests);
    QCOMPARE(last->rate.secondSize, 2000);
    QCOMPARE(last->endpoints.size(), quickPlan(*week.game, server.url()).endpoints.size());
    FetchCounts sum;
    for (const EndpointProgress& endpoint : last->endpoints) {
        sum.requests += endpoint.counts.requests;
        sum.stored += endpoint.counts.stored;
        sum.bytes += endpoint.counts.bytes;
    }
    QCOMPARE(sum.requests, report->counts.requests);
    QCOMPARE(sum.stored, report->counts.stored);
    QCOMPARE(sum.bytes, report->counts.bytes);
    QVERIFY(!runs.empty());
    for (const TransformRun& run : runs) {
        QVERIFY(!run.error);
        QCOMPARE(run.steps.size(), week.game->transforms.size());
    }
    const qint64 rows = std::accumulate(runs.begin(), runs.end(), qint64(0),
                                        [](qint64 all, const TransformRun& run) { return all + run.rows(); });
    QVERIFY(rows >= m_weeks.ask(week, "SELECT count(*) FROM core.waypoints").toLongLong());
}

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
