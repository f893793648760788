#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QStringList>

#include <vector>

namespace Weekglass {

/// How a series is told from others.
struct SeriesStyle
{
    QColor color;
    Qt::PenStyle line = Qt::SolidLine; ///< another one once all colours are taken
};

/// Of the series of one chart, in their order. A name keeps its style as long as the program runs, on every
/// page, of every week and at every zoom; but two of one chart never share one while there are others.
std::vector<SeriesStyle> seriesStyles(const QStringList& names, const QPalette& palette);

/// For an area: what is another line for a curve is another pattern here, over a lighter ground. Painted in
/// this order.
std::vector<QBrush> brushesOf(const SeriesStyle& style, const QPalette& palette);

}
