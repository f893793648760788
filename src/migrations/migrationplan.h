#pragma once

#include "game/gamedefinition.h"
#include "game/migrationname.h"
#include "migrations/migrationhistory.h"

namespace Weekglass {

enum class MigrationState {
    Pending, ///< will run
    Outdated, ///< repeatable, and changed since it was applied: will run again
    Undone, ///< was applied and taken back: will run again
    Applied,
    BelowBaseline, ///< the baseline says that the database has it
    Changed, ///< versioned, and changed since it was applied
    Missing, ///< applied, but the game has no such file
    OutOfOrder, ///< new, but a later version is applied
    Failed, ///< the history says so
};

/// One word for people, translated.
QString stateName(MigrationState state);
/// The same for programs: "pending", "out_of_order", ...
QByteArray stateKey(MigrationState state);

/// A migration of the game, or of the history, and how it stands in one week.
struct MigrationStatus
{
    MigrationName name; ///< Versioned or Repeatable
    QString script; ///< the file's name without its folder
    MigrationState state = MigrationState::Pending;
    std::optional<qint32> checksum = {}; ///< of the game's file, if there is one
    std::optional<HistoryRow> row = {}; ///< the last one about it, if there is one
    bool hasUndo = false; ///< the game has a file that takes it back
};

/// A migration of the game that the week does not have yet.
struct PendingMigration
{
    MigrationName name;
    QString script; ///< the file's name without its folder, as the history keeps it
    qint32 checksum = 0;
    std::size_t index = 0; ///< in GameDefinition::migrations, or ::repeatable

    const GameFile& file(const GameDefinition& game) const
    {
        return (name.kind == MigrationName::Kind::Repeatable ? game.repeatable : game.migrations)[index];
    }
};

/// What migrating would do.
struct MigrationPlan
{
    enum class Manager { Nobody, Flyway, Alembic };

    Manager manager = Manager::Nobody; ///< whose history the database has
    QString version; ///< the newest applied version or Alembic's revision; empty if there is none
    std::vector<HistoryRow> applied; ///< versioned ones in force: neither undone nor deleted
    std::vector<MigrationStatus> migrations; ///< all, in the order in which they run
    std::vector<PendingMigration> pending; ///< in the order in which they run
    std::vector<Error> problems; ///< each forbids migrating; where is the migration's file

    /// Leaves of what is pending only what brings the week to @p target; the repeatable ones only where no
    /// version is left out, since they are written for the newest. A problem if the week is later already.
    void stopAt(const MigrationVersion& target);
    /// The version that the week has then, and has if it is migrated; empty: none.
    QString versionAfter() const;

    /// All problems as one error; only if there is one.
    Error error() const;
};

/// A version that the game has a file of; an error if it has none.
Result<MigrationVersion> gameVersion(const GameDefinition& game, const QString& text);
/// The versions that the game has files of, in their order.
QStringList gameVersions(const GameDefinition& game);

/// Compares the history with the game's files, as Flyway's validate does: files that were changed or are
/// missing, versions out of order, and failed migrations are problems.
MigrationPlan planMigrations(const MigrationHistory& history, const GameDefinition& game);

/// The same for the session's database; only reads.
Result<MigrationPlan> planMigrations(Pg::Session& session, const GameDefinition& game,
                                     const Pg::Call& call = {});

}
