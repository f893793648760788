#pragma once

#include "pg/session.h"

#include <QString>

#include <optional>
#include <vector>

namespace Weekglass {

/// One row of Flyway's history.
struct HistoryRow
{
    int rank = 0;
    QString version = {}; ///< empty for repeatable migrations and for created schemas
    QString description = {};
    QString type = {}; ///< SQL, JDBC, BASELINE, UNDO_SQL, DELETE, SCHEMA, ...
    QString script = {};
    std::optional<qint32> checksum = {};
    bool success = true;
    QByteArray installedOn = {}; ///< "2025-01-06 12:00:00.123456"; no zone is known
    QString installedBy = {}; ///< the database's user
    int milliseconds = 0; ///< that it took

    friend bool operator==(const HistoryRow&, const HistoryRow&) = default;
};

/// What a database says about its schema's past.
struct MigrationHistory
{
    bool hasFlyway = false; ///< flyway_schema_history exists
    QString alembicRevision; ///< not empty if Alembic manages the schema: its revisions, or "none yet"
    QStringList alembicRevisions; ///< sorted
    bool hasTables = false; ///< any table at all
    std::vector<HistoryRow> rows; ///< by rank
};

/// Reads it in the transaction of the session, or without one.
Result<MigrationHistory> readHistory(Pg::Session& session, const Pg::Call& call = {});

/// The same once more, where @p known was read in this session: who manages the schema is taken from there,
/// and only what was done to it is read.
Result<MigrationHistory> readHistoryAgain(Pg::Session& session, const MigrationHistory& known,
                                          const Pg::Call& call = {});

/// Makes Flyway's table if it is not there. The session holds the migration lock.
Result<void> createHistory(Pg::Session& session, const Pg::Call& call = {});
/// Adds a row after the last one; rank, user and time are the server's. The session holds the migration lock.
/// @return the rank
Result<int> addHistoryRow(Pg::Session& session, const HistoryRow& row, const Pg::Call& call = {});

}
