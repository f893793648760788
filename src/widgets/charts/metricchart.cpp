#include "widgets/charts/metricchart.h"

#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/seriescolor.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double ZoomStep = 1.25;
constexpr double WheelDegrees = 120;
constexpr int ClickPixels = 4; // more is a drag
constexpr int NameCharacters = 40;
constexpr double Headroom = 0.05; // of the values' range, above and below
constexpr double KeyPan = 0.1; // of the shown time

}

MetricChart::MetricChart(const MetricDefinition& metric, ChartTime* time, QWidget* parent)
    : QWidget(parent)
    , m_metric(metric)
    , m_time(time)
{
    setObjectName(QStringLiteral("metricChart"));
    setAccessibleName(metric.title);
    setAccessibleDescription(metric.description);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(time, &ChartTime::rangeChanged, this, [this] {
        updateScale();
        update();
    });
    connect(time, &ChartTime::zoneChanged, this, qOverload<>(&QWidget::update));
    connect(time, &ChartTime::annotationsChanged, this, qOverload<>(&QWidget::update));
    connect(time, &ChartTime::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(time, &ChartTime::markersChanged, this, qOverload<>(&QWidget::update));
}

MetricChart::~MetricChart() = default;

void MetricChart::setData(const MetricData& data)
{
    m_data = data;
    m_message.clear();
    updateDrawn();
}

void MetricChart::setMessage(const QString& message)
{
    m_message = message;
    m_data = {};
    updateDrawn();
}

void MetricChart::setBand(std::vector<BandPoint> band)
{
    m_band = std::move(band);
    updateScale();
    update();
}

void MetricChart::setStyle(const ChartStyle& style)
{
    m_style = style;
    updateDrawn();
}

void MetricChart::setSubject(const QString& series)
{
    m_subject = series;
    update();
}

void MetricChart::setHidden(const QSet<QString>& series)
{
    m_hidden = series;
    updateDrawn();
}

void MetricChart::setAxisWidth(int pixels)
{
    m_axisWidth = pixels;
    update();
}

void MetricChart::updateDrawn()
{
    layoutLegend();
    m_drawn.clear();
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const MetricSeries& series = m_data.series[i];
        if (!m_hidden.contains(series.name))
            m_drawn.push_back({.series = &series,
                               .rates = m_style.isRate ? std::optional(rate(series.buckets)) : std::nullopt,
                               .color = seriesColor(i, palette())});
    }
    updateScale();
    update();
}

/// From what is on the screen, with a little room.
void MetricChart::updateScale()
{
    const ChartTime::Range range = m_time->range();
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    const auto take = [&](double low, double high) {
        if (m_style.isLogarithmic && high <= 0)
            return;
        least = std::min(least, m_style.isLogarithmic && low <= 0 ? high : low);
        greatest = std::max(greatest, high);
    };
    for (const Drawn& drawn : m_drawn) {
        for (const MetricBucket& bucket : drawn.buckets()) {
            if (bucket.lastAt >= range.begin && bucket.firstAt < range.end)
                take(bucket.least, bucket.greatest);
        }
    }
    for (const BandPoint& point : m_band) {
        if (!m_style.isRate && point.at >= range.begin && point.at < range.end)
            take(point.least, point.greatest);
    }
    if (!(least <= greatest)) {
        m_scale = {};
        return;
    }
    least = scaled(least);
    greatest = scaled(greatest);
    const double spare =
        greatest > least ? (greatest - least) * Headroom : std::max(std::abs(least) * Headroom, 0.5);
    m_scale = {.least = least - spare, .greatest = greatest + spare};
}

double MetricChart::scaled(double value) const
{
    return m_style.isLogarithmic ? std::log10(value) : value;
}

MetricChart::Projection MetricChart::projection() const
{
    const ChartTime::Range range = m_time->range();
    const QRect plot = plotRect();
    return {.begin = range.begin,
            .least = m_scale.least,
            .left = static_cast<double>(plot.left()),
            .bottom = static_cast<double>(plot.bottom()),
            .pixelsPerTime = plot.width() / static_cast<double>(std::max<qint64>(range.end - range.begin, 1)),
            .pixelsPerValue = plot.height() / (m_scale.greatest - m_scale.least)};
}

double MetricChart::x(qint64 time) const
{
    return projection().x(time);
}

qint64 MetricChart::timeAt(double place) const
{
    const ChartTime::Range range = m_time->range();
    const QRect plot = plotRect();
    return range.begin
        + static_cast<qint64>((place - plot.left()) / std::max(plot.width(), 1)
                              * static_cast<double>(range.end - range.begin));
}

double MetricChart::y(double value) const
{
    return projection().y(scaled(value));
}

QString MetricChart::seriesName(const MetricSeries& series) const
{
    return visibleText(series.name.isEmpty() ? m_metric.title : series.name, NameCharacters);
}

