#include "base/thinning.h"
#include "metrics/weekcomparison.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1000000;
constexpr qint64 Hour = 3600 * Second;

using Raw = std::vector<std::pair<qint64, double>>; // by time

MetricSeries reducedTo(const QString& name, const Raw& raw, int buckets)
{
    const auto reading = [](const Raw::value_type& one) { return readingAt(one.first, one.second); };
    const qint64 begin = raw.front().first;
    const qint64 end = raw.back().first + 1;
    const auto stretch = [&](const MetricBucket& one) {
        return static_cast<qint64>(static_cast<long double>(one.firstAt - begin) * buckets
                                   / static_cast<long double>(end - begin));
    };
    return {.name = name, .buckets = thinned(raw | std::views::transform(reading), stretch, join)};
}

void addSeries(MetricReadings& metric, const QString& name, const Raw& raw, int buckets = 100000)
{
    metric.series.push_back(reducedTo(name, raw, buckets));
    metric.finals.push_back({.at = raw.back().first,
                             .value = raw.back().second,
                             .text = "exact " + QByteArray::number(raw.back().second)});
}

MetricReadings metricOf(const char* id)
{
    const QString name = QLatin1String(id);
    return {.id = name, .title = name.toUpper(), .unit = QStringLiteral("u")};
}

ComparedWeek weekOf(const QString& name, std::optional<qint64> start, std::optional<qint64> lastAt = {})
{
    ComparedWeek week;
    week.readings.week = name;
    if (start)
        week.readings.times.start = WeekStart {.at = *start};
    week.readings.times.lastAt = lastAt;
    return week;
}

ComparedWeek deadWeek(const QString& name)
{
    ComparedWeek week;
    week.readings.week = name;
    week.readings.error = Error {.message = QStringLiteral("dead")};
    return week;
}

const DeltaRow* rowOf(const std::vector<DeltaRow>& rows, const char* metric, const char* series)
{
    const auto found = std::ranges::find_if(rows, [&](const DeltaRow& row) {
        return row.metric == QLatin1String(metric) && row.series == QLatin1String(series);
    });
    return found == rows.end() ? nullptr : &*found;
}

using State = WeekValue::State;

}

class TestWeekComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void elapsedTexts_data();
    void elapsedTexts();
    void notElapsed_data();
    void notElapsed();
    void commonSpanIsTheShortest();
    void markerMovesAWeek();
    void clippingKeepsWhatIsKnown();
    void overlayHasACurveForEachWeek();
    void whatIsNotThereIsNotZero();
    void mostUnusualComesFirst();
    void bucketsTellWhatIsInexact();
    void partsOfSomeWeeks();
    void cutSeriesAreNotCalledMissing();
    void versionsThatDiffer();
    void nothingToCompare();
    void randomWeeksEqualBruteForce();
};

void TestWeekComparison::elapsedTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* text, qint64 microseconds, const char* shown) {
        QTest::newRow(text) << QString::fromLatin1(text) << microseconds << QString::fromLatin1(shown);
    };
    row("0s", 0, "0d 00:00:00");
    row("36h", 36 * Hour, "1d 12:00:00");
    row("1d12h", 36 * Hour, "1d 12:00:00");
    row("1d 12:00:00", 36 * Hour, "1d 12:00:00");
    row("90m", 90 * 60 * Second, "0d 01:30:00");
    row("2:30", 150 * 60 * Second, "0d 02:30:00");
    row("2d", 48 * Hour, "2d 00:00:00");
    row("1h2m3.25s", 3723250000, "0d 01:02:03.25");
    row("0d 00:00:00.000001", 1, "0d 00:00:00.000001");
    row("-1d 01:00:00", -25 * Hour, "-1d 01:00:00");
}

void TestWeekComparison::elapsedTexts()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    QFETCH(QString, shown);
    QCOMPARE(elapsedFrom(text), std::optional(microseconds));
    QCOMPARE(elapsedText(microseconds), shown);
    QCOMPARE(elapsedFrom(shown), std::optional(microseconds));
}

void TestWeekComparison::notElapsed_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "-", "3", "1x", "h", "1d2", "12:", "1h 2h", "2:30 5m", "1.5h", "99999999999d", "now"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestWeekComparison::notElapsed()
{
    QFETCH(QString, text);
    QCOMPARE(elapsedFrom(text), std::nullopt);
}

