#pragma once

#include "game/placesdefinition.h"

namespace Weekglass {

/// How elements of a state's array become things in a picture. Pointers are of the element, where array is of
/// the state.
struct PictureLayer
{
    QString title;
    QString array;
    QString x; ///< of a grid: the column
    QString y; ///< of a grid: the row
    QString label = {};
    QString id = {}; ///< tells elements apart over time; empty: the label does
    QString size = {}; ///< radius on a map, cells along a side in a grid
    QString group = {}; ///< of a grid: each group is a grid of its own
};

enum class PictureType {
    ScatterMap, ///< things at their places
    Grid, ///< things in cells
    Places ///< a drawing with fixed places; of play logs only
};

struct PictureDefinition
{
    PictureType type = PictureType::ScatterMap;
    QString title;
    QString unit = {}; ///< of the places: "km"
    std::vector<PictureLayer> layers = {};
    PlacesDefinition places = {}; ///< of the type Places
};

}