QString MetricChart::valueText(const MetricSeries& series, qint64 at) const
{
    const auto later =
        std::upper_bound(series.buckets.begin(), series.buckets.end(), at,
                         [](qint64 time, const MetricBucket& bucket) { return time < bucket.firstAt; });
    if (later == series.buckets.begin())
        return {};
    const MetricBucket& bucket = *(later - 1);
    if (m_style.isRate) {
        const auto rates = rate(series.buckets);
        const auto found = std::ranges::find(rates, bucket.lastAt, &MetricBucket::lastAt);
        return found == rates.end() ? QString()
                                    : tr("%1/s", "per second").arg(QLocale().toString(found->last, 'g', 6));
    }
    if (bucket.leastText.isEmpty()) // reduced by the program
        return QLocale().toString(bucket.lastAt <= at ? bucket.last : bucket.first, 'g', 10);
    if (bucket.leastText == bucket.greatestText)
        return QString::fromLatin1(bucket.leastText);
    return tr("%1 … %2", "least and greatest")
        .arg(QString::fromLatin1(bucket.leastText), QString::fromLatin1(bucket.greatestText));
}

std::optional<std::size_t> MetricChart::legendAt(const QPoint& place) const
{
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        if (m_legend[i].contains(place))
            return i;
    }
    return {};
}

void MetricChart::toggle(const QString& series, bool isolate)
{
    if (!isolate) {
        if (!m_hidden.remove(series))
            m_hidden.insert(series);
    } else {
        QSet<QString> others;
        for (const MetricSeries& one : m_data.series) {
            if (one.name != series)
                others.insert(one.name);
        }
        m_hidden = m_hidden == others ? QSet<QString>() : others; // the second time shows all again
    }
    updateDrawn();
    Q_EMIT hiddenChanged();
}

void MetricChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (const auto series = legendAt(event->pos()))
        return toggle(m_data.series[*series].name, false);
    m_pressed = m_dragged = event->pos();
    m_isDragging = false;
    m_isBox = event->modifiers().testFlag(Qt::ShiftModifier);
}

void MetricChart::mouseMoveEvent(QMouseEvent* event)
{
    const bool isInPlot = plotRect().contains(event->pos());
    m_time->setCursor(isInPlot ? std::optional(timeAt(event->pos().x())) : std::nullopt);
    if (!m_pressed)
        return;
    m_isDragging = m_isDragging || (event->pos() - *m_pressed).manhattanLength() >= ClickPixels;
    if (m_isDragging && !m_isBox) {
        const qint64 moved = timeAt(m_dragged.x()) - timeAt(event->pos().x());
        const ChartTime::Range range = m_time->range();
        m_time->move({range.begin + moved, range.end + moved});
    }
    m_dragged = event->pos();
    update();
}

void MetricChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed || event->button() != Qt::LeftButton)
        return;
    const QPoint pressed = *std::exchange(m_pressed, std::nullopt);
    if (!m_isDragging)
        activate(event->pos());
    else if (m_isBox)
        m_time->show({timeAt(std::min(pressed.x(), event->pos().x())),
                      timeAt(std::max(pressed.x(), event->pos().x()))});
    else
        m_time->show(m_time->range()); // a view that one can come back to
    update();
}

void MetricChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto series = legendAt(event->pos())) {
        m_hidden.remove(m_data.series[*series].name); // the first click of the two hid it
        toggle(m_data.series[*series].name, true);
    }
}

/// Asks for what is behind the reading that is nearest in time, of whichever series is nearest to the
/// pointer.
void MetricChart::activate(const QPoint& place)
{
    if (!plotRect().contains(place))
        return;
    const MetricBucket* best = nullptr;
    QString series;
    double nearest = 0;
    for (const Drawn& drawn : m_drawn) {
        for (const MetricBucket& bucket : drawn.buckets()) {
            const double dx = std::clamp<double>(place.x(), x(bucket.firstAt), x(bucket.lastAt)) - place.x();
            const double dy = std::clamp<double>(place.y(), y(bucket.greatest), y(bucket.least)) - place.y();
            const double distance = std::hypot(dx, dy);
            if (best == nullptr || distance < nearest) {
                best = &bucket;
                series = drawn.series->name;
                nearest = distance;
            }
        }
    }
    if (best)
        Q_EMIT readingActivated(best->firstAt, best->lastAt, series);
}

bool MetricChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const ChartAnnotation* flag = flagAt(help->pos());
    QToolTip::showText(help->globalPos(), flag ? annotationText(*flag, *m_time).toHtmlEscaped() : QString(),
                       this);
    return true;
}

void MetricChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layoutLegend();
}

void MetricChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateDrawn(); // the colours are others
}

void MetricChart::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_time->setCursor({});
}

void MetricChart::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::wheelEvent(event); // scrolls the charts
    m_time->zoom(std::pow(ZoomStep, -event->angleDelta().y() / WheelDegrees), timeAt(event->position().x()));
}

void MetricChart::keyPressEvent(QKeyEvent* event)
{
    const ChartTime::Range range = m_time->range();
    const qint64 middle = range.begin + (range.end - range.begin) / 2;
    const auto some = static_cast<qint64>(static_cast<double>(range.end - range.begin) * KeyPan);
    switch (event->key()) {
    case Qt::Key_Plus:
        return m_time->zoom(1 / ZoomStep, middle);
    case Qt::Key_Minus:
        return m_time->zoom(ZoomStep, middle);
    case Qt::Key_Left:
        return m_time->pan(-some);
    case Qt::Key_Right:
        return m_time->pan(some);
    case Qt::Key_Home:
        return m_time->showWhole();
    default:
        QWidget::keyPressEvent(event);
    }
}

}
