#pragma once

#include "game/manifestreader.h"

namespace Weekglass {

/// What the manifest says about the life of a week: when it began, what the next one takes over, which
/// partitions it has, who migrates it, and where its events come from.
void readWeekLife(ManifestReader& reader, const ManifestReader::Object& root, GameDefinition& game);

}
