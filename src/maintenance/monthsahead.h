#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

/// The months that partitioned tables lack; makes them and nothing else. See partitions/partitions.h.
Result<TaskPlan> planMonths(const MaintenanceRequest& request);
Result<TaskDone> runMonths(const MaintenanceRequest& request);

}
