#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// What a play log says about its replay: marks, pictures and how to verify it. Problems go to the reader.
void readReplay(ManifestReader& reader, const Json::ManifestObject& playLog, PlayLogDefinition& log);

}
