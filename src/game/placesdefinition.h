#pragma once

#include <QPointF>
#include <QString>

#include <array>
#include <vector>

namespace Weekglass {

/// A step of an outline, as in SVG: M moves, L draws a line, C a cubic curve, Z closes. Coordinates are
/// absolute, y downwards, in units of the drawing's own.
struct PathStep
{
    char command = 'M';
    std::array<QPointF, 3> points {}; ///< one for M and L, three for C, none for Z
};

struct PictureOutline
{
    std::vector<PathStep> path;
    bool isFilled = false;
};

/// A fixed place of a drawing with what the state has there.
struct PicturePlace
{
    QString title; ///< "First"
    QPointF at;
    QString value; ///< JSON Pointer into the state
    bool isMark = false; ///< a square that is full while there is a value; else text alone
};

/// A cell of a table or of a line: its heading, and a JSON Pointer to its text.
struct PictureCell
{
    QString title;
    QString value;
};

/// A row whose cells are the elements of an array, counted from 1, and some further values: a score line.
struct PictureLine
{
    QString title;
    QString array; ///< JSON Pointer into the state
    std::vector<PictureCell> totals = {}; ///< pointers into the state
};

/// A table with a row for each element of an array.
struct PictureTable
{
    QString title;
    QString array; ///< JSON Pointer into the state
    std::vector<PictureCell> columns; ///< pointers into the element
    QString key = {}; ///< pointer into the element: the row is current while ...
    std::vector<QString> current = {}; ///< ... one of these pointers into the state leads to the same text
};

/// A drawing with fixed places, and lines and tables beside it.
struct PlacesDefinition
{
    std::vector<PictureOutline> outlines;
    std::vector<PicturePlace> places;
    std::vector<PictureLine> lines;
    std::vector<PictureTable> tables;
};

}
