#include "widgets/charts/metriccurve.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Weekglass;

namespace {

constexpr qint64 Minute = 60'000'000; // microseconds
constexpr qint64 Day = 1440 * Minute;
constexpr MetricMeaning PerMinute {.kind = MetricKind::Count, .seconds = 60};
constexpr int Width = 960;
constexpr int Height = 100;
/// Two days as wide as a page's picture: a column is three minutes. One is drawn at the height 50, zero
/// at 90.
constexpr PlotPlaces Places {
    .area = {0, 0, Width, 90}, .pixelsPerTime = Width / (2.0 * Day), .pixelsPerValue = 40};

std::vector<CurvePart> columnsOf(const std::vector<qint64>& minutes)
{
    MetricSeries series;
    for (const qint64 minute : minutes) {
        series.buckets.push_back(readingAt(minute * Minute, 1));
    }
    series = withZeros(std::move(series), PerMinute.seconds, 0, 2 * Day);
    return curveColumns(curveParts(series.buckets, PerMinute, true), Places);
}

QImage drawn(const std::vector<CurvePart>& parts)
{
    QImage image(Width, Height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintCurve(painter, Places, parts, {.color = Qt::black, .isStepped = true, .isFilled = true});
    return image;
}

}

/// Readings as they are seen, where many share a column of pixels.
class TestCurves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void minuteIsNoHour();
    void manyMinutesAreFewParts();
};

/// Between single minutes with something in them there are hours with nothing.
void TestCurves::minuteIsNoHour()
{
    const std::vector<qint64> minutes {60, 421, 422, 1000, 2500};
    const QImage image = drawn(columnsOf(minutes));
    const auto isDrawn = [&image](qint64 x, int y) { return image.pixelColor(int(x), y) != Qt::white; };
    const auto isNear = [&minutes](qint64 x) {
        return std::ranges::any_of(minutes,
                                   [x](qint64 minute) { return std::abs(minute * Width / 2880 - x) <= 3; });
    };
    for (qint64 x = 0; x < Width; ++x) {
        const QByteArray where = "at " + QByteArray::number(x);
        if (!isNear(x)) {
            QVERIFY2(!isDrawn(x, 50) && !isDrawn(x, 70), where.constData());
            QVERIFY2(isDrawn(x, 89) || isDrawn(x, 90), where.constData());
        }
    }
    for (const qint64 minute : minutes) { // each is seen
        const qint64 x = minute * Width / 2880;
        QVERIFY(isDrawn(x, 70) || isDrawn(x + 1, 70));
    }
}

void TestCurves::manyMinutesAreFewParts()
{
    std::vector<qint64> minutes;
    for (qint64 minute = 0; minute < 2880; ++minute) {
        if (minute % 7 != 0)
            minutes.push_back(minute);
    }
    const auto parts = columnsOf(minutes);
    QVERIFY2(parts.size() <= std::size_t(Width), QByteArray::number(qint64(parts.size())).constData());
}

QTEST_MAIN(TestCurves)
#include "tst_curves.moc"
