#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// What a manifest says of the files that can be imported: one object for recorded responses, or a list of
/// such objects. Problems go to the reader. @p game has its event sources already.
void readImports(ManifestReader& reader, const Json::ManifestObject& root, GameDefinition& game);

}
