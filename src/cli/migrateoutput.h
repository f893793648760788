#pragma once

#include "cli/context.h"
#include "migrations/alembic.h"
#include "migrations/historyrepair.h"
#include "migrations/migrateweeks.h"
#include "migrations/migrationmatrix.h"
#include "migrations/undomigrations.h"

namespace Weekglass {

/// A line for each week, or, with @p asJson or @p inFull, one for each migration of each week.
void printMatrix(bool asJson, bool inFull, const MigrationMatrix& matrix);
/// What would run in each week, with what is to be known of it and its SQL.
void printPending(bool asJson, const GameDefinition& game, const WeekMigrations& week);
void printFindings(bool asJson, const std::vector<const GameFile*>& files);
void printOutcomes(bool asJson, const std::vector<WeekMigrated>& weeks);
void printPlan(bool asJson, const UndoPlan& plan);
void printPlan(bool asJson, const HistoryPlan& plan);
void printPlan(bool asJson, const AlembicPlan& plan);

}
