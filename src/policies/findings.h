#pragma once

#include "policies/playerrelations.h"
#include "policies/policycheck.h"

namespace Weekglass {

/// What the catalog says of a relation before any row is counted. Without columns no row can be counted.
PolicyFinding foundInCatalog(const PlayerRelation& relation, const PlayersDefinition& players,
                             const QString& role);

/// Completes a finding by the rows that players saw. @p isProof: there are rows of others to be seen
/// @p isHidden: from the role that looked for those, too
void judge(PolicyFinding& finding, const PlayerRelation& relation, bool isProof, bool isHidden);

}
