#include "widgets/charts/plotcurve.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr double LineWidth = 1.5;
constexpr double PointRadius = 2.5;
constexpr qsizetype ManyPoints =
    400; // of a line: a pen wider than 1 is an outline to be filled, many times as slow
constexpr qsizetype PointsBelow = 60; // single readings on the screen are drawn as points, too

/// The lines of one curve, and its single readings.
class CurvePath
{
public:
    CurvePath(const PlotPlaces& places, bool isStepped)
        : m_places(places)
        , m_isStepped(isStepped)
    {
    }

    void add(const CurvePart& part)
    {
        add(part.from, part.first);
        if (part.least != part.greatest) {
            const double middle = part.from + (part.until - part.from) / 2;
            add(middle, part.least);
            add(middle, part.greatest);
        }
        if (part.until != part.from || part.last != part.first)
            add(part.until, part.last);
        else if (m_isOpen)
            m_points << lines.back().last();
    }

    /// All of them if they are few, else those without a neighbour.
    QPolygonF points() const
    {
        if (m_points.size() <= PointsBelow)
            return m_points;
        QPolygonF alone;
        for (const QPolygonF& line : lines) {
            if (line.size() == 1)
                alone << line;
        }
        return alone;
    }

    std::vector<QPolygonF> lines;
    qsizetype count = 0; ///< of all their points

private:
    void add(double at, double value)
    {
        const QPointF place(m_places.x(at), m_places.y(value));
        if (!std::isfinite(place.y())) {
            m_isOpen = false;
            return;
        }
        if (!std::exchange(m_isOpen, true))
            lines.emplace_back();
        else if (m_isStepped)
            append({place.x(), lines.back().last().y()});
        append(place);
    }

    void append(const QPointF& place)
    {
        QPolygonF& line = lines.back();
        const qsizetype size = line.size();
        // a level part needs its two ends only: dashes, and fewer points
        if (size > 1 && line[size - 1].y() == place.y() && line[size - 2].y() == place.y()) {
            line.last() = place;
        } else if (size == 0 || line.last() != place) {
            line << place;
            ++count;
        }
    }

    const PlotPlaces& m_places;
    const bool m_isStepped;
    bool m_isOpen = false; // the last line goes on
    QPolygonF m_points;
};

constexpr float Faint = 0.25F; // several bars stand on one another

void fillToZero(QPainter& painter, const PlotPlaces& places, const CurvePath& path, QColor color)
{
    const double zero = places.isLogarithmic ? places.area.bottom() : places.y(0);
    color.setAlphaF(Faint);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (QPolygonF bars : path.lines) {
        bars.prepend({bars.first().x(), zero});
        bars.append({bars.last().x(), zero});
        painter.drawPolygon(bars);
    }
}

}

void join(CurvePart& all, const CurvePart& next)
{
    if (std::isnan(next.first))
        return;
    if (std::isnan(all.first)) {
        all = next;
        return;
    }
    all.until = next.until;
    all.last = next.last;
    all.least = std::min(all.least, next.least);
    all.greatest = std::max(all.greatest, next.greatest);
}

void paintCurve(QPainter& painter, const PlotPlaces& places, const std::vector<CurvePart>& parts,
                const CurveStyle& style)
{
    CurvePath path(places, style.isStepped);
    for (const CurvePart& part : parts)
        path.add(part);
    if (style.isFilled)
        fillToZero(painter, places, path, style.color);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.color, path.count > ManyPoints ? 1 : LineWidth, style.line, Qt::FlatCap));
    for (const QPolygonF& line : path.lines)
        painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.color);
    for (const QPointF& point : path.points())
        painter.drawEllipse(point, PointRadius, PointRadius);
}

}
