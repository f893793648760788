#pragma once

#include "migrations/migrate.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// One change of flyway_schema_history, or of what a failed migration left behind.
struct HistoryChange
{
    enum class Kind {
        Baseline, ///< a first row: the database has everything up to this version
        RemoveFailed, ///< the row of a migration that failed
        Realign, ///< checksum and description become those of the file
        MarkDeleted, ///< a row that says that a migration is not to be looked for any more
        DropInvalidIndex, ///< what a failed CREATE INDEX CONCURRENTLY left
        MarkSucceeded ///< the row says that it failed, and all that it does is done
    };

    Kind kind = Kind::Realign;
    HistoryRow row; ///< that is changed or written; of MarkDeleted: that is meant
    std::optional<qint32> checksum = {}; ///< the new one
    QString description = {}; ///< the new one
    QString index = {}; ///< schema.index, quoted as needed; of RemoveFailed: one that is in the way
    QString explanation = {}; ///< what it means, translated
};

/// What would be done; nothing is, until it is confirmed by its hash.
struct HistoryPlan
{
    WeekIdentity week = {};
    std::vector<HistoryChange> changes; ///< empty: nothing is wrong
    QByteArray hash;
};

/// Takes over a database whose tables were made elsewhere: its history will say that it has @p version of the
/// game. Refuses a database that has a history already, one of Alembic's, and a version that is none.
Result<HistoryPlan> planBaseline(Pg::Session& session, const QString& version,
                                 const QString& description = {}, const Pg::Call& call = {});

/// As Flyway's repair: rows of failed migrations go (where only the end of an index was not seen, and it is
/// finished, the row says so instead), checksums and descriptions become those of the files,
/// and what has no file any more is marked as deleted; besides, invalid indexes of failed migrations go.
Result<HistoryPlan> planRepair(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

/// What a repair does about one migration that did not fail; nothing: its history is as it should be.
std::optional<HistoryChange> repairOf(const MigrationStatus& migration);

/// Both do what their plan said under the migration lock, and refuse if the plan, made again, differs.
Result<void> baseline(Pg::Session& session, const QString& version, const QString& description,
                      const QByteArray& hash, const MigrateOptions& options = {});
Result<void> repair(Pg::Session& session, const GameDefinition& game, const QByteArray& hash,
                    const MigrateOptions& options = {});

}
