#include "fetch/fetchstore.h"
#include "fetchweeks.h"
#include "import/importparts.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Weekglass;
using namespace std::chrono_literals;

/// Fetching from a server that refuses, cuts off and says nonsense.
class TestFetchFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto started = m_weeks.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    void whatIsNoJsonIsKept();
    void answersThatOnlyTheServerRefuses();
    void whatRefusesAllEndsIt();
    void refusalsAndCutsLoseNothing();
    void cutsAreNotTakenForAnswers();
    void stormOfRefusals();
    void neverFasterThanAllowed();
    void lostSessionsAreMadeAgain();
    void stopStoresWhatIsCertain();
    void unreachableApiSaysSo();

private:
    using Week = FetchWeeks::Week;

    FetchWeeks m_weeks;
};

void TestFetchFaults::whatIsNoJsonIsKept()
{
    const QHash<QByteArray, QByteArray> bad {{"X1-S0", R"({"data": ["\u0000"]})"},
                                             {"X1-S1", R"({"data": ["\ud800"]})"},
                                             {"X1-S2", R"({"data": [{"symb)"},
                                             {"X1-S3", "<html>\xff\xfe\x01 not here</html>"},
                                             {"X1-S4", ""}};
    StandInApi api;
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        for (auto it = bad.begin(); it != bad.end(); ++it) {
            if (target.startsWith(QByteArray("/systems/" + it.key() + "/waypoints?")))
                return StandInReply {.body = it.value()};
        }
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    VERIFY_RESULT(m_weeks.fetch(week, server, quickOptions()));
    const auto requests = server.requests();
    const auto isBad = [](const StandInRequest& request) {
        return request.target.contains("/waypoints?page=1");
    };
    for (auto it = bad.begin(); it != bad.end(); ++it) {
        const QByteArray where =
            " FROM raw.rejected WHERE request_key LIKE '/systems/" + it.key() + "/%' LIMIT 1";
        QCOMPARE(m_weeks.ask(week, QByteArray("SELECT encode(body, 'hex')" + where)),
                 QString::fromLatin1(it.value().toHex()));
        QVERIFY(m_weeks.ask(week, QByteArray("SELECT reason" + where)).size() > 10);
    }
    // each once, though what may have been cut is asked for again
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.rejected"), QString::number(bad.size()));
    QCOMPARE(std::count_if(requests.begin(), requests.end(), isBad), 2 + 3 * 2);
    QCOMPARE(
        m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key LIKE '/systems/X1-S_/%'"),
        QStringLiteral("0"));
}

/// One of many; what a later fetch asks for again is refused again, and does not end it either.
void TestFetchFaults::answersThatOnlyTheServerRefuses()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    (void)m_weeks.ask(
        week, "ALTER TABLE raw.api_events ADD CONSTRAINT no_market CHECK (request_key !~ 'S[13]-.*/market')");
    FetchOptions options = quickOptions();
    std::optional<FetchProgress> last;
    options.onProgress = [&](const FetchProgress& progress) { last = progress; };
    const auto report = m_weeks.fetch(week, server, options);
    VERIFY_RESULT(report);
    QCOMPARE(report->counts.rejected, 2);
    QCOMPARE(report->counts.stored, report->counts.requests - 2);
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key <> '/'"),
             QStringLiteral("24"));
    QCOMPARE(
        m_weeks.ask(week,
                    "SELECT string_agg(request_key, ' ' ORDER BY request_key) FROM raw.rejected WHERE "
                    "reason LIKE '%no_market%' AND convert_from(body, 'UTF8')::jsonb ? 'data'"),
        QStringLiteral("/systems/X1-S1/waypoints/X1-S1-W0/market /systems/X1-S3/waypoints/X1-S3-W0/market"));
    QVERIFY(last);
    qint64 rejected = 0;
    for (const EndpointProgress& endpoint : last->endpoints)
        rejected += endpoint.counts.rejected;
    QCOMPARE(rejected, 2);
    VERIFY_RESULT(m_weeks.fetch(week, server, quickOptions()));
}

