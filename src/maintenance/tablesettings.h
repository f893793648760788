#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

/// Storage parameters of tables that are not as the game wants them.
Result<TaskPlan> planSettings(Pg::Session& session, const MaintenanceRequest& request);
/// All of them in one transaction.
Result<TaskDone> runSettings(Pg::Session& session, const MaintenanceRequest& request);

}
