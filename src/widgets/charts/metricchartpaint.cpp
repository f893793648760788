#include "widgets/charts/metricchart.h"

#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/seriescolor.h"
#include "widgets/charts/timeaxis.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

constexpr int Margin = 6;
constexpr int TickPixels = 110;
constexpr int ValuePixels = 40;
constexpr double LineWidth = 1.4;
constexpr int ManyPoints =
    400; // of a line: a pen wider than 1 is an outline to be filled, many times as slow
constexpr double PointRadius = 2.5;
constexpr int PointsBelow = 60; // single readings on the screen are drawn as points, too
constexpr int TitleCharacters = 80;

QString number(double value)
{
    const double size = std::abs(value);
    return size != 0 && (size >= 1e7 || size < 1e-4) ? QLocale().toString(value, 'e', 2)
                                                     : QLocale().toString(value, 'g', 7);
}

}

std::vector<double> valueTicks(double least, double greatest, int wanted)
{
    std::vector<double> ticks;
    const double raw = (greatest - least) / std::max(wanted, 1);
    if (!(raw > 0))
        return ticks;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    const double digit = raw / power;
    const double step = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
    for (double tick = std::ceil(least / step); tick * step <= greatest; tick += 1)
        ticks.push_back(tick * step + 0.0); // no negative zero
    return ticks;
}

QRect MetricChart::plotRect() const
{
    const int line = fontMetrics().height();
    const int legendEnd = m_legend.empty() ? 2 * line : m_legend.back().bottom();
    return QRect(QPoint(m_axisWidth + Margin, legendEnd + Margin),
                 QPoint(width() - 2 * Margin, height() - line - 2 * Margin));
}

int MetricChart::wantedBuckets() const
{
    constexpr int PixelsPerBucket = 2;
    return std::clamp(plotRect().width() / PixelsPerBucket, 50, 1000);
}

/// Names in as many lines as fit above half of the chart; the rest of them is not shown.
void MetricChart::layoutLegend()
{
    m_legend.clear();
    const int line = fontMetrics().height();
    QPoint place(Margin, line + Margin);
    for (const MetricSeries& series : m_data.series) {
        const int wide = fontMetrics().horizontalAdvance(seriesName(series)) + line + Margin;
        if (place.x() > Margin && place.x() + wide > width())
            place = QPoint(Margin, place.y() + line);
        if (place.y() > height() / 3)
            return;
        m_legend.emplace_back(place, QSize(wide, line));
        place.rx() += wide + Margin;
    }
}

int MetricChart::wantedAxisWidth() const
{
    int widest = 0;
    for (const double tick :
         valueTicks(m_scale.least, m_scale.greatest, std::max(1, plotRect().height() / ValuePixels)))
        widest = std::max(
            widest,
            fontMetrics().horizontalAdvance(number(m_style.isLogarithmic ? std::pow(10, tick) : tick)));
    return widest + Margin;
}

void MetricChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintStill(painter);
    if (m_message.isEmpty()) {
        paintPointer(painter);
        paintReadout(painter);
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MetricChart::paintStill(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    paintLegend(painter);
    if (!m_message.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(plotRect(), Qt::AlignCenter | Qt::TextWordWrap, visibleLines(m_message, 1000));
        return;
    }
    paintGrid(painter);
    painter.save();
    painter.setClipRect(plotRect());
    paintBand(painter);
    paintSeries(painter);
    painter.restore();
    paintFlags(painter);
    paintMarkers(painter);
}

void MetricChart::paintGrid(QPainter& painter) const
{
    const QRect plot = plotRect();
    QColor lines = palette().color(QPalette::Text);
    lines.setAlphaF(0.15F);
    const QColor labels = palette().color(QPalette::PlaceholderText);
    const int line = fontMetrics().height();
    for (const TimeTick& tick : m_time->ticks(std::max(1, plot.width() / TickPixels))) {
        const double place = x(tick.time);
        painter.setPen(lines);
        painter.drawLine(QPointF(place, plot.top()), QPointF(place, plot.bottom()));
        painter.setPen(labels);
        painter.drawText(QRectF(place - TickPixels / 2.0, plot.bottom() + 2, TickPixels, line),
                         Qt::AlignCenter, tick.label);
    }
    for (const double tick :
         valueTicks(m_scale.least, m_scale.greatest, std::max(1, plot.height() / ValuePixels))) {
        const double value = m_style.isLogarithmic ? std::pow(10, tick) : tick;
        const double place = y(value);
        painter.setPen(lines);
        painter.drawLine(QPointF(plot.left(), place), QPointF(plot.right(), place));
        painter.setPen(labels);
        painter.drawText(QRectF(0, place - line / 2.0, plot.left() - Margin, line),
                         Qt::AlignRight | Qt::AlignVCenter, number(value));
    }
}

/// The first series is on top.
void MetricChart::paintSeries(QPainter& painter) const
{
    const Projection places = projection();
    for (auto one = m_drawn.rbegin(); one != m_drawn.rend(); ++one)
        paintOne(painter, *one, places);
}

/// Of each bucket its first reading, its extremes and its last one, so that no spike is lost.
void MetricChart::paintOne(QPainter& painter, const Drawn& drawn, const Projection& places) const
{
    const ChartTime::Range range = m_time->range();
    std::vector<QPolygonF> lines;
    qsizetype count = 0;
    std::vector<QPointF> points;
    bool isOpen = false;
    const auto to = [&](qint64 time, double value) {
        if (m_style.isLogarithmic && value <= 0) {
            isOpen = false;
            return;
        }
        if (!isOpen)
            lines.emplace_back();
        QPolygonF& line = lines.back();
        const QPointF place(places.x(time), places.y(scaled(value)));
        if (isOpen && m_style.isStepped)
            line << QPointF(place.x(), line.last().y());
        line << place;
        isOpen = true;
        ++count;
    };
    const auto buckets = drawn.buckets();
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const MetricBucket& bucket = buckets[i];
        const bool isBefore = i + 1 < buckets.size() && buckets[i + 1].lastAt < range.begin;
        const bool isAfter = i > 0 && buckets[i - 1].firstAt >= range.end;
        if (isBefore || isAfter)
            continue;
        to(bucket.firstAt, bucket.first);
        if (bucket.count > 1) {
            const qint64 middle = bucket.firstAt + (bucket.lastAt - bucket.firstAt) / 2;
            to(middle, bucket.least);
            to(middle, bucket.greatest);
            to(bucket.lastAt, bucket.last);
        } else if (isOpen) {
            points.push_back(lines.back().last());
        }
    }
    painter.setPen(QPen(drawn.color, count > ManyPoints ? 1 : LineWidth));
    for (const QPolygonF& line : lines)
        painter.drawPolyline(line);
    if (points.size() > PointsBelow)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(drawn.color);
    for (const QPointF& point : points)
        painter.drawEllipse(point, PointRadius, PointRadius);
}

