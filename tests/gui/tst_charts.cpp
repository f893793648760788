#include "widgets/charts/chartpicture.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/metriccurve.h"
#include "widgets/charts/seriesstyle.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <set>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1000000;
constexpr qint64 Begin = 1761343200 * Second;

MetricBucket reading(qint64 at, double value)
{
    return {.firstAt = at,
            .lastAt = at,
            .first = value,
            .last = value,
            .least = value,
            .greatest = value,
            .count = 1};
}

MetricData series(int count, int readings, qint64 apart)
{
    MetricData data;
    for (int s = 0; s < count; ++s) {
        MetricSeries one {.name = QStringLiteral("S%1").arg(s), .buckets = {}};
        for (int i = 0; i < readings; ++i)
            one.buckets.push_back(reading(Begin + i * apart, 10 * s + i % 7));
        data.series.push_back(std::move(one));
    }
    return data;
}

MetricDefinition metric(const QString& title = QStringLiteral("Fuel"))
{
    MetricDefinition metric;
    metric.title = title;
    metric.unit = QStringLiteral("kg");
    return metric;
}

QStringList textsOf(const MetricChart& chart)
{
    QStringList texts;
    QXmlStreamReader xml(chartSvg({.title = {}, .facts = {}, .charts = {&chart}}));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
            texts << xml.text().toString().remove(QChar(0x200B)).trimmed();
    }
    return texts;
}

}

/// What all charts do, by the example of a metric's.
class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void legendHidesAndIsolates();
    void namesWithoutRoomAreCounted();
    void dragMoves();
    void drawingHasReadableTexts();
    void boxWheelAndKeysZoom();
    void clickFindsTheReading();
    void clickMeansAllOfTheBucket();
    void clickOnAFlagOpensNothing();
    void spikesAndGapsAreSeen();
    void linesBreakWhereNothingIsKnown();
    void gapsAreWhereNoSeriesHasAValue();
    void seriesKeepTheirLook();
    void valuesSayTheirAge();
    void ratesAreReadable();
    void shortestTimes();
    void narrowChartsHaveTimes();
    void timesHaveFourLabels();
    void largeValuesCloseTogether();
    void namesAreNoMarkup();
    void plotsBelowOneAnother();

private:
    QPoint at(double partAcross) const
    {
        const QRect plot = m_chart->plotRect();
        return {plot.left() + static_cast<int>(partAcross * plot.width()), plot.center().y()};
    }

    std::unique_ptr<ChartTime> m_time;
    std::unique_ptr<MetricChart> m_chart;
};

void TestCharts::init()
{
    m_chart.reset();
    m_time = std::make_unique<ChartTime>();
    m_time->setWhole({Begin, Begin + 100 * Second});
    m_chart = std::make_unique<MetricChart>(metric(), m_time.get());
    m_chart->resize(800, 300);
    m_chart->setData(series(3, 100, Second));
    m_chart->show();
}

void TestCharts::legendHidesAndIsolates()
{
    QSignalSpy changed(m_chart.get(), &MetricChart::hiddenChanged);
    const QPoint first(12, m_chart->fontMetrics().height() + 12);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, first);
    QCOMPARE(m_chart->hidden(), QSet<QString> {QStringLiteral("S0")});
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(m_chart.get(), Qt::LeftButton, {}, first);
    QCOMPARE(m_chart->hidden(), (QSet<QString> {QStringLiteral("S1"), QStringLiteral("S2")}));
    QVERIFY(changed.size() >= 3);
}

void TestCharts::namesWithoutRoomAreCounted()
{
    m_chart->setData(series(24, 5, Second));
    QVERIFY(textsOf(*m_chart).contains(QStringLiteral("S23")));
    m_chart->resize(240, 120);
    const QStringList texts = textsOf(*m_chart);
    QVERIFY(!texts.contains(QStringLiteral("S23")));
    QVERIFY2(
        std::ranges::any_of(texts, [](const QString& text) { return text.endsWith(QLatin1String("more")); }),
        qPrintable(texts.join(QLatin1Char('|'))));
}

void TestCharts::drawingHasReadableTexts()
{
    ChartTime time;
    MetricChart chart(metric(QStringLiteral("Fuel \"font-family=\"")), &time);
    chart.resize(640, 240);
    std::set<int> found;
    QXmlStreamReader xml(chartSvg({.title = {}, .facts = {}, .charts = {&chart}}));
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.attributes().hasAttribute(QLatin1String("font-family"))) {
            QVERIFY(
                xml.attributes().value(QLatin1String("font-family")).endsWith(QLatin1String(", sans-serif")));
            found.insert(qRound(xml.attributes().value(QLatin1String("font-size")).toDouble()));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(*found.begin() > 6);
    QVERIFY(found.contains(QFontInfo(chart.font()).pixelSize()));
    QVERIFY(textsOf(chart).join(QLatin1Char(' ')).contains(QStringLiteral("\"font-family=\"")));
}

