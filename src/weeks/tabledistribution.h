#pragma once

#include "game/weeklifedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// Which tables of the manifest are distributed.
enum class DistributedTables {
    All, ///< one that the week lacks is an error
    Present ///< a migration that the week lacks may make the others
};

/// The later statements of the session's transaction see what the earlier ones did on the nodes, also where
/// they made tables. Elsewhere it does nothing.
Result<void> oneSessionForEachNode(Pg::Session& week, const Pg::Call& call = {});

/// Distributes those that are not distributed yet, with the rows that they have, in the session's transaction
/// or in one of its own. The database has to be a part of a cluster.
Result<void> distributeTables(Pg::Session& week, const DistributionDefinition& game, DistributedTables which,
                              const Pg::Call& call = {});

/// After a migration: nothing in a week that is not distributed, or not yet.
Result<void> distributeNewTables(Pg::Session& week, const std::optional<DistributionDefinition>& game,
                                 const Pg::Call& call = {});

}
