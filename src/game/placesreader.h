#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

#include <optional>

namespace Weekglass {

/// What a picture of fixed places says beyond type and title; problems go to the reader.
PlacesDefinition readPlaces(ManifestReader& reader, const Json::ManifestObject& picture);

/// A path as in SVG with the commands M, L, C and Z, each followed by its own coordinates: "M 10 10 L 20 10
/// Z".
std::optional<std::vector<PathStep>> readPath(const QString& text);

}