void TestWeekComparison::commonSpanIsTheShortest()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 1000, 1500),
                                     weekOf(QStringLiteral("b"), 9000, 9100),
                                     weekOf(QStringLiteral("c"), 0, 100)};
    QCOMPARE(commonSpan(weeks), (CommonSpan {.begin = 0, .end = 100, .isClipped = true, .shortest = {1, 2}}));
    weeks.push_back(deadWeek(QStringLiteral("d")));
    weeks.push_back(weekOf(QStringLiteral("no start"), {}, 50));
    QCOMPARE(commonSpan(weeks).end, 100); // those do not count
    weeks.erase(weeks.begin());
    QVERIFY(!commonSpan(weeks).isClipped);
    // a reading after the last event belongs to the week too
    MetricReadings metric = metricOf("m");
    addSeries(metric, {}, {{9000, 1}, {9300, 2}});
    weeks[0].readings.metrics.push_back(metric);
    QCOMPARE(commonSpan(weeks), (CommonSpan {.begin = 0, .end = 100, .isClipped = true, .shortest = {1}}));
    QCOMPARE(wholeSpan(weeks).end, 300);
}

void TestWeekComparison::markerMovesAWeek()
{
    ComparedWeek week = weekOf(QStringLiteral("a"), {}, 1500);
    QVERIFY(!week.start());
    QVERIFY(!week.end());
    week.marker = 1000;
    QCOMPARE(week.start()->source, WeekStart::Source::Marker);
    QCOMPARE(week.end(), std::optional<qint64>(500));
    week.readings.times.start = WeekStart {.at = 1200};
    QCOMPARE(week.start()->at, 1000);
    // readings before the marker are there, and elapsed before zero
    MetricReadings metric = metricOf("m");
    addSeries(metric, {}, {{900, 1}, {1100, 2}});
    week.readings.metrics.push_back(metric);
    QCOMPARE(wholeSpan({week}).begin, -100);
    const auto whole = overlays({week}, {});
    QCOMPARE(whole[0].curves[0].series.buckets.front().firstAt, -100);
    const auto clippedToIt = overlays({week}, commonSpan({week}));
    QCOMPARE(clippedToIt[0].curves[0].series.buckets.front().firstAt, 100);
    week.marker = 5000; // after everything
    QCOMPARE(commonSpan({week}).end, 0);
}

void TestWeekComparison::clippingKeepsWhatIsKnown()
{
    const MetricBucket wide {
        .firstAt = 10, .lastAt = 30, .first = 1, .last = 3, .least = -9, .greatest = 9, .count = 5};
    const MetricSeries series {.name = QStringLiteral("s"), .buckets = {wide}};
    QCOMPARE(clipped(series, {.begin = 10, .end = 30}).buckets, series.buckets);
    const auto start = clipped(series, {.begin = 0, .end = 20}).buckets;
    QCOMPARE(start.size(), std::size_t(1));
    QCOMPARE(start[0].lastAt, 10);
    QCOMPARE(start[0].greatest, 1.0); // that 9 lies inside is not known
    const auto end = clipped(series, {.begin = 20, .end = 40}).buckets;
    QCOMPARE(end.size(), std::size_t(1));
    QCOMPARE(end[0].firstAt, 30);
    QCOMPARE(end[0].least, 3.0);
    QVERIFY(clipped(series, {.begin = 15, .end = 25}).buckets.empty());
    QVERIFY(clipped(series, {.begin = 31, .end = 99}).buckets.empty());
}

void TestWeekComparison::overlayHasACurveForEachWeek()
{
    std::vector<ComparedWeek> weeks;
    for (int i = 0; i < 3; ++i) {
        const qint64 start = 1000 * i;
        weeks.push_back(weekOf(QString::number(i), start, start + 100 + i));
        MetricReadings metric = metricOf("m");
        addSeries(metric, QStringLiteral("x"), {{start, 10.0 * i}, {start + 100 + i, 50}});
        if (i == 1)
            addSeries(metric, QStringLiteral("y"), {{start, 7}});
        weeks.back().readings.metrics.push_back(metric);
    }
    const CommonSpan span = commonSpan(weeks);
    QCOMPARE(span.end, 100);
    const auto charts = overlays(weeks, span, 2);
    QCOMPARE(charts.size(), std::size_t(2));
    QCOMPARE(charts[0].series, QStringLiteral("x"));
    QCOMPARE(charts[0].title, QStringLiteral("M"));
    QCOMPARE(charts[0].curves.size(), std::size_t(3));
    for (const OverlayCurve& curve : charts[0].curves) {
        QCOMPARE(curve.series.buckets.front().firstAt, 0);
        QCOMPARE(curve.series.buckets.size(), std::size_t(curve.week == 0 ? 2 : 1)); // the others end later
    }
    // the band is of the others only, and holds at its times what was read before
    QCOMPARE(charts[0].band,
             (std::vector<BandPoint> {{.at = 0, .low = 11, .median = 15, .high = 19, .weeks = 2},
                                      {.at = 100, .low = 11, .median = 15, .high = 19, .weeks = 2}}));
    QCOMPARE(charts[1].curves.size(), std::size_t(1));
    QVERIFY(charts[1].band.empty());
}