/// Title and unit, then the series. A hidden one is faint.
void MetricChart::paintLegend(QPainter& painter) const
{
    const int line = fontMetrics().height();
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    const QString unit = m_style.isRate ? tr("%1 per second").arg(m_metric.unit) : m_metric.unit;
    const bool isWhole = m_legend.size() == m_data.series.size() && !m_data.isCut;
    const QString what =
        m_subject.isEmpty() ? m_metric.title : tr("%1: %2", "metric, series").arg(m_metric.title, m_subject);
    const QString title = tr("%1 (%2)", "title of a metric, its unit").arg(what, unit);
    painter.drawText(
        QRect(Margin, 2, width() - 2 * Margin, line), Qt::AlignLeft | Qt::AlignVCenter,
        visibleText(isWhole ? title : tr("%1, not all series are named").arg(title), TitleCharacters));
    painter.setFont(font());
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        const QRect& place = m_legend[i];
        const bool isHidden = m_hidden.contains(m_data.series[i].name) || m_data.series[i].buckets.empty();
        painter.fillRect(QRect(place.left(), place.top() + line / 4, line / 2, line / 2),
                         isHidden ? palette().color(QPalette::Mid) : seriesColor(i, palette()));
        painter.setPen(palette().color(isHidden ? QPalette::PlaceholderText : QPalette::Text));
        painter.drawText(place.adjusted(line * 3 / 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         seriesName(m_data.series[i]));
    }
}

/// What the series have at the pointer's time, beside it.
void MetricChart::paintReadout(QPainter& painter) const
{
    const auto cursor = m_time->cursor();
    if (!cursor)
        return;
    const QRect plot = plotRect();
    const int line = fontMetrics().height();
    const int most = std::max(1, plot.height() / line);
    QStringList lines;
    int widest = 0;
    for (const Drawn& drawn : m_drawn) {
        const QString value = valueText(*drawn.series, *cursor);
        if (value.isEmpty() || lines.size() >= most)
            continue;
        lines << tr("%1: %2", "series, its value").arg(seriesName(*drawn.series), value);
        widest = std::max(widest, fontMetrics().horizontalAdvance(lines.last()));
    }
    if (lines.isEmpty())
        return;
    const int place = static_cast<int>(x(*cursor));
    const int wide = widest + 2 * Margin;
    const bool fitsRight = place + Margin + wide < plot.right();
    const QRect box(fitsRight ? place + Margin : std::max(plot.left(), place - Margin - wide), plot.top(),
                    wide, static_cast<int>(lines.size()) * line);
    QColor ground = palette().color(QPalette::ToolTipBase);
    ground.setAlphaF(0.9F);
    painter.fillRect(box, ground);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box.adjusted(Margin, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                     lines.join(QLatin1Char('\n')));
}

void MetricChart::paintTime(QPainter& painter, qint64 time, const QColor& color, const QString& name) const
{
    const QRect plot = plotRect();
    const double place = x(time);
    if (place < plot.left() || place > plot.right())
        return;
    painter.setPen(QPen(color, 1));
    painter.drawLine(QPointF(place, plot.top()), QPointF(place, plot.bottom()));
    painter.drawText(QPointF(place + 3, plot.top() + fontMetrics().ascent()), name);
}

void MetricChart::paintMarkers(QPainter& painter) const
{
    for (int i = 0; i < 2; ++i) {
        if (m_time->marker(i))
            paintTime(painter, *m_time->marker(i), palette().color(QPalette::Highlight),
                      i == 0 ? tr("A") : tr("B"));
    }
}

/// The pointer's time, and the box that is being drawn.
void MetricChart::paintPointer(QPainter& painter) const
{
    if (m_time->cursor())
        paintTime(painter, *m_time->cursor(), palette().color(QPalette::Text), {});
    const QRect plot = plotRect();
    if (m_pressed && m_isDragging && m_isBox) {
        QColor fill = palette().color(QPalette::Highlight);
        fill.setAlphaF(0.2F);
        painter.fillRect(
            QRect(QPoint(m_pressed->x(), plot.top()), QPoint(m_dragged.x(), plot.bottom())).normalized(),
            fill);
    }
}

}
