#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QPainter>
#include <QPainterPath>

namespace Weekglass {

namespace {

constexpr int FlagWidth = 16;
constexpr int Near = 3; // pixels beside a flag that still count as it

QColor flagColor(ChartAnnotation::Kind kind, const QPalette& palette)
{
    using Kind = ChartAnnotation::Kind;
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    const auto color = [isDark](QRgb light) {
        return isDark ? QColor::fromRgb(light).lighter(150) : QColor::fromRgb(light);
    };
    switch (kind) {
    case Kind::Reset:
        return color(0xFF4D5560);
    case Kind::Migration:
        return color(0xFF6A3FB5);
    case Kind::Rollback:
    case Kind::Redo:
        return color(0xFFB23A2E);
    case Kind::Undo:
        return color(0xFF2E7D4F);
    case Kind::Note:
        break;
    }
    return color(0xFF1F6FB8);
}

}

/// At the bottom of its pole, where no readout and no marker's letter is.
QRect MetricChart::flagRect(const ChartAnnotation& annotation) const
{
    const QRect plot = plotRect();
    const int tall = fontMetrics().height();
    return {static_cast<int>(x(annotation.at)), plot.bottom() - tall, FlagWidth, tall};
}

/// The last one there is on top.
const ChartAnnotation* MetricChart::flagAt(const QPoint& place) const
{
    const auto& all = m_time->annotations();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (flagRect(*one).adjusted(-Near, -Near, Near, Near).contains(place))
            return &*one;
    }
    return nullptr;
}

/// A pole with the first letter of what it was; that of the current one is solid, and the page says what it
/// was.
void MetricChart::paintFlags(QPainter& painter) const
{
    const QRect plot = plotRect();
    const ChartAnnotation* current = m_time->currentAnnotation();
    painter.save();
    painter.setClipRect(plot.adjusted(-1, 0, 1, 0));
    for (const ChartAnnotation& one : m_time->annotations()) {
        const QRect flag = flagRect(one);
        if (flag.right() < plot.left() || flag.left() > plot.right())
            continue;
        const QColor color = flagColor(one.kind, palette());
        painter.setPen(QPen(color, 1, &one == current ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(flag.left(), plot.top()), QPointF(flag.left(), plot.bottom()));
        painter.fillRect(flag, color);
        painter.setPen(palette().color(QPalette::Base));
        painter.drawText(flag, Qt::AlignCenter, annotationName(one.kind).left(1));
    }
    painter.restore();
}

/// The range of the weeks as an area and their median as a line, broken where fewer than two have a value.
void MetricChart::paintBand(QPainter& painter) const
{
    if (m_band.empty() || m_style.isRate)
        return;
    const auto isDrawn = [this](const BandPoint& point) { return !m_style.isLogarithmic || point.least > 0; };
    const qint64 apart = m_band.size() < 2 ? 0 : m_band[1].at - m_band[0].at;
    QColor area = palette().color(QPalette::Text);
    area.setAlphaF(0.13F);
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.5F);
    for (auto first = m_band.begin(); first != m_band.end();) {
        auto last = first;
        QPainterPath median;
        QPainterPath range;
        QPolygonF below;
        for (; last != m_band.end() && isDrawn(*last)
             && (last == first || last->at - (last - 1)->at <= apart + 1);
             ++last) {
            const double place = x(last->at);
            last == first ? median.moveTo(place, y(last->median)) : median.lineTo(place, y(last->median));
            last == first ? range.moveTo(place, y(last->greatest)) : range.lineTo(place, y(last->greatest));
            below.prepend(QPointF(place, y(last->least)));
        }
        for (const QPointF& point : below)
            range.lineTo(point);
        painter.fillPath(range, area);
        painter.strokePath(median, QPen(line, 1, Qt::DashLine));
        first = last == first ? first + 1 : last;
    }
}

}
