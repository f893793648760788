#pragma once

#include "migrations/migrate.h"
#include "scratch/scratchdatabase.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// A scratch database with the week's schema and its history of migrations, but none of its other rows, owned
/// by a fresh role without rights. Needs pg_dump of the week's server version. The week is only read.
Result<ScratchDatabase> cloneSchema(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                    const Pg::ConnectOptions& scratch, const AdminProgress& progress = {},
                                    const std::stop_token& stop = {});

/// Applies what the week lacks, or lacks up to @p target, to such a clone. An error is the one that migrating
/// the week would meet, with file and line, except for what only rows can meet; the week has nothing to do
/// with it.
Result<MigrationReport> tryMigrations(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                      const GameDefinition& game, const Pg::ConnectOptions& scratch,
                                      const AdminProgress& progress = {}, const std::stop_token& stop = {},
                                      const std::optional<MigrationVersion>& target = {});

}
