#include "widgets/charts/percentilechart.h"

#include "widgets/charts/charttime.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QPainter>

namespace Weekglass {

namespace {

enum Place { P10, P25, Median, P75, P90 }; // in Percents

}

PercentileChart::PercentileChart(const MetricChart* chart, ChartTime* time)
    : MetricPicture(PictureKind::Percentiles, chart, time)
{
    connect(time, &ChartTime::rangeChanged, this, &PercentileChart::updateRange);
    connect(time, &ChartTime::zoneChanged, this, &PercentileChart::updateRange);
    updateNames();
    updateRange();
}

void PercentileChart::setData(const MetricPercentiles& fetched)
{
    m_data = fetched;
    setMessage(fetched.buckets.empty() ? tr("There are no readings in this time.") : QString());
    updateRange();
}

std::optional<qint64> PercentileChart::readings() const
{
    if (m_data.width == 0)
        return {};
    qint64 count = 0;
    for (const PercentileBucket& bucket : m_data.buckets)
        count += bucket.count;
    return count;
}

QString PercentileChart::definition() const
{
    const QString text = tr("percentile_disc() of the readings of all series in each bucket");
    return chart().metric().meaning.kind == MetricKind::Count
        ? tr("%1; times without a reading are not in it", "definition").arg(text)
        : text;
}

void PercentileChart::updateNames()
{
    setNames({{.text = tr("Median"), .color = tokensOf(palette()).accent, .line = Qt::SolidLine},
              {.text = tr("25th to 75th percentile"), .color = bandColor(true)},
              {.text = tr("10th to 90th percentile"), .color = bandColor(false)}});
}

void PercentileChart::updateRange()
{
    const ChartTime::Range range = time()->range();
    ValueRange values;
    for (const PercentileBucket& bucket : m_data.buckets) {
        if (bucket.begin + m_data.width <= range.begin || bucket.begin >= range.end)
            continue;
        values.take(bucket.values[P10]);
        values.take(bucket.values[P90]);
    }
    setValues(values);
    updateTimes();
    updateTitle();
}

/// Opaque, so that it is the same in the legend.
QColor PercentileChart::bandColor(bool isInner) const
{
    const QColor color = tokensOf(palette()).accent;
    const QColor ground = palette().color(QPalette::Base);
    const double part = isInner ? 0.45 : 0.22;
    const auto mixed = [part](int above, int below) {
        return static_cast<int>(std::lround(above * part + below * (1 - part)));
    };
    return {mixed(color.red(), ground.red()), mixed(color.green(), ground.green()),
            mixed(color.blue(), ground.blue())};
}

const PercentileBucket* PercentileChart::bucketAt(double at) const
{
    const auto time = static_cast<qint64>(at);
    const auto later = std::ranges::upper_bound(m_data.buckets, time, {}, &PercentileBucket::begin);
    const bool isThere = later != m_data.buckets.begin() && time < (later - 1)->begin + m_data.width;
    return isThere ? &*(later - 1) : nullptr;
}

std::vector<PlotName> PercentileChart::readout(double at) const
{
    const PercentileBucket* bucket = bucketAt(at);
    if (!bucket)
        return {{.text = time()->text(static_cast<qint64>(at)), .color = {}},
                {.text = tr("no value"), .color = {}}};
    std::vector<PlotName> lines {
        {.text = tr("%1 to %2", "times")
                     .arg(time()->text(bucket->begin), time()->text(bucket->begin + m_data.width)),
         .color = {}},
        {.text = tr("n = %1").arg(QLocale().toString(bucket->count)), .color = {}}};
    for (std::size_t i = Percents.size(); i-- > 0;)
        lines.push_back(
            {.text = tr("%1th percentile: %2")
                         .arg(QString::number(Percents[i]), QString::fromLatin1(bucket->texts[i])),
             .color = i == Median ? tokensOf(palette()).accent : bandColor(i == P25 || i == P75)});
    return lines;
}

/// Each bucket level from its begin to its end: between two buckets nothing is known. The colours are
/// opaque and their edges on whole pixels, so that neighbours show no seam.
void PercentileChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    constexpr double Line = 2;
    const auto rectOf = [&](const PercentileBucket& bucket, Place low, Place high) {
        const double left = std::floor(places.x(static_cast<double>(bucket.begin)));
        const double right =
            std::max(left + 1, std::floor(places.x(static_cast<double>(bucket.begin + m_data.width))));
        return QRectF(QPointF(left, places.y(bucket.values[high])),
                      QPointF(right, places.y(bucket.values[low])));
    };
    for (const PercentileBucket& bucket : m_data.buckets) {
        painter.fillRect(rectOf(bucket, P10, P90), bandColor(false));
        painter.fillRect(rectOf(bucket, P25, P75), bandColor(true));
    }
    for (const PercentileBucket& bucket : m_data.buckets)
        painter.fillRect(rectOf(bucket, Median, Median).adjusted(0, -Line / 2, 0, Line / 2),
                         tokensOf(palette()).accent);
}

}
