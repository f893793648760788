#include "widgets/charts/metricchart.h"

#include "base/safetext.h"
#include "metrics/weekstart.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricpicture.h"
#include "widgets/theme/tokens.h"

#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

#include <algorithm>
#include <ranges>

namespace Weekglass {

MetricChart::MetricChart(const MetricDefinition& metric, ChartTime* time, QWidget* parent)
    : TimePlot(time, parent)
    , m_metric(metric)
    , m_time(time)
{
    setObjectName(QStringLiteral("metricChart"));
    setAccessibleName(metric.title);
    setAccessibleDescription(metric.description);
    connect(time, &ChartTime::rangeChanged, this, &MetricChart::updateRange);
    connect(time, &ChartTime::zoneChanged, this, &MetricChart::updateRange);
    connect(time, &ChartTime::annotationsChanged, this, &MetricChart::redraw);
    connect(time, &ChartTime::markersChanged, this, &MetricChart::takeMarks);
    updateDrawn();
}

MetricChart::~MetricChart() = default;

MetricSpan MetricChart::wholeTime() const
{
    return {.begin = m_time->whole().begin, .end = m_time->whole().end};
}

void MetricChart::setData(const MetricData& data)
{
    m_data = data;
    Plot::setMessage({});
    updateDrawn();
}

void MetricChart::setPicture(MetricPicture* picture)
{
    delete std::exchange(m_picture, picture);
    setFocusProxy(picture);
    if (!picture)
        return;
    picture->setParent(this);
    picture->setGeometry(rect());
    picture->lower(); // below what stands in the corner
    picture->show();
}

void MetricChart::resizeEvent(QResizeEvent* event)
{
    TimePlot::resizeEvent(event);
    if (m_picture)
        m_picture->setGeometry(rect());
}

void MetricChart::setMessage(const QString& message)
{
    m_data = {};
    Plot::setMessage(message);
    updateDrawn();
}

void MetricChart::setBand(std::vector<BandPoint> band)
{
    m_band = std::move(band);
    updateRange();
}

void MetricChart::setStyle(const ChartStyle& style)
{
    m_style = style;
    updateDrawn();
}

void MetricChart::setSubject(const QString& series)
{
    m_subject = series;
    updateNames();
}

void MetricChart::setHidden(const QSet<QString>& series)
{
    m_hidden = series;
    updateDrawn();
}

/// A rate is of its stretch of time only.
MetricMeaning MetricChart::drawnMeaning() const
{
    return m_style.isRate ? MetricMeaning {.kind = MetricKind::Ratio} : m_metric.meaning;
}

/// One for all series, of the greatest of them.
void MetricChart::chooseRateUnit()
{
    double greatest = 0;
    for (const MetricSeries& series : m_data.series) {
        for (const MetricBucket& one : rate(series.buckets, m_data.width, m_data.span.end))
            greatest = std::max(greatest, std::abs(one.last));
    }
    m_rateUnit = rateUnitFor(greatest);
}

std::vector<MetricBucket> MetricChart::rates(const MetricSeries& series) const
{
    std::vector<MetricBucket> list = rate(series.buckets, m_data.width, m_data.span.end);
    for (MetricBucket& one : list) {
        for (double* value : {&one.first, &one.last, &one.least, &one.greatest})
            *value *= factorOf(m_rateUnit);
    }
    return list;
}

/// What one points at is a pixel or two beside it.
qint64 MetricChart::nearTime() const
{
    constexpr qint64 Pixels = 2;
    const ChartTime::Range range = m_time->range();
    return (range.end - range.begin) * Pixels / std::max(1, plotRect().width());
}

void MetricChart::updateDrawn()
{
    m_drawn.clear();
    const std::vector<SeriesStyle> all = styles();
    if (m_style.isRate)
        chooseRateUnit();
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const MetricSeries& series = m_data.series[i];
        if (!m_hidden.contains(series.name))
            m_drawn.push_back({.series = &series,
                               .rates = m_style.isRate ? std::optional(rates(series)) : std::nullopt,
                               .style = all[i]});
    }
    updateNames();
    updateRange();
}

/// The values' range is that of what is on the screen.
void MetricChart::updateRange()
{
    const ChartTime::Range range = m_time->range();
    ValueRange values;
    const auto take = [&](double low, double high) {
        for (const double value : {low, high}) {
            if (!m_style.isLogarithmic || value > 0)
                values.take(value);
        }
    };
    for (const Drawn& drawn : m_drawn) {
        for (const MetricBucket& bucket : drawn.buckets()) {
            if (bucket.lastAt >= range.begin && bucket.firstAt < range.end)
                take(bucket.least, bucket.greatest);
        }
        if (m_metric.meaning.kind == MetricKind::Count) // bars stand on zero
            take(0, 0);
    }
    for (const BandPoint& point : m_band) {
        if (!m_style.isRate && point.at >= range.begin && point.at < range.end)
            take(point.low, point.high);
    }
    setValues(values, m_style.isLogarithmic);
    setTimes(static_cast<double>(range.begin), static_cast<double>(range.end),
             [this](int wanted) { return m_time->ticks(wanted); });
    Q_EMIT linesChanged();
}

int MetricChart::wantedBuckets() const
{
    constexpr int PixelsPerBucket = 2;
    return std::clamp(plotRect().width() / PixelsPerBucket, 50, 1000);
}

