#include "base/thinning.h"
#include "metrics/comparison.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Weekglass;

namespace {

MetricSeries series(const std::vector<std::pair<qint64, double>>& readings)
{
    MetricSeries made;
    for (const auto& [at, value] : readings)
        made.buckets.push_back(readingAt(at, value));
    return made;
}

/// In at most @p buckets equally long stretches between two times, of which the end is not in it.
std::vector<MetricBucket> reduced(const std::vector<qint64>& at, const std::vector<double>& values,
                                  qint64 begin, qint64 end, int buckets)
{
    const auto isInside = [&](std::size_t i) { return at[i] >= begin && at[i] < end; };
    return thinned(
        std::views::iota(std::size_t(0), at.size()) | std::views::filter(isInside)
            | std::views::transform([&](std::size_t i) { return readingAt(at[i], values[i]); }),
        [&](const MetricBucket& one) { return (one.firstAt - begin) * buckets / (end - begin); }, join);
}

constexpr qint64 Second = 1000000;

}

class TestMetricSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reductionEqualsBruteForce();
    void reductionKeepsSpikes();
    void reductionOfNothing();
    void rateOfACounter();
    void rateIsZeroWhereNothingGrew();
    void readingsHoldAsTheirKindSays();
    void zerosAreWhereNothingWasCounted();
    void finerReadingsTakeThePlaceOfCoarseOnes();
    void valueHoldsUntilTheNext();
    void baselineIsMedianAndPercentiles();
    void deltaOfWeeks();
    void tooFewToSay();
};

void TestMetricSeries::reductionEqualsBruteForce()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<qint64> at;
        std::vector<double> values;
        for (int i = random.bounded(200); i > 0; --i) {
            at.push_back(static_cast<qint64>(random.bounded(1000)));
            values.push_back(random.bounded(100.0));
        }
        std::ranges::sort(at);
        const qint64 begin = random.bounded(600);
        const qint64 end = begin + 1 + random.bounded(600);
        const int buckets = 1 + random.bounded(40);
        const auto all = reduced(at, values, begin, end, buckets);
        QVERIFY(static_cast<int>(all.size()) <= buckets);
        qint64 count = 0;
        qint64 last = -1;
        for (const MetricBucket& bucket : all) {
            QVERIFY(bucket.firstAt > last); // in order, none twice
            last = bucket.lastAt;
            MetricBucket expected;
            for (std::size_t i = 0; i < at.size(); ++i) {
                if (at[i] < bucket.firstAt || at[i] > bucket.lastAt)
                    continue;
                if (expected.count++ == 0)
                    expected = {.firstAt = at[i],
                                .first = values[i],
                                .least = values[i],
                                .greatest = values[i],
                                .count = 1};
                expected.sum += values[i];
                expected.lastAt = at[i];
                expected.last = values[i];
                expected.least = std::min(expected.least, values[i]);
                expected.greatest = std::max(expected.greatest, values[i]);
            }
            QCOMPARE(bucket, expected);
            count += bucket.count;
        }
        const auto inside =
            std::ranges::count_if(at, [&](qint64 time) { return time >= begin && time < end; });
        QCOMPARE(count, static_cast<qint64>(inside));
    }
}

void TestMetricSeries::reductionKeepsSpikes()
{
    std::vector<qint64> at(1000000);
    std::vector<double> values(at.size(), 1.0);
    for (std::size_t i = 0; i < at.size(); ++i)
        at[i] = static_cast<qint64>(i);
    values[654321] = 99;
    values[123456] = -99;
    const auto all = reduced(at, values, 0, 1000000, 800);
    QCOMPARE(all.size(), std::size_t(800));
    QCOMPARE(std::ranges::max(all, {}, &MetricBucket::greatest).greatest, 99.0);
    QCOMPARE(std::ranges::min(all, {}, &MetricBucket::least).least, -99.0);
}

void TestMetricSeries::reductionOfNothing()
{
    QVERIFY(reduced({}, {}, 0, 100, 10).empty());
    const std::vector<qint64> at {200};
    const std::vector<double> values {1};
    QVERIFY(reduced(at, values, 0, 100, 10).empty());
}

