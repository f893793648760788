#pragma once

#include "migrations/destroyedrows.h"
#include "migrations/migrate.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// One version to be taken back.
struct UndoStep
{
    using Table = DestroyedTable;

    HistoryRow applied; ///< what it takes back
    QString script; ///< U*.sql
    qint32 checksum = 0;
    std::size_t index = 0; ///< in GameDefinition::undo
    MigrationLint lint = {};
    /// That its destructive statements hit, with their rows now; findings of the lint say what is not
    /// counted.
    std::vector<Table> tables = {};
};

/// What going back to a version would do.
struct UndoPlan
{
    WeekIdentity week = {};
    QString version; ///< that the week has
    QString target; ///< that it would have; empty: none
    std::vector<UndoStep> steps; ///< in the order in which they run: the newest version first
    std::vector<Error> problems; ///< each forbids it
    QByteArray hash; ///< of all that: what is confirmed
};

/// What it would take to bring the session's week back to @p target, which it must have, or to before all
/// migrations ("0"). Counts the rows of the tables that would be hit; changes nothing.
Result<UndoPlan> planUndo(Pg::Session& session, const GameDefinition& game, const QString& target,
                          const Pg::Call& call = {});

/// Runs the undo files of the plan with their history rows in one transaction: all or nothing. Refused if the
/// plan, made again while nobody can write to the tables that are hit, is not the one with @p hash.
Result<MigrationReport> undoMigrations(Pg::Session& session, const GameDefinition& game,
                                       const QString& target, const QByteArray& hash,
                                       const MigrateOptions& options = {});

}
