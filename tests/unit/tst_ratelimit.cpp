#include "fetch/httpclient.h"
#include "fetch/ratelimit.h"

#include <QTest>

using namespace Weekglass;
using namespace std::chrono_literals;
using Moment = RateLimiter::Moment;

/// Never faster than allowed, whoever asks when, and what servers say of it.
class TestRateLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverMoreThanAllowed_data();
    void neverMoreThanAllowed();
    void burstIsUsed();
    void retryAfterIsObeyed_data();
    void retryAfterIsObeyed();
    void stricterServerWins();
    void backoffDoublesWithJitter();
};

namespace {

/// The most that any window of this length holds.
qsizetype mostWithin(const std::vector<Moment>& sent, std::chrono::milliseconds window)
{
    std::size_t from = 0;
    std::size_t most = 0;
    for (std::size_t to = 0; to < sent.size(); ++to) {
        while (sent[to] - sent[from] >= window)
            ++from;
        most = std::max(most, to - from + 1);
    }
    return static_cast<qsizetype>(most);
}

}

void TestRateLimit::neverMoreThanAllowed_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestRateLimit::neverMoreThanAllowed()
{
    QFETCH(quint32, seed);
    std::minstd_rand random(seed);
    const RateLimits limits {.perSecond = 1 + static_cast<int>(seed % 4),
                             .burst = static_cast<int>(seed % 40),
                             .burstWindow = std::chrono::seconds(5 + seed % 60)};
    RateLimiter limiter(limits);
    Moment now {};
    std::vector<Moment> sent;
    while (sent.size() < 2000) {
        // greedy for a while, then at random times, then away
        const auto kind = random() % 100;
        if (kind > 97)
            now += std::chrono::milliseconds(random() % 90000);
        else if (kind > 60)
            now += std::chrono::milliseconds(random() % 700);
        const Moment next = limiter.nextAt(now);
        QVERIFY(next >= now);
        QVERIFY(next - now <= std::chrono::seconds(2)); // the steady bucket alone lets one through
        now = next;
        limiter.take(now);
        sent.push_back(now);
    }
    for (const int seconds : {1, 2, 5, 10, 30, 60, 61, 120, 300}) {
        const auto window = std::chrono::seconds(seconds);
        const auto bursts = (window + limits.burstWindow - 1s) / limits.burstWindow;
        QVERIFY(mostWithin(sent, window) <= limits.perSecond * seconds + limits.burst * bursts);
    }
}

void TestRateLimit::burstIsUsed()
{
    RateLimiter limiter;
    const Moment now {};
    for (int i = 0; i < 32; ++i) {
        QCOMPARE(limiter.nextAt(now), now);
        limiter.take(now);
    }
    QVERIFY(limiter.nextAt(now) >= now + 1s);
    QVERIFY(limiter.nextAt(now) <= now + 1100ms);
}

void TestRateLimit::retryAfterIsObeyed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<int>("atMost");
    const QByteArray date("Sun, 06 Apr 2025 10:00:00 GMT");
    QTest::newRow("seconds") << QByteArray("retry-after") << QByteArray("7") << date << 7000 << 7200;
    QTest::newRow("fraction") << QByteArray("retry-after") << QByteArray("0.527") << date << 527 << 700;
    QTest::newRow("date") << QByteArray("retry-after") << QByteArray("Sun, 06 Apr 2025 10:00:09 GMT") << date
                          << 9000 << 9200;
    QTest::newRow("server's clock a year off")
        << QByteArray("retry-after") << QByteArray("Sat, 06 Apr 2024 10:00:09 GMT")
        << QByteArray("Sat, 06 Apr 2024 10:00:00 GMT") << 9000 << 9200;
    QTest::newRow("reset") << QByteArray("x-ratelimit-reset") << QByteArray("2025-04-06T10:00:03.500Z")
                           << date << 3500 << 3700;
    QTest::newRow("past") << QByteArray("retry-after") << QByteArray("Sun, 06 Apr 2025 09:00:00 GMT") << date
                          << 0 << 100;
    QTest::newRow("without date") << QByteArray("x-ratelimit-reset") << QByteArray("2035-04-06T10:00:03.500Z")
                                  << QByteArray() << 0 << 0;
    QTest::newRow("absurd") << QByteArray("retry-after") << QByteArray("1e300") << date << 600000 << 600200;
    QTest::newRow("negative") << QByteArray("retry-after") << QByteArray("-5") << date << 0 << 100;
    QTest::newRow("not a number") << QByteArray("retry-after") << QByteArray("nan") << date << 0 << 100;
    QTest::newRow("nonsense") << QByteArray("retry-after") << QByteArray("soon") << date << 0 << 0;
}

void TestRateLimit::retryAfterIsObeyed()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(int, atLeast);
    QFETCH(int, atMost);
    RateLimiter limiter;
    const Moment now = Moment {} + 1h;
    HttpAnswer answer {.status = 429,
                       .body = {},
                       .headers = {{name, value}, {"x-ratelimit-remaining", "0"}},
                       .receivedAt = {}};
    if (!date.isEmpty())
        answer.headers.emplace_back("date", date);
    limiter.heed(answer, now);
    const auto wait = limiter.nextAt(now) - now;
    QVERIFY2(
        wait >= std::chrono::milliseconds(atLeast) && wait <= std::chrono::milliseconds(atMost),
        qPrintable(QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(wait).count())));
}

void TestRateLimit::stricterServerWins()
{
    RateLimiter limiter({.perSecond = 10, .burst = 30});
    const Moment now {};
    for (int i = 0; i < 10; ++i)
        limiter.take(now);
    limiter.heed({.status = 200,
                  .body = {},
                  .headers = {{"x-ratelimit-limit-per-second", "1"}, {"x-ratelimit-limit-burst", "2"}},
                  .receivedAt = {}},
                 now);
    limiter.take(limiter.nextAt(now));
    limiter.take(limiter.nextAt(now));
    QVERIFY(limiter.nextAt(now) >= now + 1s);
    limiter.heed(
        {.status = 200, .body = {}, .headers = {{"x-ratelimit-limit-burst", "500"}}, .receivedAt = {}}, now);
    QVERIFY(limiter.nextAt(now) >= now + 1s);
}

void TestRateLimit::backoffDoublesWithJitter()
{
    Backoff backoff(7);
    QSet<qint64> seen;
    for (int failures = 1; failures < 100; ++failures) {
        const auto whole = std::min<qint64>(60000, failures > 10 ? 60000 : 500LL << (failures - 1));
        for (int i = 0; i < 20; ++i) {
            const qint64 wait = backoff.wait(failures).count();
            QVERIFY(wait >= whole / 2 && wait <= whole);
            seen.insert(wait);
        }
    }
    QVERIFY(seen.size() > 1000);
}

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
