#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/metriccurve.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace Weekglass {

namespace {

constexpr double FlagWidth = 16;
constexpr double Near = 3; // pixels beside a flag that still count as it

QColor flagColor(ChartAnnotation::Kind kind, const QPalette& palette)
{
    using Kind = ChartAnnotation::Kind;
    const Tokens& tokens = tokensOf(palette);
    switch (kind) {
    case Kind::Reset:
        return tokens.neutral.text;
    case Kind::Migration:
        return tokens.keyword;
    case Kind::Rollback:
    case Kind::Redo:
        return tokens.error.text;
    case Kind::Undo:
        return tokens.ok.text;
    case Kind::Note:
        break;
    }
    return tokens.accent;
}

}

/// The first series is on top.
void MetricChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    const bool isCount = m_metric.meaning.kind == MetricKind::Count;
    const bool isStepped = m_style.isStepped || m_style.isRate || isCount;
    if (m_style.showsGaps && !m_drawn.empty())
        paintGaps(painter, places);
    paintBand(painter, places);
    for (auto one = m_drawn.rbegin(); one != m_drawn.rend(); ++one)
        paintCurve(painter, places,
                   curveColumns(curveParts(one->buckets(), drawnMeaning(), isStepped), places),
                   {.color = one->style.color,
                    .line = one->style.line,
                    .isStepped = isStepped,
                    .isFilled = isCount});
    paintFlags(painter, places);
    paintMarks(painter, places);
}

void MetricChart::paintGaps(QPainter& painter, const PlotPlaces& places) const
{
    std::vector<std::span<const MetricBucket>> shown;
    for (const Drawn& drawn : m_drawn)
        shown.push_back(drawn.buckets());
    QColor color = palette().color(QPalette::Text);
    color.setAlphaF(0.25F);
    const ChartTime::Range range = m_time->range();
    for (const auto& [from, until] : gapsOf(shown, drawnMeaning(), range.begin, range.end)) {
        const double left = places.x(static_cast<double>(from));
        painter.fillRect(QRectF(left, places.area.top(), places.x(static_cast<double>(until)) - left,
                                places.area.height()),
                         QBrush(color, Qt::BDiagPattern));
    }
}

/// The 10th to the 90th percentile of the weeks as an area and their median as a line, broken where fewer
/// than two have a value.
void MetricChart::paintBand(QPainter& painter, const PlotPlaces& places) const
{
    if (m_band.empty() || m_style.isRate)
        return;
    const auto isDrawn = [this](const BandPoint& point) { return !m_style.isLogarithmic || point.low > 0; };
    const qint64 apart = m_band.size() < 2 ? 0 : m_band[1].at - m_band[0].at;
    QColor area = palette().color(QPalette::Text);
    area.setAlphaF(0.13F);
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.5F);
    for (auto first = m_band.begin(); first != m_band.end();) {
        auto last = first;
        QPolygonF median;
        QPolygonF range;
        for (; last != m_band.end() && isDrawn(*last)
             && (last == first || last->at - (last - 1)->at <= apart + 1);
             ++last) {
            const double x = places.x(static_cast<double>(last->at));
            median << QPointF(x, places.y(last->median));
            range << QPointF(x, places.y(last->high));
            range.prepend(QPointF(x, places.y(last->low)));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(area);
        painter.setRenderHint(QPainter::Antialiasing, false); // no edge of so faint an area is worth its time
        painter.drawPolygon(range);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(line, 1, Qt::DashLine));
        painter.drawPolyline(median);
        first = last == first ? first + 1 : last;
    }
}

/// At the bottom of its pole, where no readout and no marker's letter is.
QRectF MetricChart::flagRect(const ChartAnnotation& annotation, const PlotPlaces& places) const
{
    const double tall = fontMetrics().height();
    return {std::floor(places.x(static_cast<double>(annotation.at))), places.area.bottom() - tall, FlagWidth,
            tall};
}

/// The last one there is on top.
const ChartAnnotation* MetricChart::flagAt(const QPoint& place) const
{
    const PlotPlaces now = places();
    const auto& all = m_time->annotations();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (flagRect(*one, now).adjusted(-Near, -Near, Near, Near).contains(place))
            return &*one;
    }
    return nullptr;
}

/// A pole with the first letter of what it was; that of the current one is solid, and the page says what it
/// was.
void MetricChart::paintFlags(QPainter& painter, const PlotPlaces& places) const
{
    const ChartAnnotation* current = m_time->currentAnnotation();
    for (const ChartAnnotation& one : m_time->annotations()) {
        const QRectF flag = flagRect(one, places);
        if (!flag.intersects(places.area))
            continue;
        const QColor color = flagColor(one.kind, palette());
        painter.setPen(QPen(color, 1, &one == current ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(flag.left() + 0.5, places.area.top()),
                         QPointF(flag.left() + 0.5, places.area.bottom()));
        painter.fillRect(flag, color);
        painter.setPen(palette().color(QPalette::Base));
        painter.drawText(flag, Qt::AlignCenter, annotationName(one.kind).left(1));
    }
}

/// The time that is pointed at in any of the charts, what the series have then, and the box that is being
/// dragged.
void MetricChart::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    if (const auto dragged = box())
        paintRange(painter, dragged->first, dragged->second);
    if (!m_time->cursor())
        return;
    const auto at = static_cast<double>(*m_time->cursor());
    paintTime(painter, at, palette().color(QPalette::Text));
    const QString unit = m_style.isRate ? QString() : m_metric.unit;
    std::vector<PlotName> lines {
        {.text = unit.isEmpty()
             ? m_time->text(*m_time->cursor())
             : tr("%1 · %2", "time, unit").arg(m_time->text(*m_time->cursor()), visibleText(unit)),
         .color = {}}};
    const auto most =
        std::max<std::size_t>(3, static_cast<std::size_t>(places.area.height()) / fontMetrics().height());
    for (const Drawn& drawn : m_drawn) {
        const std::size_t left = m_drawn.size() - (lines.size() - 1);
        if (lines.size() + 1 == most && left > 1) {
            lines.push_back(
                {.text = tr("+%n more", nullptr, static_cast<int>(left)), .color = {}, .isFaint = true});
            break;
        }
        lines.push_back(
            {.text = tr("%1: %2", "series, its value")
                         .arg(seriesName(*drawn.series), readoutText(*drawn.series, *m_time->cursor())),
             .color = drawn.style.color,
             .line = drawn.style.line});
    }
    const bool hasMarks = m_time->mark(0) || m_time->mark(1); // their names are above
    paintReadout(painter, {places.x(at), places.area.top() + (hasMarks ? 2 * fontMetrics().height() : 0)},
                 lines);
}

}