void TestCharts::dragMoves()
{
    m_time->show({Begin + 40 * Second, Begin + 60 * Second});
    const auto shown = m_time->range();
    QTest::mousePress(m_chart.get(), Qt::LeftButton, Qt::ShiftModifier, at(0.5));
    QTest::mouseMove(m_chart.get(), at(0.6));
    QTest::mouseMove(m_chart.get(), at(0.75));
    QTest::mouseRelease(m_chart.get(), Qt::LeftButton, Qt::ShiftModifier, at(0.75));
    const qint64 moved = shown.begin - m_time->range().begin;
    QVERIFY2(qAbs(moved - 5 * Second) < Second / 10, qPrintable(QString::number(moved)));
    QCOMPARE(m_time->range().end - m_time->range().begin, 20 * Second);
    m_time->back();
    QCOMPARE(m_time->range(), shown);
}

void TestCharts::boxWheelAndKeysZoom()
{
    const auto length = [this] { return m_time->range().end - m_time->range().begin; };
    QTest::mousePress(m_chart.get(), Qt::LeftButton, {}, at(0.75));
    QTest::mouseMove(m_chart.get(), at(0.5));
    QTest::mouseRelease(m_chart.get(), Qt::LeftButton, {}, at(0.25)); // backwards
    QVERIFY2(qAbs(length() - 50 * Second) < Second, qPrintable(QString::number(length())));
    const QPoint place = at(0.25);
    const double before = m_chart->timeAt(place.x());
    QWheelEvent wheel(place, m_chart->mapToGlobal(QPointF(place)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_chart.get(), &wheel);
    QVERIFY(qAbs(length() - 40 * Second) < Second);
    QVERIFY(qAbs(m_chart->timeAt(place.x()) - before) < Second / 5); // stays where it is
    QTest::keyClick(m_chart.get(), Qt::Key_Minus);
    QVERIFY(qAbs(length() - 50 * Second) < Second);
    const qint64 begin = m_time->range().begin;
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QVERIFY(m_time->range().begin > begin);
    QTest::keyClick(m_chart.get(), Qt::Key_Home);
    QCOMPARE(m_time->range(), m_time->whole());
}

void TestCharts::clickFindsTheReading()
{
    QSignalSpy activated(m_chart.get(), &MetricChart::readingActivated);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, at(0.5));
    QCOMPARE(activated.size(), 1);
    QVERIFY(qAbs(activated[0][0].toLongLong() - (Begin + 50 * Second)) < 3 * Second);
    QCOMPARE(activated[0][2].toString(), QStringLiteral("S1")); // in the middle of them
}

/// Of one reading of many as well, and of a bar wherever it is clicked.
void TestCharts::clickMeansAllOfTheBucket()
{
    MetricData data = series(1, 5, 20 * Second);
    data.width = 5 * Second;
    m_chart->setData(data);
    QSignalSpy activated(m_chart.get(), &MetricChart::readingActivated);
    const auto click = [&](double part) {
        activated.clear();
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, at(part));
        return std::pair((activated[0][0].toLongLong() - Begin) / Second,
                         (activated[0][1].toLongLong() - Begin) / Second);
    };
    QCOMPARE(click(0.41), std::pair(40LL, 45LL));
    data.width = 50 * Second;
    m_chart->setData(data);
    QCOMPARE(click(0.41), std::pair(40LL, 60LL)); // the next one begins there
    MetricDefinition bars = metric();
    bars.meaning = {.kind = MetricKind::Count, .seconds = 20};
    m_chart = std::make_unique<MetricChart>(bars, m_time.get());
    m_chart->resize(800, 300);
    m_chart->setData(data);
    m_chart->show();
    QSignalSpy bar(m_chart.get(), &MetricChart::readingActivated);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, at(0.58));
    QCOMPARE(bar[0][0].toLongLong(), Begin + 40 * Second);
    QCOMPARE(bar[0][1].toLongLong(), Begin + 60 * Second);
}

void TestCharts::clickOnAFlagOpensNothing()
{
    m_time->setAnnotations({{.at = Begin + 50 * Second, .text = QStringLiteral("leak")}});
    QSignalSpy activated(m_chart.get(), &MetricChart::readingActivated);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, {at(0.5).x() + 4, m_chart->plotRect().bottom() - 4});
    QVERIFY(activated.isEmpty());
    QVERIFY(m_time->currentAnnotation());
    QCOMPARE(m_time->cursor(), std::optional(Begin + 50 * Second));
}

