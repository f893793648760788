#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// What a manifest says of the state outside the database, nothing if it says nothing; problems go to the
/// reader.
std::optional<RecoveryDefinition> readRecovery(ManifestReader& reader, const Json::ManifestObject& root,
                                               const std::vector<SnapshotSource>& snapshots);

}
