#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QPainter;
class QSize;

namespace Weekglass {

/// What an SVG file says of itself.
struct SvgWords
{
    QString title = {};
    QString description = {};
};

/// What @p paint paints, as an SVG file of @p size pixels: its texts are as large as on the screen, and in a
/// font without serifs also where the reader's computer has not the same one.
QByteArray svgDrawing(const QSize& size, const SvgWords& words, const std::function<void(QPainter&)>& paint);

}