/// What every answer breaks is no answer's fault; one that is taken begins the count anew.
void TestFetchFaults::whatRefusesAllEndsIt()
{
    const Week week = m_weeks.newWeek();
    (void)m_weeks.ask(
        week, "ALTER TABLE raw.api_events ADD CONSTRAINT good CHECK (request_key LIKE '/good%') NOT VALID");
    FetchStore store(week.handle, *readFetchPlan(*week.game));
    int number = 0;
    const auto answers = [&](int count, const char* key) {
        std::vector<FetchedAnswer> list(static_cast<std::size_t>(count));
        for (FetchedAnswer& one : list) {
            one.isSuccess = true;
            one.cycleStart = "2025-01-01T00:00:00Z";
            one.row = {.fetchedAt = "2025-01-01T00:00:00Z",
                       .endpoint = "/agents",
                       .requestKey = key + QByteArray::number(++number),
                       .statusCode = "200",
                       .payload = R"({"data": []})",
                       .payloadHash = QByteArray(64, 'a')};
        }
        return list;
    };
    VERIFY_RESULT(store.store(answers(5, "/bad")));
    VERIFY_RESULT(store.store(answers(1, "/good")));
    VERIFY_RESULT(store.store(answers(MostInVain - 2, "/bad")));
    const auto ended = store.store(answers(5, "/bad"));
    QVERIFY(!ended);
    QVERIFY2(ended.error().message.contains(QLatin1String("1000 answer(s) in a row"))
                 && ended.error().message.contains(QLatin1String("good")),
             qPrintable(ended.error().text()));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.rejected"), QString::number(5 + MostInVain));
}

void TestFetchFaults::refusalsAndCutsLoseNothing()
{
    StandInApi api;
    QRandomGenerator random(7);
    QHash<QByteArray, QSet<int>> failures; // of each request
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        // in whatever order they come: none fails until it is given up, and none is cut twice at the same
        // place, which would be meant; an answer that was sent whole may not have arrived, since Qt asks
        // again by itself when a connection ends
        const int failure = random.bounded(12);
        QSet<int>& before = failures[target];
        if (failure > 3 || before.contains(failure)) {
            before -= {0, 1};
            return {};
        }
        before.insert(failure);
        switch (failure) {
        case 0:
            return StandInReply {
                .status = 429, .body = R"({"error": {"code": 429}})", .headers = {{"Retry-After", "0.1"}}};
        case 1:
            return StandInReply {
                .status = 503, .body = "<html>maintenance</html>", .headers = {{"Retry-After", "0.05"}}};
        case 2:
            return StandInReply {.body = R"({"data": []})", .cutAfter = random.bounded(40)};
        default:
            return StandInReply {
                .raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"data\":\r\n",
                .closes = true};
        }
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    const auto report = m_weeks.fetch(week, server, quickOptions());
    VERIFY_RESULT(report);
    QVERIFY(report->counts.errors > 0);
    QCOMPARE(m_weeks.ask(
                 week, "SELECT count(*) FROM raw.api_events WHERE request_key <> '/' AND status_code = 200"),
             QStringLiteral("26"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("15"));
    QCOMPARE(
        m_weeks.ask(week,
                    "SELECT count(*) FROM raw.rejected WHERE convert_from(body, 'UTF8') LIKE '<html>%' AND "
                    "status_code <> 503"),
        QStringLiteral("0"));
}

void TestFetchFaults::cutsAreNotTakenForAnswers()
{
    StandInApi api;
    api.systems = 60;
    QSet<QByteArray> cut;
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        if (!target.contains("/waypoints?page=1") || cut.contains(target))
            return {};
        cut.insert(target);
        const QByteArray body = R"({"data": [{"symbol": "X1-S0-W9"}], "meta": {"total": 1, "limit": 2}})";
        const QByteArray head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return StandInReply {.raw =
                                 head + QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n",
                             .cutAfter = head.size() + cut.size()};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    VERIFY_RESULT(m_weeks.fetch(week, server, quickOptions()));
    QCOMPARE(cut.size(), 60);
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.rejected"), QStringLiteral("0"));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("180"));
}

/// The server's clock is wrong by a day, and it says when to come again by that clock.
void TestFetchFaults::stormOfRefusals()
{
    StandInApi api;
    std::vector<std::chrono::steady_clock::time_point> refused;
    bool isEarly = false;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        const auto now = std::chrono::steady_clock::now();
        isEarly = isEarly || (!refused.empty() && refused.back() + 900ms > now);
        if (number < 4 || refused.size() == 5)
            return {};
        refused.push_back(now);
        const auto date = QDateTime::currentDateTimeUtc().addDays(-1);
        const auto text = [](const QDateTime& time) {
            return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
        };
        return StandInReply {
            .status = 429,
            .body = R"({"error": {"code": 429}})",
            .headers = {{"Date", text(date)},
                        {"X-RateLimit-Remaining", "0"},
                        {"X-RateLimit-Reset", date.addSecs(1).toString(Qt::ISODate).toLatin1()}}};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchOptions options = quickOptions();
    options.parallel = 1;
    VERIFY_RESULT(m_weeks.fetch(week, server, options));
    QCOMPARE(refused.size(), std::size_t(5));
    QVERIFY(!isEarly);
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("15"));
}

