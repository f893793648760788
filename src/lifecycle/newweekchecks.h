#pragma once

#include "lifecycle/newweek.h"
#include "pg/cluster.h"

namespace Weekglass {

/// An error unless the week can be a copy of the database that the request names, if it names one.
Result<void> checkTemplate(Pg::Session& maintenance, const NewWeekRequest& request);
/// The nodes of the cluster, after everything that forbids it; none for a week that is not distributed.
Result<std::vector<Pg::ClusterNode>> checkCluster(Pg::Session& maintenance, const NewWeekRequest& request);

}
