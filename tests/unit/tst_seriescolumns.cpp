#include "metrics/seriescolumns.h"
#include "metrics/valueedges.h"

#include <QTest>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1'000'000;
using Values = std::vector<std::optional<double>>;

MetricBucket reading(qint64 second, double value)
{
    return {.firstAt = second * Second,
            .lastAt = second * Second,
            .first = value,
            .last = value,
            .least = value,
            .greatest = value,
            .count = 1,
            .sum = value};
}

MetricData data(std::vector<MetricSeries> series, qint64 seconds, qint64 width)
{
    return {
        .span = {.begin = 0, .end = seconds * Second}, .series = std::move(series), .width = width * Second};
}

}

/// Ranks, stacks and the columns that they are of; edges of bins.
class TestSeriesColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tiesShareARank();
    void stacksLeaveOutWhatIsUnknown();
    void gaugesHoldAsLongAsTheyMay();
    void countsAreMeans();
    void columnsAreWholeBuckets();
    void edgesAreRound_data();
    void edgesAreRound();
    void everyValueHasABin();
};

void TestSeriesColumns::tiesShareARank()
{
    QCOMPARE(ranksOf({5, 9, 5, {}, -1}), (std::vector<int> {2, 1, 2, 0, 4}));
    QCOMPARE(ranksOf({0, {}, 0}), (std::vector<int> {1, 0, 1}));
    QCOMPARE(ranksOf({{}, {}}), (std::vector<int> {0, 0}));
    QVERIFY(ranksOf({}).empty());
}

void TestSeriesColumns::stacksLeaveOutWhatIsUnknown()
{
    QCOMPARE(stackOf({2, {}, 0, 3}), (Values {2, {}, 2, 5}));
    QCOMPARE(stackOf({{}, {}}), (Values {{}, {}}));
}

void TestSeriesColumns::gaugesHoldAsLongAsTheyMay()
{
    const auto read = data({{.name = QStringLiteral("a"), .buckets = {reading(5, 1), reading(12, 2)}},
                            {.name = QStringLiteral("b"), .buckets = {reading(25, 7)}}},
                           50, 10);
    const auto forever = seriesColumns(read, {.kind = MetricKind::Gauge}, 0, 50 * Second, 5);
    QCOMPARE(forever.count, std::size_t(5));
    QCOMPARE(forever.values[0], (Values {1, 2, 2, 2, 2}));
    QCOMPARE(forever.values[1], (Values {{}, {}, 7, 7, 7})); // not zero before its first reading
    const auto while10 = seriesColumns(read, {.kind = MetricKind::Gauge, .holdsFor = 10}, 0, 50 * Second, 5);
    QCOMPARE(while10.values[0], (Values {1, 2, {}, {}, {}})); // 12 + 10 is over at 30
    QCOMPARE(while10.values[1], (Values {{}, {}, 7, {}, {}}));
    QCOMPARE(*while10.at(29 * Second), std::size_t(2));
    QVERIFY(!while10.at(50 * Second));
    QVERIFY(!while10.at(-1));
}

void TestSeriesColumns::countsAreMeans()
{
    const MetricMeaning hourly {.kind = MetricKind::Count, .seconds = 10};
    MetricSeries one {.name = QStringLiteral("a"),
                      .buckets = {{.firstAt = 0,
                                   .lastAt = 20 * Second,
                                   .first = 6,
                                   .last = 3,
                                   .least = 0,
                                   .greatest = 6,
                                   .count = 2, // of three stretches
                                   .sum = 9}}};
    one = withZeros(std::move(one), 10, 0, 90 * Second);
    const auto wide = seriesColumns(data({one}, 90, 30), hourly, 0, 90 * Second, 3);
    QCOMPARE(wide.values[0], (Values {3, 0, 0}));
    const auto whole = seriesColumns(data({one}, 90, 30), hourly, 0, 90 * Second, 1);
    QCOMPARE(whole.values[0], (Values {1})); // 9 in nine stretches
    const auto narrow =
        seriesColumns(data({{.name = {}, .buckets = {reading(0, 4)}}}, 20, 5), hourly, 0, 20 * Second, 4);
    QCOMPARE(narrow.values[0], (Values {4, 4, {}, {}})); // as long as it is the value
}

void TestSeriesColumns::columnsAreWholeBuckets()
{
    const auto read = data({}, 100, 10);
    const auto columns = seriesColumns(read, {}, 33 * Second, 77 * Second, 3);
    QCOMPARE(columns.width, 20 * Second);
    QCOMPARE(columns.begin, 20 * Second);
    QCOMPARE(columns.endOf(columns.count - 1), 80 * Second);
}

void TestSeriesColumns::edgesAreRound_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::addColumn<bool>("isLogarithmic");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<QByteArrayList>("edges");
    const auto row = [](const char* name, double least, double greatest, bool isLogarithmic, bool isWhole,
                        const QByteArrayList& edges) {
        QTest::newRow(name) << least << greatest << isLogarithmic << isWhole << edges;
    };
    row("even", 3, 17, false, false, {"0e0", "5e0", "10e0", "15e0", "20e0"});
    row("fractions", 0.1, 0.3, false, false, {"10e-2", "15e-2", "20e-2", "25e-2", "30e-2", "35e-2"});
    row("below zero", -7, 1, false, false, {"-8e0", "-6e0", "-4e0", "-2e0", "0e0", "2e0"});
    row("whole", 1, 3, false, true, {"1e0", "2e0", "3e0", "4e0"});
    row("one value", 40, 40, false, false, {"40e0", "45e0"});
    row("zero", 0, 0, false, false, {"0e0", "1e0"});
    row("powers", 3, 4000, true, false, {"1e0", "1e1", "1e2", "1e3", "1e4"});
    row("factors", 30, 400, true, false, {"2e1", "5e1", "1e2", "2e2", "5e2"});
}

void TestSeriesColumns::edgesAreRound()
{
    QFETCH(double, least);
    QFETCH(double, greatest);
    QFETCH(bool, isLogarithmic);
    QFETCH(bool, isWhole);
    QFETCH(QByteArrayList, edges);
    const auto made =
        roundEdges(least, greatest, {.bins = 4, .isLogarithmic = isLogarithmic, .isWhole = isWhole});
    QCOMPARE(QByteArrayList(made.texts.begin(), made.texts.end()), edges);
    for (std::size_t i = 0; i < made.texts.size(); ++i)
        QCOMPARE(made.values[i], made.texts[i].toDouble());
}

void TestSeriesColumns::everyValueHasABin()
{
    const std::vector<double> values {-1e200, -12345.678,  -1,   -1e-9,   0,    1e-200, 0.3,
                                      1,      999.9999999, 1000, 1e9 + 1, 1e15, 1e200,  1e308};
    for (const bool isLogarithmic : {false, true}) {
        for (const double least : values) {
            for (const double greatest : values) {
                if (greatest < least || (isLogarithmic && least <= 0))
                    continue;
                const auto edges = roundEdges(least, greatest, {.isLogarithmic = isLogarithmic});
                QVERIFY(edges.values.front() <= least);
                QVERIFY(edges.values.back() > greatest);
                QVERIFY2(edges.bins() <= 70, qPrintable(QString::number(edges.bins())));
                QVERIFY(std::ranges::is_sorted(edges.values, std::less_equal()));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSeriesColumns)
#include "tst_seriescolumns.moc"