void TestFetchFaults::neverFasterThanAllowed()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    FetchPlan plan = quickPlan(*week.game, server.url(QStringLiteral("/v2")));
    plan.limits = {.perSecond = 5, .burst = 4, .burstWindow = 4s};
    FetchOptions options = quickOptions();
    options.parallel = 1;
    VERIFY_RESULT(runFetch(week.handle, plan, options));
    const auto requests = server.requests();
    QVERIFY(requests.size() >= 27);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        for (const int seconds : {1, 4}) {
            // each was sent after the one before it had arrived; only the first may have been on its way for
            // long
            std::size_t count = 0;
            while (i + count + 1 < requests.size()
                   && requests[i + count + 1].at - requests[i].at < std::chrono::seconds(seconds))
                ++count;
            QVERIFY2(count <= static_cast<std::size_t>(5 * seconds + 4), qPrintable(QString::number(count)));
        }
    }
}

void TestFetchFaults::lostSessionsAreMadeAgain()
{
    StandInApi api;
    const Week week = m_weeks.newWeek();
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number % 5 == 0)
            (void)m_weeks.ask(week,
                              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                              "current_database() AND "
                              "pid <> pg_backend_pid()");
        return {};
    };
    StandInServer server(std::ref(api));
    VERIFY_RESULT(m_weeks.fetch(week, server, quickOptions()));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key <> '/'"),
             QStringLiteral("26"));
}

void TestFetchFaults::stopStoresWhatIsCertain()
{
    StandInApi api;
    api.systems = 200;
    std::stop_source stop;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 30)
            stop.request_stop();
        return {};
    };
    StandInServer server(std::ref(api));
    const Week week = m_weeks.newWeek();
    QStringList errors;
    FetchOptions options = quickOptions(&errors);
    options.mode = FetchQueue::Mode::Continuous;
    options.stop = stop.get_token();
    FetchPlan plan = quickPlan(*week.game, server.url(QStringLiteral("/v2")));
    plan.endpoints[0].every = 60s;
    const auto report = runFetch(week.handle, plan, options);
    VERIFY_RESULT(report);
    // the last status is waited for three seconds; one that does not come in time is told, and confirms
    // nothing
    const bool isCertain = errors.isEmpty();
    QVERIFY2((report->discarded == 0) == isCertain, qPrintable(errors.join(QLatin1Char('\n'))));
    QVERIFY(report->counts.stored >= (isCertain ? 20 : 1));
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events"),
             QString::number(report->counts.stored));
}

void TestFetchFaults::unreachableApiSaysSo()
{
    const ClosedPort port;
    const Week week = m_weeks.newWeek();
    std::stop_source stop;
    QStringList errors;
    FetchOptions options = quickOptions();
    options.stop = stop.get_token();
    options.onError = [&](const Error& error) {
        errors << error.text();
        if (errors.size() == 3)
            stop.request_stop();
    };
    VERIFY_RESULT(runFetch(week.handle, quickPlan(*week.game, port.url()), options));
    QCOMPARE(errors.size(), 3);
    StandInServer wrong([](const StandInRequest&) {
        return StandInReply {.status = 302, .headers = {{"Location", "http://127.0.0.2/"}}};
    });
    const auto report = runFetch(week.handle, quickPlan(*week.game, wrong.url()), quickOptions());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Format);
}

QTEST_GUILESS_MAIN(TestFetchFaults)
#include "tst_fetchfaults.moc"