QString MetricChart::spokenValue() const
{
    constexpr std::size_t MostSeries = 20;
    if (m_drawn.empty())
        return Plot::spokenValue();
    const qint64 at = m_time->cursor().value_or(m_time->range().end - 1);
    QStringList values;
    for (const Drawn& drawn : m_drawn | std::views::take(MostSeries)) {
        values
            << tr("%1: %2", "series, its value").arg(seriesName(*drawn.series), valueText(*drawn.series, at));
    }
    return tr("At %1: %2", "time, values").arg(m_time->text(at), values.join(QStringLiteral("; ")));
}

QString MetricChart::textAt(const MetricSeries& series, qint64 at,
                            const std::function<QString(const QByteArray&)>& written) const
{
    if (m_style.isRate) {
        const auto all = rates(series);
        const MetricBucket* one = bucketAt(all, at, drawnMeaning());
        return one && at >= one->firstAt && at < one->lastAt ? rateText(one->last, m_rateUnit)
                                                             : tr("no value");
    }
    const MetricBucket* bucket = bucketAt(series.buckets, at, m_metric.meaning, nearTime());
    if (!bucket)
        return tr("no value");
    QString text;
    if (bucket->leastText.isEmpty()) // reduced by the program
        text = QLocale().toString(bucket->lastAt <= at ? bucket->last : bucket->first, 'g', 10);
    else if (bucket->leastText == bucket->greatestText)
        text = written(bucket->leastText);
    else
        text = tr("%1 … %2", "least and greatest")
                   .arg(written(bucket->leastText), written(bucket->greatestText));
    const qint64 age = at - bucket->lastAt - m_metric.meaning.seconds * 1'000'000;
    return age <= nearTime() ? text
                             : tr("%1 (%2 old)", "value, its age").arg(text, ageText(at - bucket->lastAt));
}

/// A pixel says no more digits than this.
QString MetricChart::shortNumber(const QByteArray& exact) const
{
    constexpr int Significant = 4; // where a pixel is a part of the value
    constexpr double LargestExact = 9007199254740992; // 2^53
    bool isNumber = false;
    const double value = exact.toDouble(&isNumber);
    if (!isNumber || std::abs(value) >= LargestExact)
        return QString::fromLatin1(exact);
    if (m_style.isLogarithmic)
        return QLocale().toString(value, 'g', Significant);
    const double pixel = 1 / places().pixelsPerValue;
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(pixel))), 0, 15);
    const qsizetype point = exact.indexOf('.');
    const auto has = point < 0 ? 0 : exact.size() - point - 1;
    return QLocale().toString(value, 'f', std::min<int>(digits, static_cast<int>(has)));
}

QString MetricChart::readoutText(const MetricSeries& series, qint64 at) const
{
    return textAt(series, at, [this](const QByteArray& exact) { return shortNumber(exact); });
}

QString MetricChart::valueText(const MetricSeries& series, qint64 at) const
{
    return textAt(series, at, [](const QByteArray& exact) { return QString::fromLatin1(exact); });
}

/// Asks for what is behind the reading that is nearest in time, of whichever series is nearest to the
/// pointer.
void MetricChart::clicked(const QPoint& place)
{
    if (!plotRect().contains(place) || clickedMark(place))
        return;
    if (const ChartAnnotation* flag = flagAt(place))
        return m_time->goTo(*flag);
    const PlotPlaces now = places();
    const MetricBucket* best = nullptr;
    const MetricBucket* next = nullptr;
    QString series;
    double nearest = 0;
    const bool isBars = m_metric.meaning.kind == MetricKind::Count;
    for (const Drawn& drawn : m_drawn) {
        const auto buckets = drawn.buckets();
        for (const MetricBucket& bucket : buckets) {
            if (bucket.count == 0) // there is nothing behind it
                continue;
            const qint64 until = isBars ? heldUntil(bucket, m_metric.meaning) : bucket.lastAt;
            const double dx = std::clamp<double>(place.x(), now.x(static_cast<double>(bucket.firstAt)),
                                                 now.x(static_cast<double>(until)))
                - place.x();
            const double dy =
                std::clamp<double>(place.y(), now.y(bucket.greatest), now.y(bucket.least)) - place.y();
            const double distance = std::hypot(dx, dy);
            if (std::isfinite(distance) && (best == nullptr || distance < nearest)) {
                best = &bucket;
                next = &bucket == &buckets.back() ? nullptr : &bucket + 1;
                series = drawn.series->name;
                nearest = distance;
            }
        }
    }
    if (best)
        Q_EMIT readingActivated(best->firstAt, endOf(*best, next), series);
}

/// As far as its bucket goes, up to the next one; a reading of a moment is looked for in the second that it
/// began.
qint64 MetricChart::endOf(const MetricBucket& bucket, const MetricBucket* next) const
{
    const qint64 length = std::max<qint64>(1, m_metric.meaning.seconds) * 1'000'000;
    const qint64 end = bucket.lastAt + length;
    if (m_style.isRate || m_metric.meaning.seconds > 0) // they say of which time they are
        return end;
    const qint64 edge = bucket.firstAt + m_data.width;
    return std::max(end, next ? std::min(edge, next->firstAt) : edge);
}

bool MetricChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return Plot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const ChartAnnotation* flag = flagAt(help->pos());
    const auto mark = markAt(help->pos());
    const QString text = mark ? tr("%1: click clears it", "name of a mark").arg(m_time->markText(*mark))
        : flag                ? annotationText(*flag, *m_time)
                              : QString();
    QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), this);
    return true;
}

}
