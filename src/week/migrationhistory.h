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
};

/// What a database says about its schema's past.
struct MigrationHistory
{
    bool hasFlyway = false; ///< flyway_schema_history exists
    QString alembicRevision; ///< not empty if Alembic manages the schema
    bool hasTables = false; ///< any table at all
    std::vector<HistoryRow> rows; ///< by rank
};

/// Reads it in the transaction of the session, or without one.
Result<MigrationHistory> readHistory(Pg::Session& session, const Pg::Call& call = {});

}
