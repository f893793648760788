#pragma once

#include "base/thinning.h"

#include <QColor>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

class QPainter;

namespace Weekglass {

/// Where times and values are painted.
struct PlotPlaces
{
    double x(double at) const { return area.left() + (at - begin) * pixelsPerTime; }
    double at(double x) const { return begin + (x - area.left()) / pixelsPerTime; }
    double y(double value) const { return area.bottom() - (scaled(value) - least) * pixelsPerValue; }
    double scaled(double value) const { return isLogarithmic ? std::log10(value) : value; }
    /// Of pixels; those beside the plot on either side are one.
    int column(double at) const
    {
        return static_cast<int>(
            std::clamp(std::floor((at - begin) * pixelsPerTime), -1.0, std::ceil(area.width())));
    }

    QRectF area;
    double begin = 0;
    double least = 0; ///< scaled
    double pixelsPerTime = 1;
    double pixelsPerValue = 1;
    bool isLogarithmic = false;
};

/// From the least to the greatest of some values; empty if there were none.
struct ValueRange
{
    bool isEmpty() const { return least > greatest; }
    /// Nothing if @p value is not a number.
    void take(double value)
    {
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }

    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
};

/// What is drawn of readings so close to one another that they are in one column of pixels.
struct CurvePart
{
    double from = 0; ///< time of the first reading
    double until = 0; ///< of the last one
    double first = 0; ///< not a number: none, the curve has a gap
    double last = 0;
    double least = 0;
    double greatest = 0;
};

/// No line leads to what comes next.
inline CurvePart curveGap(double at)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {at, at, none, none, none, none};
}

inline CurvePart curvePoint(double at, double value)
{
    return {at, at, value, value, value, value};
}

struct CurveStyle
{
    QColor color;
    Qt::PenStyle line = Qt::SolidLine;
    bool isStepped = false; ///< a value holds until the next one; else the line goes there straight
    bool isFilled = false; ///< down to zero, as bars are
};

void join(CurvePart& all, const CurvePart& next);

/// One part for all that is in a column of pixels, and one for the level that begins there and goes on far
/// beyond it: it must not make the others as long. Of those beside the plot only the nearest stays, to which
/// the line leads.
template<std::ranges::input_range Parts>
std::vector<CurvePart> curveColumns(Parts&& parts, const PlotPlaces& places)
{
    int column = 0;
    const auto stretch = [&](const CurvePart& part) {
        column = places.column(part.from);
        const bool isInside = column >= 0 && column < places.area.width();
        return std::pair(column, isInside && places.column(part.until) > column + 1);
    };
    return thinned(std::forward<Parts>(parts), stretch, [&](CurvePart& all, const CurvePart& next) {
        if (column < 0)
            all = next;
        else if (column < places.area.width())
            join(all, next);
    });
}

/// Of each part the first value, the extremes and the last one, so that no spike is lost. Values that have no
/// place, being no numbers or having no logarithm, are gaps.
void paintCurve(QPainter& painter, const PlotPlaces& places, const std::vector<CurvePart>& parts,
                const CurveStyle& style);

}
