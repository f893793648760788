#pragma once

#include "migrations/migrationplan.h"

#include <chrono>
#include <functional>

namespace Weekglass {

struct MigrationProgress
{
    int done = 0; ///< files applied by this call
    int total = 0; ///< files to be applied by this call, as planned at its start
    QString
        script; ///< the one that runs now, empty while waiting for somebody else's migration and at the end
};

struct MigrateOptions
{
    std::chrono::milliseconds lockWait {30000}; ///< for another migrator, or Flyway, in the same database
    std::stop_token stop = {}; ///< asked between files and during each; a stopped file is rolled back
    std::function<void(const MigrationProgress&)> onProgress = {}; ///< called on the caller's thread
    /// Called once, under the lock, before the first file; its error ends all with nothing done.
    std::function<Result<void>()> onBegin = {};
    /// What was shown to whoever confirmed it; whatever else is pending under the lock is refused.
    std::optional<std::vector<PendingMigration>> shown = {};
    std::optional<MigrationVersion> target = {}; ///< nothing later is run; nothing: the newest
};

struct MigrationReport
{
    QStringList applied; ///< the files that this call applied
    QString version; ///< what the week has now
};

/// Brings the session's database to the newest version of the game, or to the one that is asked for; then
/// applies repeatable migrations that are new or were changed. Each file and its row in Flyway's history are
/// one transaction, so whatever happens the week has version N or N + 1; a file that runs outside of one
/// (migrationlint.h) stands in the history as failed until it is done. Refuses before the first statement if
/// the plan has a problem, or if a pending file could happen in part. Any number of migrators at once apply
/// each file once.
Result<MigrationReport> migrate(Pg::Session& session, const GameDefinition& game,
                                const MigrateOptions& options = {});

/// The lock that migrators of one database take, and Flyway too: its magic number ("Flyway" in ASCII) plus
/// the hash code of the name "public"."flyway_schema_history".
constexpr qint64 MigrationLock = 77433833903597;

/// Takes the lock for the session's transaction; @return false if somebody else holds it.
Result<bool> tryMigrationLock(Pg::Session& session, const Pg::Call& call = {});

}