void TestMetricSeries::rateOfACounter()
{
    const auto counter = series({{0, 10}, {10 * Second, 30}, {20 * Second, 5}, {20 * Second, 7}});
    const auto rates = rate(counter.buckets, 0, 30 * Second);
    QCOMPARE(rates.size(), std::size_t(3));
    QCOMPARE(rates[0].last, 2.0);
    QCOMPARE(rates[0].firstAt, 0);
    QCOMPARE(rates[0].lastAt, 10 * Second);
    QCOMPARE(rates[1].last, 0.5); // it started again at zero
    QCOMPARE(rates[2].last, 0.0); // nothing more came
    QCOMPARE(rates[2].lastAt, 30 * Second);
}

/// What a bucket says grew in its own stretch of time; in a night nothing does.
void TestMetricSeries::rateIsZeroWhereNothingGrew()
{
    const auto rates = rate(series({{0, 10}, {100 * Second, 30}, {104 * Second, 32}}).buckets, 5 * Second, 0);
    std::vector<std::pair<qint64, double>> ends;
    for (const MetricBucket& one : rates)
        ends.emplace_back(one.lastAt / Second, one.last);
    QCOMPARE(ends, (std::vector<std::pair<qint64, double>> {{95, 0}, {100, 4}, {104, 0.5}}));
}

void TestMetricSeries::readingsHoldAsTheirKindSays()
{
    const MetricSeries made = series({{10 * Second, 1}, {60 * Second, 2}});
    const MetricMeaning held {.kind = MetricKind::Gauge, .holdsFor = 20};
    QCOMPARE(valueAt(made, 29 * Second, held), std::optional(1.0));
    QVERIFY(!valueAt(made, 30 * Second, held));
    QCOMPARE(valueAt(made, 60 * Second, held), std::optional(2.0));
    QVERIFY(!valueAt(made, 81 * Second, held));
    const MetricMeaning ratio {.kind = MetricKind::Ratio};
    QCOMPARE(valueAt(made, 10 * Second, ratio), std::optional(1.0));
    QVERIFY(!valueAt(made, 10 * Second + 1, ratio));
    QVERIFY(bucketAt(made.buckets, 10 * Second + 1, ratio, 5) == &made.buckets[0]);
    QVERIFY(bucketAt(made.buckets, 60 * Second - 5, ratio, 5) == &made.buckets[1]);
    QVERIFY(!bucketAt(made.buckets, 60 * Second - 6, ratio, 5));
    const MetricMeaning hourly {.kind = MetricKind::Count, .seconds = 30};
    QCOMPARE(valueAt(made, 39 * Second, hourly), std::optional(1.0));
    QVERIFY(!valueAt(made, 40 * Second, hourly));
}

/// Against a list of every stretch of time.
void TestMetricSeries::zerosAreWhereNothingWasCounted()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        const qint64 offset = random.bounded(60) * Second / 7; // stretches begin anywhere
        std::map<qint64, double> counted;
        for (int i = 1 + random.bounded(20); i > 0; --i)
            counted[random.bounded(100)] = 1 + random.bounded(5);
        const qint64 begin = offset + random.bounded(50) * Second;
        const qint64 end = begin + (1 + random.bounded(80)) * Second;
        MetricSeries made;
        const qint64 together = 1 + random.bounded(6); // stretches of a bucket
        qint64 of = -1;
        for (const auto& [stretch, value] : counted) {
            const MetricBucket one = readingAt(offset + stretch * Second, value);
            if (one.firstAt < begin || one.firstAt >= end)
                continue;
            if (std::exchange(of, stretch / together) == stretch / together && !made.buckets.empty())
                join(made.buckets.back(), one);
            else
                made.buckets.push_back(one);
        }
        if (made.buckets.empty())
            continue;
        const MetricSeries whole = withZeros(made, 1, begin, end);
        std::vector<qint64> seen;
        for (const MetricBucket& bucket : whole.buckets) {
            double least = 100;
            double greatest = 0;
            for (qint64 at = bucket.firstAt; at <= bucket.lastAt; at += Second) {
                seen.push_back(at);
                const auto found = counted.find((at - offset) / Second);
                const double value = found == counted.end() ? 0 : found->second;
                least = std::min(least, value);
                greatest = std::max(greatest, value);
            }
            QCOMPARE(bucket.least, least);
            QCOMPARE(bucket.greatest, greatest);
        }
        std::vector<qint64> wanted;
        for (qint64 at = offset; at < end; at += Second) {
            if (at >= begin)
                wanted.push_back(at);
        }
        QCOMPARE(seen, wanted);
    }
}

