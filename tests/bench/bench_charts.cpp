#include "bench.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QImage>
#include <QPainter>

#include <cmath>

namespace Weekglass::Bench {

namespace {

constexpr int Series = 6;
constexpr int Buckets = 800;
constexpr qint64 Apart = 60'000'000;

/// Buckets with spikes and many readings each, as a week of ten million events gives them.
MetricData data(int seed)
{
    MetricData data {.span = {.begin = 0, .end = Buckets * Apart}, .series = {}};
    for (int s = 0; s < Series; ++s) {
        MetricSeries series {.name = QString::number(s), .buckets = {}};
        for (int i = 0; i < Buckets; ++i) {
            const double value = 1000 * s + 300 * std::sin((i + seed) * 0.05 * (s + 1));
            series.buckets.push_back({.firstAt = i * Apart,
                                      .lastAt = i * Apart + Apart / 2,
                                      .first = value,
                                      .last = value + 20,
                                      .least = value - 50,
                                      .greatest = i % 37 == 0 ? value + 900 : value + 60,
                                      .count = 1200,
                                      .leastText = QByteArray::number(value - 50),
                                      .greatestText = QByteArray::number(value + 60)});
        }
        data.series.push_back(std::move(series));
    }
    return data;
}

/// What other weeks had at the same time, as the comparison shows it.
std::vector<BandPoint> band()
{
    std::vector<BandPoint> points;
    for (int i = 0; i < Buckets; ++i) {
        const double median = 2500 + 800 * std::sin(i * 0.03);
        points.push_back({.at = i * Apart,
                          .low = median - 300 - i % 13 * 10,
                          .median = median,
                          .high = median + 300 + i % 7 * 20,
                          .weeks = 4});
    }
    return points;
}

}

void benchCharts()
{
    ChartTime time;
    time.setWhole({0, Buckets * Apart});
    MetricDefinition metric;
    metric.title = QStringLiteral("Bench");
    MetricChart chart(metric, &time);
    chart.resize(1600, 900);
    chart.setBand(band());
    const MetricData sets[] = {data(0), data(1)};
    QImage screen(chart.size(), QImage::Format_ARGB32_Premultiplied);
    int run = 0;
    report(QStringLiteral("chart, %1 series of %2 buckets and a band replaced and painted, 1600x900")
               .arg(Series)
               .arg(Buckets),
           timed(40,
                 [&] {
                     chart.setData(sets[run++ % 2]);
                     QPainter painter(&screen);
                     painter.fillRect(screen.rect(), Qt::white);
                     chart.paintStill(painter);
                 }),
           QStringLiteral("goal at most 16 ms"));
}

}
