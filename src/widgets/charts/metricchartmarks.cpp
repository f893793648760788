#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr int Pad = 4; // around a mark's name
constexpr int TextCharacters = 80;

}

void MetricChart::takeMarks()
{
    if (m_time->awaitedMark())
        setCursor(Qt::CrossCursor);
    else
        unsetCursor();
    redraw();
}

/// In full where it was set, else only its letter; then what takes it away.
QString MetricChart::markText(int mark) const
{
    const bool isHere = m_time->mark(mark)->on.isEmpty() || m_time->mark(mark)->on == m_metric.title;
    return tr("%1 ×", "name of a mark; a click clears it")
        .arg(visibleText(isHere          ? m_time->markText(mark)
                             : mark == 0 ? tr("A")
                                         : tr("B"),
                         TextCharacters));
}

/// Beside its line, on the side with more room; B below A, so that neither covers the other.
QRectF MetricChart::markRect(int mark, const PlotPlaces& places) const
{
    const double x = std::floor(places.x(static_cast<double>(*m_time->marker(mark))));
    const double wide = fontMetrics().horizontalAdvance(markText(mark)) + 2 * Pad;
    const double tall = fontMetrics().height();
    const bool fitsRight = x + wide < places.area.right();
    return {fitsRight ? x + 1 : std::max(places.area.left(), x - wide), places.area.top() + mark * tall, wide,
            tall};
}

std::optional<int> MetricChart::markAt(const QPoint& place) const
{
    const PlotPlaces now = places();
    for (const int mark : {1, 0}) {
        const auto at = m_time->marker(mark);
        if (at && *at >= m_time->range().begin && *at < m_time->range().end
            && markRect(mark, now).contains(place))
            return mark;
    }
    return {};
}

bool MetricChart::clickedMark(const QPoint& place)
{
    if (const auto awaited = m_time->awaitedMark()) {
        m_time->setMark(*awaited,
                        ChartMark {.at = static_cast<qint64>(timeAt(place.x())), .on = m_metric.title});
        return true;
    }
    const auto mark = markAt(place);
    if (mark)
        m_time->setMark(*mark, {});
    return mark.has_value();
}

void MetricChart::paintMarks(QPainter& painter, const PlotPlaces& places) const
{
    for (const int mark : {0, 1}) {
        const auto at = m_time->marker(mark);
        if (!at || *at < m_time->range().begin || *at >= m_time->range().end)
            continue;
        const Tokens& tokens = tokensOf(palette());
        paintTime(painter, static_cast<double>(*at), tokens.accent);
        const QRectF room = markRect(mark, places);
        painter.fillRect(room, tokens.accent);
        painter.setPen(tokens.onAccent);
        painter.drawText(room, Qt::AlignCenter, markText(mark));
    }
}

}
