#include "metrics/seriesfigures.h"

#include <QTest>

#include <cmath>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Hour = 3600 * Second;

MetricBucket bucket(qint64 firstAt, qint64 lastAt, const std::vector<double>& readings)
{
    MetricBucket made {.firstAt = firstAt,
                       .lastAt = lastAt,
                       .first = readings.front(),
                       .last = readings.back(),
                       .least = *std::ranges::min_element(readings),
                       .greatest = *std::ranges::max_element(readings),
                       .count = static_cast<qint64>(readings.size())};
    for (const double reading : readings)
        made.sum += reading;
    return made;
}

}

/// The figures of a legend, reading by reading.
class TestSeriesFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gaugesHaveNoSum();
    void onlyWhatIsShownCounts();
    void countsHaveZeros();
    void anUnknownSumIsNoValue();
    void ratesAreWeighted();
};

void TestSeriesFigures::gaugesHaveNoSum()
{
    const std::vector<MetricBucket> made {bucket(0, 10, {4, 1, 9}), bucket(20, 20, {2})};
    const SeriesFigures gauge = figuresOf(made, {}, 0, 100);
    QCOMPARE(gauge.last, std::optional(2.0));
    QCOMPARE(gauge.least, std::optional(1.0));
    QCOMPARE(gauge.greatest, std::optional(9.0));
    QCOMPARE(gauge.mean, std::optional(4.0));
    QVERIFY(!gauge.sum);
    QCOMPARE(figuresOf(made, {.kind = MetricKind::Ratio}, 0, 100).sum, std::optional(16.0));
    QVERIFY(figuresOf({}, {.kind = MetricKind::Ratio}, 0, 100) == SeriesFigures());
}

void TestSeriesFigures::onlyWhatIsShownCounts()
{
    const std::vector<MetricBucket> made {bucket(0, 10, {100}), bucket(20, 30, {2, 4}), bucket(40, 40, {50})};
    QCOMPARE(figuresOf(made, {}, 25, 40).mean, std::optional(3.0)); // the edge's bucket as a whole
    QCOMPARE(figuresOf(made, {}, 25, 40).greatest, std::optional(4.0));
    QCOMPARE(figuresOf(made, {}, 30, 41).last, std::optional(50.0));
    QVERIFY(!figuresOf(made, {}, 31, 40).last); // a value that is held is no reading
}

/// Two and four in two of eight hours; the others are zero, though no reading says so.
void TestSeriesFigures::countsHaveZeros()
{
    const MetricMeaning hourly {.kind = MetricKind::Count, .seconds = 3600};
    MetricSeries series {.name = {}, .buckets = {bucket(Hour, Hour, {2}), bucket(5 * Hour, 5 * Hour, {4})}};
    series = withZeros(std::move(series), 3600, 0, 8 * Hour);
    const SeriesFigures all = figuresOf(series.buckets, hourly, 0, 8 * Hour);
    QCOMPARE(all.sum, std::optional(6.0));
    QCOMPARE(all.mean, std::optional(0.75));
    QCOMPARE(all.least, std::optional(0.0));
    QCOMPARE(all.last, std::optional(0.0));
    const SeriesFigures part = figuresOf(series.buckets, hourly, 4 * Hour, 6 * Hour);
    QCOMPARE(part.sum, std::optional(4.0));
    QCOMPARE(part.mean, std::optional(2.0));
    // the hour that began before is still shown
    QCOMPARE(figuresOf(series.buckets, hourly, 5 * Hour + 1800 * Second, 6 * Hour).sum, std::optional(4.0));
}

void TestSeriesFigures::anUnknownSumIsNoValue()
{
    std::vector<MetricBucket> made {bucket(0, 10, {1}), bucket(20, 20, {3})};
    made[0].sum = std::nan("");
    const SeriesFigures figures = figuresOf(made, {.kind = MetricKind::Ratio}, 0, 100);
    QVERIFY(!figures.sum);
    QVERIFY(!figures.mean);
    QCOMPARE(figures.greatest, std::optional(3.0));
}

/// Ten a second for one second, then nothing for nine.
void TestSeriesFigures::ratesAreWeighted()
{
    const std::vector<MetricBucket> counter {bucket(0, 0, {0}), bucket(Second, Second, {10})};
    const auto rates = rate(counter, 0, 10 * Second);
    const SeriesFigures figures = rateFigures(rates, 0, 10 * Second);
    QCOMPARE(figures.mean, std::optional(1.0));
    QCOMPARE(figures.greatest, std::optional(10.0));
    QCOMPARE(figures.least, std::optional(0.0));
    QCOMPARE(figures.last, std::optional(0.0));
    QVERIFY(!figures.sum);
    QCOMPARE(rateFigures(rates, Second / 2, 2 * Second).mean, std::optional(10.0 / 3));
}

QTEST_APPLESS_MAIN(TestSeriesFigures)
#include "tst_seriesfigures.moc"
