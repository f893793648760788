#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// What a play log's manifest says of how it is cut, nothing if it says nothing; problems go to the reader.
std::optional<RollbackDefinition> readRollback(ManifestReader& reader, const Json::ManifestObject& playLog);

}