void TestWeekComparison::whatIsNotThereIsNotZero()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 0, 100), weekOf(QStringLiteral("b"), 0, 100),
                                     deadWeek(QStringLiteral("c")), weekOf(QStringLiteral("d"), 0, 100),
                                     weekOf(QStringLiteral("no start"), {}, 100)};
    MetricReadings metric = metricOf("m");
    addSeries(metric, QStringLiteral("x"), {{0, 0}, {50, 5}});
    weeks[0].readings.metrics = {metric};
    weeks[4].readings.metrics = {metric};
    weeks[1].readings.metrics = {metricOf("m")};
    addSeries(weeks[1].readings.metrics[0], QStringLiteral("late"), {{80, 1}});
    weeks[3].readings.metrics = {metricOf("m")};
    weeks[3].readings.metrics[0].error = Error {.message = QStringLiteral("failed")};

    const auto rows = deltaRows(weeks, 10);
    QCOMPARE(rows.size(), std::size_t(2));
    const DeltaRow* x = rowOf(rows, "m", "x");
    QVERIFY(x);
    QCOMPARE(x->values[0].state, State::Known);
    QCOMPARE(x->values[0].text, QByteArray("0"));
    QCOMPARE(x->values[1].state, State::NotInWeek);
    QCOMPARE(x->values[2].state, State::NotRead);
    QCOMPARE(x->values[3].state, State::NotRead);
    QCOMPARE(x->values[4].state, State::NotRead);
    QCOMPARE(x->delta.ranked, 1);
    QVERIFY(!x->delta.difference);
    const DeltaRow* late = rowOf(rows, "m", "late");
    QCOMPARE(late->values[0].state, State::NotInWeek);
    QCOMPARE(late->values[1].state, State::NotYet);
    QVERIFY(!late->delta.rank);

    const auto finals = deltaRows(weeks, {}); // these need no start
    QCOMPARE(rowOf(finals, "m", "x")->values[4].text, QByteArray("exact 5"));
    QCOMPARE(rowOf(finals, "m", "x")->delta.ranked, 2);
}

void TestWeekComparison::mostUnusualComesFirst()
{
    // six weeks: "usual" is in the middle, "odd" far below, "few" is in two weeks only, "gone" not in the
    // first, and "single" is farthest off, but of one reading
    std::vector<ComparedWeek> weeks;
    for (int i = 0; i < 6; ++i) {
        weeks.push_back(weekOf(QString::number(i), 0, 100));
        MetricReadings metric = metricOf("m");
        addSeries(metric, QStringLiteral("usual"), {{0, 1}, {10, i == 0 ? 13 : 10.0 + i}});
        addSeries(metric, QStringLiteral("odd"), {{0, 1}, {10, i == 0 ? 0 : 10.0 + i}});
        addSeries(metric, QStringLiteral("single"), {{0, i == 0 ? 9999 : 10.0 + i}});
        if (i < 2)
            addSeries(metric, QStringLiteral("few"), {{0, 1}, {10, i == 0 ? 1000000 : 1.0}});
        if (i > 0)
            addSeries(metric, QStringLiteral("gone"), {{0, 5}});
        weeks.back().readings.metrics.push_back(metric);
    }
    const auto rows = deltaRows(weeks, 50);
    QStringList order;
    for (const DeltaRow& row : rows)
        order << row.series;
    QCOMPARE(order,
             QStringList({QStringLiteral("odd"), QStringLiteral("usual"), QStringLiteral("few"),
                          QStringLiteral("single"), QStringLiteral("gone")}));
    QCOMPARE(rows[0].delta.robustZ, std::optional(-13 / 1.4826)); // median 13, deviations 2 1 0 1 2
    QCOMPARE(rows[0].delta.rank, std::optional(6));
    QCOMPARE(rows[0].delta.ranked, 6);
    QVERIFY(!rows[2].delta.robustZ); // too few to say
    QVERIFY(rows[2].delta.percent);
}

