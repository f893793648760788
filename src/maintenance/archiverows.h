#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

Result<TaskPlan> planArchive(Pg::Session& session, const MaintenanceRequest& request,
                             const ArchiveRule& rule);
/// In batches that are a transaction each: whenever it ends, no row is in both tables or in none.
Result<TaskDone> runArchive(Pg::Session& session, const MaintenanceRequest& request, const ArchiveRule& rule);

/// The same as one statement, for the server's own scheduler. Reads which columns the table has.
Result<Pg::Sql> archiveSql(Pg::Session& session, const ArchiveRule& rule, const Pg::Call& call);

}
