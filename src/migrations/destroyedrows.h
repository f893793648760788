#pragma once

#include "migrations/migrationlint.h"
#include "pg/session.h"

namespace Weekglass {

/// A table that destructive statements hit.
struct DestroyedTable
{
    QString name; ///< schema.table
    std::optional<qint64> rows; ///< none: there is no such table now
    QString schema = {}; ///< with which it is dropped; empty: it is named itself
};

enum class Locking {
    None,
    AgainstWriters ///< nobody writes to the tables until the transaction of the session ends
};

/// The rows of the tables that a file would hit, now. What of it cannot be counted the lint's findings say.
Result<std::vector<DestroyedTable>> destroyedRows(Pg::Session& session, const MigrationLint& lint,
                                                  Locking locking, const Pg::Call& call = {});

}