void TestMetricSeries::finerReadingsTakeThePlaceOfCoarseOnes()
{
    MetricSeries coarse = series({{0, 1}, {10, 2}, {20, 3}, {30, 4}, {40, 5}});
    coarse.buckets[1].lastAt = 15; // reaches into the stretch
    const MetricSeries fine = series({{12, 6}, {20, 7}, {21, 8}});
    const auto buckets = refined(coarse, fine, 12, 30).buckets;
    std::vector<qint64> at;
    for (const MetricBucket& bucket : buckets)
        at.push_back(bucket.firstAt);
    QCOMPARE(at, (std::vector<qint64> {0, 12, 20, 21, 30, 40}));
    QCOMPARE(refined(coarse, {}, 100, 200).buckets.size(), coarse.buckets.size());
}

void TestMetricSeries::valueHoldsUntilTheNext()
{
    const MetricSeries made = series({{10, 1}, {20, 2}});
    QVERIFY(!valueAt(made, 9, {}));
    QCOMPARE(valueAt(made, 10, {}), std::optional(1.0));
    QCOMPARE(valueAt(made, 19, {}), std::optional(1.0));
    QCOMPARE(valueAt(made, 1000, {}), std::optional(2.0));
    QCOMPARE(valueAt(shifted(made, 5), 15, {}), std::optional(1.0));
    QVERIFY(!valueAt({}, 5, {}));
}

void TestMetricSeries::baselineIsMedianAndPercentiles()
{
    const std::vector<MetricSeries> weeks {series({{0, 1}, {50, 10}}), series({{0, 3}}), series({{40, 8}})};
    const auto band = baseline(weeks, {}, 100, 3);
    QCOMPARE(band.size(), std::size_t(3));
    QCOMPARE(band[0], (BandPoint {.at = 0, .low = 1.2, .median = 2, .high = 2.8, .weeks = 2}));
    QCOMPARE(band[1], (BandPoint {.at = 50, .low = 4, .median = 8, .high = 9.6, .weeks = 3}));
    QVERIFY(baseline({series({{0, 1}})}, {}, 100, 3).empty()); // one week is no band
}

void TestMetricSeries::deltaOfWeeks()
{
    const Delta made = delta({30.0, 20.0, std::nullopt, 10.0, 40.0, 25.0});
    QCOMPARE(made.difference, std::optional(10.0));
    QCOMPARE(made.percent, std::optional(50.0));
    QCOMPARE(made.rank, std::optional(2));
    QCOMPARE(made.ranked, 5);
    QCOMPARE(made.robustZ,
             std::optional(7.5 / (1.4826 * 7.5))); // median 22.5, deviations 2.5, 12.5, 17.5, 2.5
    QVERIFY(!delta({std::nullopt, 20.0}).difference);
    QVERIFY(!delta({5.0, 0.0}).percent);
    QCOMPARE(delta({1.0, 2.0, 2.0, 2.0, 2.0}).robustZ,
             std::optional(-std::numeric_limits<double>::infinity()));
    QCOMPARE(delta({2.0, 2.0, 2.0, 2.0, 2.0}).robustZ, std::optional(0.0));
    // most are alike, so the mean deviation counts; a value that another week has too is not unlike all
    QCOMPARE(delta({9.0, 5.0, 5.0, 5.0, 9.0}).robustZ, std::optional(4 / (1.2533 * 1)));
}

void TestMetricSeries::tooFewToSay()
{
    QVERIFY(!delta({1.0, 2.0, 3.0, 4.0}).robustZ);
    QVERIFY(delta({1.0, 2.0, 3.0, 4.0, 5.0}).robustZ);
}

QTEST_GUILESS_MAIN(TestMetricSeries)
#include "tst_metricseries.moc"
