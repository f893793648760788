#include "metrics/comparable.h"
#include "metrics/keptmetrics.h"
#include "metrics/weekcomparison.h"

#include <QTest>

#include <limits>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1000000;
constexpr qint64 Hour = 3600 * Second;

MetricBucket bucket(qint64 at, double value, std::optional<double> grown = {})
{
    MetricBucket bucket = readingAt(at, value);
    bucket.grown = grown;
    return bucket;
}

ComparedWeek weekOf(const MetricMeaning& meaning, const MetricComparison& comparison,
                    std::vector<MetricBucket> buckets)
{
    ComparedWeek week;
    week.readings.week = QStringLiteral("w");
    week.readings.times.start = WeekStart {.at = 0};
    week.readings.times.lastAt = 10 * Hour;
    MetricReadings metric {.id = QStringLiteral("m"),
                           .title = QStringLiteral("Metric"),
                           .unit = QStringLiteral("coins"),
                           .meaning = meaning,
                           .comparison = comparison};
    metric.finals.push_back({.at = buckets.back().lastAt, .value = buckets.back().last, .text = "last"});
    metric.series.push_back({.name = {}, .buckets = std::move(buckets)});
    week.readings.metrics.push_back(std::move(metric));
    return week;
}

WeekValue valueOf(const ComparedWeek& week, std::optional<qint64> at)
{
    return deltaRows({week}, at).front().values.front();
}

}

/// Which value of a metric is compared: the last reading, the sum, the mean or the rate.
class TestComparedValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumAndMeanAreOfTheReadingsSoFar();
    void meanOfACountKnowsIdleTimes();
    void rateOfACounterKnowsRestsAndRestarts();
    void partOfABucketIsNotExact();
    void keptSumsThatAreNotKnownAreNotRead();
    void unitsSayWhatTheValueIs();
    void keptUnderAnotherComparisonIsAnError();
};

void TestComparedValues::sumAndMeanAreOfTheReadingsSoFar()
{
    const std::vector<MetricBucket> buckets {bucket(Hour, 10), bucket(2 * Hour, 20), bucket(4 * Hour, 60)};
    const MetricMeaning ratio {.kind = MetricKind::Ratio};
    const ComparedWeek sum = weekOf(ratio, {.value = ComparedValue::Sum}, buckets);
    QCOMPARE(valueOf(sum, {}).text, "90");
    QCOMPARE(valueOf(sum, 3 * Hour).text, "30");
    QVERIFY(valueOf(sum, 3 * Hour).isExact);
    QCOMPARE(valueOf(sum, Hour / 2).state, WeekValue::State::NotYet);
    const ComparedWeek mean = weekOf(ratio, {.value = ComparedValue::Mean}, buckets);
    QCOMPARE(valueOf(mean, {}).text, "30");
    QCOMPARE(valueOf(mean, 3 * Hour).text, "15");
    QCOMPARE(valueOf(weekOf(ratio, {}, buckets), {}).text, "last");
}

void TestComparedValues::meanOfACountKnowsIdleTimes()
{
    // four hours, of which two had nothing: as withZeros() leaves them
    std::vector<MetricBucket> buckets {bucket(0, 6), bucket(Hour, 0), bucket(3 * Hour, 2)};
    buckets[1].lastAt = 2 * Hour;
    buckets[1].count = 0;
    const MetricMeaning hourly {.kind = MetricKind::Count, .seconds = 3600};
    QCOMPARE(valueOf(weekOf(hourly, {.value = ComparedValue::Mean}, buckets), {}).text, "2");
    QCOMPARE(valueOf(weekOf(hourly, {.value = ComparedValue::Sum}, buckets), {}).text, "8");
    QCOMPARE(valueOf(weekOf(hourly, {.value = ComparedValue::Rate}, buckets), {}).text, "2");
}

void TestComparedValues::rateOfACounterKnowsRestsAndRestarts()
{
    const std::vector<MetricBucket> buckets {bucket(0, 100, 0), bucket(Hour, 130, 30),
                                             bucket(2 * Hour, 10, 10)};
    const MetricMeaning counter {.kind = MetricKind::Counter};
    const ComparedWeek rate = weekOf(counter, {.value = ComparedValue::Rate}, buckets);
    QCOMPARE(valueOf(rate, 2 * Hour).text, "20");
    QCOMPARE(valueOf(rate, 4 * Hour).text, "10"); // it stayed where it was
    QCOMPARE(valueOf(rate, {}).text, "4"); // to the week's end
}

void TestComparedValues::partOfABucketIsNotExact()
{
    std::vector<MetricBucket> buckets {bucket(Hour, 10), bucket(2 * Hour, 20)};
    buckets[1].lastAt = 4 * Hour;
    buckets[1].count = 3;
    const ComparedWeek week = weekOf({.kind = MetricKind::Ratio}, {.value = ComparedValue::Sum}, buckets);
    const WeekValue inside = valueOf(week, 3 * Hour);
    QCOMPARE(inside.text, "10");
    QVERIFY(!inside.isExact);
    QVERIFY(valueOf(week, 4 * Hour).isExact);
}

void TestComparedValues::keptSumsThatAreNotKnownAreNotRead()
{
    MetricBucket unknown = bucket(Hour, 10);
    unknown.sum = std::numeric_limits<double>::quiet_NaN();
    const ComparedWeek week = weekOf({.kind = MetricKind::Ratio}, {.value = ComparedValue::Sum}, {unknown});
    QCOMPARE(valueOf(week, {}).state, WeekValue::State::NotRead);
}

void TestComparedValues::unitsSayWhatTheValueIs()
{
    const auto unit = [](MetricKind kind, ComparedValue value) {
        return deltaRows({weekOf({.kind = kind, .seconds = 60}, {.value = value}, {bucket(Hour, 1)})}, {})
            .front()
            .unit;
    };
    QCOMPARE(unit(MetricKind::Gauge, ComparedValue::Last), QStringLiteral("coins"));
    QCOMPARE(unit(MetricKind::Ratio, ComparedValue::Sum), QStringLiteral("coins"));
    QCOMPARE(unit(MetricKind::Count, ComparedValue::Sum), QString()); // not "per minute"
    QCOMPARE(unit(MetricKind::Counter, ComparedValue::Rate), QStringLiteral("coins per hour"));
}

void TestComparedValues::keptUnderAnotherComparisonIsAnError()
{
    GameDefinition game;
    game.metrics.push_back({.id = QStringLiteral("m"),
                            .title = QStringLiteral("Metric"),
                            .unit = {},
                            .description = {},
                            .query = {},
                            .comparison = {.by = QStringLiteral("role"),
                                           .across = SeriesAggregate::Mean,
                                           .value = ComparedValue::Sum}});
    const auto kept = [&game](const MetricComparison& comparison) {
        const ComparedWeek week = weekOf({}, comparison, {bucket(Hour, 1)});
        auto readings = keptReadings(keptBytes(week.readings));
        if (!readings)
            qFatal("%s", qPrintable(readings.error().text()));
        refuseOtherComparisons(*readings, game);
        return readings->metrics.front();
    };
    QVERIFY(!kept({.by = QStringLiteral("series")}).isRead());
    QVERIFY(!kept({.by = QStringLiteral("role"), .across = SeriesAggregate::Sum}).isRead());
    const MetricReadings same = kept({.by = QStringLiteral("role"), .across = SeriesAggregate::Mean});
    QVERIFY(same.isRead());
    QCOMPARE(same.comparison.value, ComparedValue::Sum); // all that it needs was kept
}

QTEST_GUILESS_MAIN(TestComparedValues)
#include "tst_comparedvalues.moc"
