#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// The pictures of a snapshot source; problems go to the reader.
std::vector<PictureDefinition> readPictures(ManifestReader& reader, const Json::ManifestObject& source);
/// The pictures of a play log: of fixed places too.
std::vector<PictureDefinition> readStatePictures(ManifestReader& reader, const Json::ManifestObject& playLog);

}
