#include "pages/sql/resultchart.h"

#include "base/servertime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/seriescolor.h"
#include "widgets/charts/timeaxis.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Weekglass {

namespace {

constexpr double Margin = 8;
constexpr double AxisWidth = 72;
constexpr int ValuePixels = 48;
constexpr int TimePixels = 130;
constexpr double NearPixels = 24;
constexpr double LabelGap = 4; // below the plot

QString numberText(double number)
{
    return QLocale().toString(number, 'g', 8);
}

}

ResultChart::ResultChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("resultChart"));
    setAccessibleName(tr("Chart of the result"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMouseTracking(true);
}

void ResultChart::setChart(QueryChart chart)
{
    m_chart = std::move(chart);
    constexpr double Far = std::numeric_limits<double>::max();
    QPointF least(Far, Far);
    QPointF most(-Far, -Far);
    for (const QuerySeries& series : m_chart.series) {
        for (const QPointF& point : series.points) {
            least = {std::min(least.x(), point.x()), std::min(least.y(), point.y())};
            most = {std::max(most.x(), point.x()), std::max(most.y(), point.y())};
        }
    }
    if (m_chart.series.empty())
        least = most = {};
    const auto room = [](double length, double value) {
        return length > 0 ? length : std::max(std::abs(value), 1.0) / 10;
    };
    const QSizeF size(room(most.x() - least.x(), most.x()), room(most.y() - least.y(), most.y()));
    m_range = {least, size};
    update();
}

QRectF ResultChart::plot() const
{
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(AxisWidth, Margin + line + Margin, -2 * Margin, -2 * line - Margin);
}

QPointF ResultChart::placeOf(const QPointF& point) const
{
    const QRectF area = plot();
    return {area.left() + (point.x() - m_range.left()) / m_range.width() * area.width(),
            area.bottom() - (point.y() - m_range.top()) / m_range.height() * area.height()};
}

QString ResultChart::xText(double x) const
{
    return m_chart.isTime ? QString::fromLatin1(timestampOf(std::llround(x))) : numberText(x);
}

void ResultChart::paintAxes(QPainter& painter) const
{
    const QRectF area = plot();
    const QColor faint = palette().color(QPalette::PlaceholderText);
    QColor grid = faint;
    grid.setAlpha(60);
    const double line = fontMetrics().height();
    const int wanted = std::max(1, static_cast<int>(area.height()) / ValuePixels);
    for (const double value : valueTicks(m_range.top(), m_range.bottom(), wanted)) {
        const double y = placeOf({m_range.left(), value}).y();
        painter.setPen(grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(faint);
        painter.drawText(QRectF(0, y - line, AxisWidth - Margin, 2 * line), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(value));
    }
    const auto addX = [&](double value, const QString& label) {
        const double x = placeOf({value, m_range.top()}).x();
        painter.setPen(grid);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(faint);
        const double left = std::min(x - TimePixels / 2.0, width() - static_cast<double>(TimePixels));
        painter.drawText(QRectF(left, area.bottom() + LabelGap, TimePixels, line), Qt::AlignCenter, label);
    };
    const int across = std::max(1, static_cast<int>(area.width()) / TimePixels);
    if (m_chart.isTime) {
        for (const TimeTick& tick :
             timeTicks(std::llround(m_range.left()), std::llround(m_range.right()), across))
            addX(static_cast<double>(tick.time), tick.label);
    } else {
        for (const double value : valueTicks(m_range.left(), m_range.right(), across))
            addX(value, numberText(value));
    }
    painter.setPen(faint);
    painter.drawText(QRectF(area.left(), area.bottom() + LabelGap + line, area.width(), line), Qt::AlignRight,
                     m_chart.isTime ? tr("%1 (UTC)").arg(m_chart.xName) : m_chart.xName);
}

/// Of the points in one column of pixels only the first, the last and the extremes are drawn.
void ResultChart::paintSeries(QPainter& painter, std::size_t index) const
{
    const auto& points = m_chart.series[index].points;
    QPolygonF line;
    for (std::size_t i = 0; i < points.size();) {
        const QPointF first = placeOf(points[i]);
        QPointF least = first;
        QPointF most = first;
        QPointF last = first;
        std::size_t next = i + 1;
        for (; next < points.size(); ++next) {
            const QPointF place = placeOf(points[next]);
            if (std::floor(place.x()) != std::floor(first.x()))
                break;
            least = place.y() < least.y() ? place : least;
            most = place.y() > most.y() ? place : most;
            last = place;
        }
        line << first;
        if (next - i > 2)
            line << least << most;
        if (next - i > 1)
            line << last;
        i = next;
    }
    const QColor color = seriesColor(index, palette());
    painter.setPen(QPen(color, 1.5));
    painter.drawPolyline(line);
    constexpr qsizetype FewPoints = 120;
    painter.setBrush(color);
    for (const QPointF& place : line.size() <= FewPoints ? line : QPolygonF())
        painter.drawEllipse(place, 2, 2);
    painter.setBrush(Qt::NoBrush);
}

void ResultChart::paintLegend(QPainter& painter) const
{
    const double line = fontMetrics().height();
    double x = AxisWidth;
    for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
        const QString name = fontMetrics().elidedText(m_chart.series[i].name, Qt::ElideMiddle, 260);
        const double width = fontMetrics().horizontalAdvance(name);
        if (x + line + width > this->width() - Margin)
            break;
        painter.fillRect(QRectF(x, Margin + line / 4, line / 2, line / 2), seriesColor(i, palette()));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(x + line * 0.75, Margin, width + 1, line), Qt::AlignVCenter, name);
        x += line * 0.75 + width + 2 * Margin;
    }
}

void ResultChart::paintReadout(QPainter& painter) const
{
    double nearest = NearPixels;
    const QuerySeries* series = nullptr;
    QPointF found;
    for (const QuerySeries& one : m_chart.series) {
        for (const QPointF& point : one.points) {
            const double distance = QLineF(placeOf(point), m_pointer).length();
            if (distance < nearest) {
                nearest = distance;
                series = &one;
                found = point;
            }
        }
    }
    if (!series)
        return;
    const QString text =
        tr("%1: %2 at %3", "series, value, time").arg(series->name, numberText(found.y()), xText(found.x()));
    const QPointF place = placeOf(found);
    QRectF box = QRectF(fontMetrics().boundingRect(text)).adjusted(-6, -3, 6, 3);
    box.moveCenter(place - QPointF(0, fontMetrics().height() * 1.5));
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
    box.moveTop(std::max(box.top(), 0.0));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawEllipse(place, 4, 4);
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRect(box);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box, Qt::AlignCenter, text);
}

void ResultChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_chart.series.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("A chart needs a column of times or numbers, and another one of numbers."));
        return;
    }
    paintAxes(painter);
    for (std::size_t i = 0; i < m_chart.series.size(); ++i)
        paintSeries(painter, i);
    paintLegend(painter);
    if (m_hasPointer)
        paintReadout(painter);
}

void ResultChart::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    m_hasPointer = true;
    update();
}

void ResultChart::leaveEvent(QEvent* /*event*/)
{
    m_hasPointer = false;
    update();
}

}
