#pragma once

#include "game/gamedefinition.h"
#include "game/migrationname.h"
#include "week/migrationhistory.h"

namespace Weekglass {

/// A migration of the game that the week does not have yet.
struct PendingMigration
{
    MigrationName name;
    QString script; ///< the file's name without its folder, as the history keeps it
    qint32 checksum = 0;
    std::size_t index = 0; ///< in GameDefinition::migrations
};

/// What migrating would do.
struct MigrationPlan
{
    enum class Manager { Nobody, Flyway, Alembic };

    Manager manager = Manager::Nobody; ///< whose history the database has
    QString version; ///< the newest applied version or Alembic's revision; empty if there is none
    std::vector<HistoryRow> applied; ///< in force: neither undone nor deleted
    std::vector<PendingMigration> pending; ///< in the order in which they run
    std::vector<Error> problems; ///< each forbids migrating; where is the migration's file

    /// All problems as one error; only if there is one.
    Error error() const;
};

/// Compares the history with the game's files, as Flyway's validate does: files that were changed or are
/// missing, versions out of order, and failed migrations are problems.
MigrationPlan planMigrations(const MigrationHistory& history, const GameDefinition& game);

/// The same for the session's database; only reads.
Result<MigrationPlan> planMigrations(Pg::Session& session, const GameDefinition& game,
                                     const Pg::Call& call = {});

}