void TestWeekComparison::bucketsTellWhatIsInexact()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 0, 100)};
    MetricReadings metric = metricOf("m");
    addSeries(metric, {}, {{0, 1}, {10, 2}, {20, 3}, {60, 4}, {70, 5}, {100, 6}}, 2);
    weeks[0].readings.metrics = {metric};
    const auto at = [&weeks](qint64 time) { return deltaRows(weeks, time)[0].values[0]; };
    QVERIFY(at(0).isExact);
    QCOMPARE(at(0).number, 1.0);
    QVERIFY(!at(15).isExact); // somewhere inside the first bucket
    QCOMPARE(at(30).number, 3.0);
    QVERIFY(at(30).isExact);
    QCOMPARE(at(100).text, QByteArray("exact 6"));
    QCOMPARE(at(5000).text, QByteArray("exact 6")); // it holds on
}

void TestWeekComparison::partsOfSomeWeeks()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 0, 100), weekOf(QStringLiteral("b"), 0, 100),
                                     deadWeek(QStringLiteral("c"))};
    for (std::size_t i = 0; i < 2; ++i) {
        MetricReadings metric = metricOf("m");
        addSeries(metric, QStringLiteral("both"), {{0, 1}});
        if (i == 1)
            addSeries(metric, QStringLiteral("second"), {{0, 1}});
        weeks[i].readings.metrics = {metric};
    }
    const QString ships = QStringLiteral("core.ships");
    const QString id = QStringLiteral("id bigint");
    weeks[0].readings.tables = {{ships, {id, QStringLiteral("fuel integer")}},
                                {QStringLiteral("core.old"), {id}}};
    weeks[1].readings.tables = {{ships, {id, QStringLiteral("fuel bigint")}}};
    QStringList told;
    for (const PartialItem& item : partialItems(weeks)) {
        QString text = item.name;
        for (const auto& in : item.isIn)
            text += in ? (*in ? u'+' : u'-') : u'?';
        told << text;
    }
    QCOMPARE(told,
             QStringList({QStringLiteral("M: second-+?"), QStringLiteral("core.old+-?"),
                          QStringLiteral("core.ships.fuel integer+-?"),
                          QStringLiteral("core.ships.fuel bigint-+?")}));
}

void TestWeekComparison::cutSeriesAreNotCalledMissing()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 0, 100),
                                     weekOf(QStringLiteral("b"), 0, 100)};
    MetricReadings whole = metricOf("m");
    addSeries(whole, QStringLiteral("p"), {{0, 1}});
    addSeries(whole, QStringLiteral("q"), {{0, 1}});
    addSeries(whole, QStringLiteral("r"), {{0, 1}});
    MetricReadings cut = metricOf("m");
    addSeries(cut, QStringLiteral("p"), {{0, 2}});
    cut.isCut = true;
    cut.names = QStringList {QStringLiteral("p"), QStringLiteral("q")};
    weeks[0].readings.metrics = {whole};
    weeks[1].readings.metrics = {cut};
    const auto rows = deltaRows(weeks, 50);
    QCOMPARE(rowOf(rows, "m", "q")->values[1].state, State::NotRead);
    QCOMPARE(rowOf(rows, "m", "r")->values[1].state, State::NotInWeek);
    const auto items = partialItems(weeks);
    QCOMPARE(items.size(), std::size_t(1));
    QCOMPARE(items[0].name, QStringLiteral("M: r"));
}

void TestWeekComparison::versionsThatDiffer()
{
    std::vector<ComparedWeek> weeks {weekOf(QStringLiteral("a"), 0), weekOf(QStringLiteral("b"), 0),
                                     deadWeek(QStringLiteral("c"))};
    weeks[0].readings.schemaVersion = QStringLiteral("004");
    weeks[1].readings.schemaVersion = QStringLiteral("004");
    QVERIFY(differingVersions(weeks).isEmpty());
    weeks[1].readings.schemaVersion = QStringLiteral("005");
    QCOMPARE(differingVersions(weeks),
             QStringList({QStringLiteral("004"), QStringLiteral("005"), QString()}));
}