void TestCharts::spikesAndGapsAreSeen()
{
    const PlotPlaces places {.area = {0, 0, 100, 50}, .pixelsPerTime = 0.001, .pixelsPerValue = 1};
    std::vector<CurvePart> parts;
    for (int i = -50000; i < 150000; ++i)
        parts.push_back(curvePoint(i, i == 50123 ? 40 : i >= 60000 && i < 70000 ? std::nan("") : 1));
    const auto columns = curveColumns(parts, places);
    QCOMPARE(columns.size(), std::size_t(102)); // and the neighbour on either side, to which the line leads
    QCOMPARE(columns[0].from, -1.0);
    QCOMPARE(columns[51].greatest, 40.0);
    QVERIFY(std::isnan(columns[65].first));
    QImage image(100, 50, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintCurve(painter, places, columns, {.color = Qt::black});
    painter.end();
    const auto isDrawn = [&image](int x, int y) { return image.pixelColor(x, y) != Qt::white; };
    QVERIFY(isDrawn(50, 20)); // on the way to 40
    QVERIFY(!isDrawn(52, 20));
    QVERIFY(isDrawn(30, 49) || isDrawn(30, 48));
    for (int y = 0; y < 50; ++y)
        QVERIFY(!isDrawn(65, y));
}

/// A gauge as long as it holds, a count for its time, a ratio for its moment.
void TestCharts::linesBreakWhereNothingIsKnown()
{
    const std::vector<MetricBucket> made {reading(0, 1), reading(60 * Second, 2), reading(90 * Second, 3)};
    const auto shape = [&made](const MetricMeaning& meaning, bool isStepped) {
        QStringList parts;
        for (const CurvePart& part : curveParts(made, meaning, isStepped))
            parts << (std::isnan(part.first) ? QStringLiteral("gap")
                                             : QStringLiteral("%1-%2")
                                                   .arg(part.from / double(Second))
                                                   .arg(part.until / double(Second)));
        return parts.join(QLatin1Char(' '));
    };
    QCOMPARE(shape({}, false), QStringLiteral("0-0 60-60 90-90"));
    const MetricMeaning held {.kind = MetricKind::Gauge, .holdsFor = 30};
    QCOMPARE(shape(held, false), QStringLiteral("0-0 gap 60-60 90-90"));
    QCOMPARE(shape(held, true), QStringLiteral("0-0 30-30 gap 60-60 90-90"));
    QCOMPARE(shape({.kind = MetricKind::Count, .seconds = 30}, true),
             QStringLiteral("0-30 gap 60-90 90-120"));
    QCOMPARE(shape({.kind = MetricKind::Ratio}, false), QStringLiteral("0-0 gap 60-60 gap 90-90"));
}

void TestCharts::gapsAreWhereNoSeriesHasAValue()
{
    const std::vector<MetricBucket> a {reading(10, 1), reading(40, 2)};
    const std::vector<MetricBucket> b {reading(20, 1)};
    using Gaps = std::vector<std::pair<qint64, qint64>>;
    const MetricMeaning ratio {.kind = MetricKind::Ratio};
    QCOMPARE(gapsOf({a, b}, ratio, 0, 100), (Gaps {{0, 10}, {11, 20}, {21, 40}, {41, 100}}));
    QCOMPARE(gapsOf({a, b}, {}, 0, 100), (Gaps {{0, 10}})); // it holds
    QCOMPARE(gapsOf({a, b}, ratio, 30, 35), (Gaps {{30, 35}}));
    QCOMPARE(gapsOf({}, ratio, 0, 5), (Gaps {{0, 5}}));
}

/// On every chart, with whichever others; dashes beyond the eight colours.
void TestCharts::seriesKeepTheirLook()
{
    const QPalette palette;
    const auto look = [](const SeriesStyle& style) { return std::pair(style.color.rgb(), int(style.line)); };
    QStringList many;
    for (int i = 0; i < 20; ++i)
        many << QStringLiteral("many %1").arg(i);
    const auto all = seriesStyles(many, palette);
    std::set<std::pair<QRgb, int>> looks;
    for (const SeriesStyle& style : all)
        looks.insert(look(style));
    QCOMPARE(looks.size(), std::size_t(20));
    for (int i = 0; i < 8; ++i)
        QCOMPARE(all[static_cast<std::size_t>(i)].line, Qt::SolidLine);
    QVERIFY(all[8].line != Qt::SolidLine);
    QCOMPARE(look(seriesStyles({many[13], many[2]}, palette)[0]), look(all[13]));
    QCOMPARE(look(seriesStyles({QStringLiteral("new"), many[0]}, palette)[1]), look(all[0]));
    // both were the first of another chart: here they differ
    seriesStyles({QStringLiteral("other first")}, palette);
    const auto two = seriesStyles({many[0], QStringLiteral("other first")}, palette);
    QVERIFY(look(two[0]) != look(two[1]));
    QCOMPARE(look(two[0]), look(all[0]));
}

void TestCharts::valuesSayTheirAge()
{
    MetricDefinition gauge = metric();
    gauge.meaning.holdsFor = 7200;
    MetricChart chart(gauge, m_time.get());
    chart.resize(800, 300);
    m_time->setWhole({Begin, Begin + 36'000 * Second});
    MetricSeries one {.name = {}, .buckets = {reading(Begin + 3600 * Second, 1234.5)}};
    chart.setData({.span = {.begin = Begin, .end = Begin + 36'000 * Second}, .series = {one}});
    const auto at = [&](int seconds) { return chart.valueText(one, Begin + seconds * Second); };
    QCOMPARE(at(3000), QStringLiteral("no value"));
    QVERIFY(!at(3600).contains(QLatin1String("old")));
    QVERIFY2(at(3600 + 3700).endsWith(QLatin1String("(1 h old)")), qPrintable(at(3600 + 3700)));
    QCOMPARE(at(3600 + 7300), QStringLiteral("no value"));
}

/// Two in an hour are not 0.000556 a second; and in a night there are none.
void TestCharts::ratesAreReadable()
{
    MetricDefinition counter = metric();
    counter.meaning.kind = MetricKind::Counter;
    MetricChart chart(counter, m_time.get());
    chart.resize(800, 300);
    constexpr qint64 Hour = 3600 * Second;
    m_time->setWhole({Begin, Begin + 24 * Hour});
    MetricSeries one {.name = {}, .buckets = {reading(Begin, 0), reading(Begin + 10 * Hour, 2)}};
    chart.setData({.span = {.begin = Begin, .end = Begin + 24 * Hour}, .series = {one}, .width = Hour});
    chart.setStyle({.isRate = true});
    QCOMPARE(chart.valueText(one, Begin + 9 * Hour + 1), QStringLiteral("2/h"));
    QCOMPARE(chart.valueText(one, Begin + 5 * Hour), QStringLiteral("0/h"));
    QCOMPARE(chart.valueText(one, Begin + 20 * Hour), QStringLiteral("0/h"));
}

void TestCharts::shortestTimes()
{
    m_time->show({Begin + 50 * Second - 500, Begin + 50 * Second + 500});
    QVERIFY(qAbs(m_chart->timeAt(m_chart->plotRect().center().x()) - double(Begin + 50 * Second)) < 5);
    QVERIFY(textsOf(*m_chart).filter(QStringLiteral("00:50")).size() == 1);
}

/// Short ones if the others have no room; two if there is none for four.
void TestCharts::narrowChartsHaveTimes()
{
    m_chart->resize(300, 150);
    m_time->setWhole({Begin, Begin + 5 * 86400 * Second});
    QCOMPARE(textsOf(*m_chart).filter(QStringLiteral("Oct")).value(1), QStringLiteral("Oct 26"));
    m_chart->resize(170, 150);
    QCOMPARE(textsOf(*m_chart).filter(QStringLiteral("Oct")).size(), 2);
}

/// Two days apart they are three; a day apart they have room as well.
void TestCharts::timesHaveFourLabels()
{
    m_chart->resize(520, 200);
    m_time->setWhole({Begin, Begin + 5 * 86400 * Second});
    QCOMPARE(textsOf(*m_chart).filter(QStringLiteral("Oct")).size(), 4);
}

void TestCharts::largeValuesCloseTogether()
{
    MetricData data;
    data.series.push_back({.name = QStringLiteral("S"),
                           .buckets = {reading(Begin, 4e15), reading(Begin + 50 * Second, 4e15 + 1)}});
    m_chart->setData(data);
    QVERIFY(!m_chart->grab().isNull());
    data.series[0].buckets = {reading(Begin, 1234567.1), reading(Begin + 50 * Second, 1234567.3)};
    m_chart->setData(data);
    QVERIFY(textsOf(*m_chart).contains(QStringLiteral("1,234,567.2")));
}

void TestCharts::namesAreNoMarkup()
{
    MetricChart chart(metric(QStringLiteral("<b>Fuel</b> & co")), m_time.get());
    chart.resize(800, 300);
    QVERIFY(textsOf(chart).contains(QStringLiteral("<b>Fuel</b> & co (kg)")));
}

void TestCharts::plotsBelowOneAnother()
{
    MetricChart other(metric(), m_time.get());
    other.resize(800, 300);
    MetricData large = series(1, 100, Second);
    for (MetricBucket& bucket : large.series[0].buckets)
        bucket = reading(bucket.firstAt, bucket.first * 100000);
    other.setData(large);
    QVERIFY(other.plotRect().left() > m_chart->plotRect().left());
    Plot::align(std::vector {m_chart.get(), &other});
    QCOMPARE(other.plotRect().left(), m_chart->plotRect().left());
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
