#pragma once

#include "maintenance/taskrun.h"
#include "snapshots/retention.h"

namespace Weekglass {

/// Deletes what the confirmed plan says, in one transaction, and keeps it in the week's ledger: refused with
/// nothing done if these are not exactly the plan's rows. undoOperation() puts them back.
Result<Operation> pruneKept(Pg::Session& session, const RetentionRule& rule, const PrunePlan& confirmed,
                            const AdminBy& by, const RollbackOptions& options = {});

/// How long and by what those rows can be put back: a sentence.
QString keptText(const GameDefinition& game);

Result<TaskPlan> planRetention(Pg::Session& session, const MaintenanceRequest& request,
                               const RetentionRule& rule);
Result<TaskDone> runRetention(Pg::Session& session, const MaintenanceRequest& request,
                              const RetentionRule& rule);

}
