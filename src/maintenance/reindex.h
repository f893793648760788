#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

/// The indexes that the game names, and what an interrupted run has left of them: that is dropped first.
Result<TaskPlan> planReindex(Pg::Session& session, const MaintenanceRequest& request);
/// One after another, each with REINDEX INDEX CONCURRENTLY: the game goes on reading and writing. An error
/// says which were done before.
Result<TaskDone> runReindex(Pg::Session& session, const MaintenanceRequest& request);

/// A job for each index, for the server's own scheduler.
Result<std::vector<std::pair<QString, Pg::Sql>>> reindexStatements(const GameDefinition& game);

}
