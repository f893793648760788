#pragma once

#include "game/gamedefinition.h"
#include "pg/connectoptions.h"
#include "pg/session.h"
#include "weeks/plannedchange.h"

namespace Weekglass {

/// What giving the game's roles their rights in a week would do: the roles that are missing are made, all get
/// what they may do with the tables that there are by now, and lose all rights on partitions. Looks only.
Result<PlannedChange> planGrants(Pg::Session& week, const GameDefinition& game, const Pg::Call& call = {});

/// Does it. @p server leads to the maintenance database. @return the roles that were made.
Result<QStringList> grantRoles(const Pg::ConnectOptions& server, Pg::Session& week,
                               const GameDefinition& game, const Pg::Call& call = {});

}