void TestWeekComparison::nothingToCompare()
{
    const std::vector<ComparedWeek> weeks {deadWeek(QStringLiteral("a")), deadWeek(QStringLiteral("b"))};
    QCOMPARE(commonSpan(weeks), CommonSpan());
    QVERIFY(overlays(weeks, commonSpan(weeks)).empty());
    QVERIFY(deltaRows(weeks, 5).empty());
    QVERIFY(deltaRows({}, {}).empty());
    QVERIFY(partialItems(weeks).empty());
    QVERIFY(differingVersions(weeks).isEmpty());
}

/// Random readings, reduced finely or coarsely, against the readings themselves.
void TestWeekComparison::randomWeeksEqualBruteForce()
{
    QRandomGenerator random(11);
    int exact = 0;
    int inexact = 0;
    for (int round = 0; round < 300; ++round) {
        const bool isFine = round % 2 == 0;
        std::vector<ComparedWeek> weeks;
        std::vector<std::map<QString, Raw>> raws; // elapsed
        for (int w = 1 + random.bounded(6); w > 0; --w) {
            const qint64 start = random.bounded(100000);
            ComparedWeek week = weekOf(QString::number(w), start);
            MetricReadings metric = metricOf("m");
            std::map<QString, Raw> raw;
            for (char name = 'a'; name < 'd'; ++name) {
                std::map<qint64, double> readings;
                for (int n = random.bounded(30); n > 0; --n)
                    readings[random.bounded(1000)] = random.bounded(20);
                if (readings.empty())
                    continue;
                const QString series(QLatin1Char {name});
                raw[series] = Raw(readings.begin(), readings.end());
                Raw absolute = raw[series];
                for (auto& reading : absolute)
                    reading.first += start;
                addSeries(metric, series, absolute, isFine ? 100000 : 4);
            }
            week.readings.metrics = {metric};
            weeks.push_back(week);
            raws.push_back(raw);
        }
        const qint64 at = random.bounded(1100);
        const auto rows = deltaRows(weeks, at);
        double before = std::numeric_limits<double>::infinity();
        for (const DeltaRow& row : rows) {
            std::vector<double> others;
            std::optional<double> mine;
            for (std::size_t w = 0; w < weeks.size(); ++w) {
                const WeekValue& value = row.values[w];
                const auto raw = raws[w].find(row.series);
                QCOMPARE(value.state == State::NotInWeek, raw == raws[w].end());
                if (raw == raws[w].end())
                    continue;
                std::optional<double> expected;
                for (const auto& [time, number] : raw->second)
                    expected = time <= at ? std::optional(number) : expected;
                QCOMPARE(value.state, expected ? State::Known : State::NotYet);
                (value.isExact ? exact : inexact) += expected ? 1 : 0;
                if (expected && value.isExact)
                    QCOMPARE(value.number, *expected);
                if (isFine)
                    QVERIFY(!expected || value.isExact);
                if (expected && w == 0)
                    mine = value.number;
                else if (expected)
                    others.push_back(value.number);
            }
            QCOMPARE(row.delta.rank.has_value(), mine.has_value());
            if (mine) {
                const auto greater =
                    std::ranges::count_if(others, [&](double other) { return other > *mine; });
                QCOMPARE(*row.delta.rank, static_cast<int>(greater) + 1);
            }
            QCOMPARE(row.delta.robustZ.has_value(), mine && others.size() >= 4);
            const bool isLast = row.isSingle || (!row.delta.robustZ && !row.delta.difference);
            const double far = isLast ? -2 : row.delta.robustZ ? std::abs(*row.delta.robustZ) : -1;
            QVERIFY(far <= before);
            before = far;
        }
        const CommonSpan span = commonSpan(weeks);
        for (const Overlay& chart : overlays(weeks, span, 5)) {
            for (const OverlayCurve& curve : chart.curves) {
                for (const MetricBucket& bucket : curve.series.buckets) {
                    QVERIFY(bucket.firstAt >= 0 && bucket.lastAt <= span.end);
                    // what it shows was read between those times
                    const Raw& raw = raws[curve.week].at(chart.series);
                    for (const double shown : {bucket.first, bucket.last, bucket.least, bucket.greatest})
                        QVERIFY(std::ranges::any_of(raw, [&](const auto& reading) {
                            return reading.first >= bucket.firstAt && reading.first <= bucket.lastAt
                                && reading.second == shown;
                        }));
                }
            }
        }
    }
    QVERIFY(exact > 500);
    QVERIFY(inexact > 50);
}

QTEST_GUILESS_MAIN(TestWeekComparison)
#include "tst_weekcomparison.moc"
