#include "widgets/pictures/picture.h"

#include "base/safetext.h"
#include "widgets/pictures/gridpicture.h"
#include "widgets/pictures/placespicture.h"
#include "widgets/pictures/scattermap.h"

#include <map>

namespace Weekglass {

Picture* makePicture(const PictureDefinition& definition)
{
    using Maker = Picture* (*)(const PictureDefinition&);
    static const std::map<PictureType, Maker> makers {
        {PictureType::ScatterMap, [](const auto& map) -> Picture* { return new ScatterMap(map); }},
        {PictureType::Grid, [](const auto& grid) -> Picture* { return new GridPicture(grid); }},
        {PictureType::Places, [](const auto& drawn) -> Picture* { return new PlacesPicture(drawn.places); }}};
    Picture* picture = makers.at(definition.type)(definition);
    picture->setAccessibleName(visibleText(definition.title));
    return picture;
}

}
