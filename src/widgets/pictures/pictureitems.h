#pragma once

#include "game/picturedefinition.h"
#include "json/document.h"

#include <QPointF>

#include <vector>

namespace Weekglass {

/// One thing of a state that a picture shows. Numbers are doubles: good enough for a place on the screen,
/// and shown nowhere.
struct PictureItem
{
    QString pointer; ///< of the element, RFC 6901
    QString label;
    QString id; ///< the same for the same thing in another state, among those of its layer
    QString group;
    QPointF place;
    double size = 0; ///< in the units of the place; 0: not known
    int layer = 0;
};

/// The elements that have a place; others cannot be drawn.
std::vector<PictureItem> pictureItems(const PictureDefinition& picture, const Json::Document& document);

}
