#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

/// Rows that were pruned or moved longer ago than the game keeps them to be put back.
Result<TaskPlan> planKeptPurge(Pg::Session& session, const MaintenanceRequest& request);
/// @return without a text if there were none
Result<TaskDone> runKeptPurge(Pg::Session& session, const MaintenanceRequest& request);

}
