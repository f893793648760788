#pragma once

#include "game/gamefile.h"
#include "migrations/migrate.h"
#include "migrations/migrationhistory.h"
#include "pg/transaction.h"

namespace Weekglass {

/// A transaction that holds the migration lock. Waits as long as the options say, then tells who holds it.
Result<Pg::Transaction> beginMigration(Pg::Session& session, const MigrateOptions& options);

/// COMMIT; where its reply is lost the error says what to do.
Result<void> commitMigration(Pg::Transaction& transaction, const QString& script, const Pg::Call& call);

/// Runs the file and adds @p row with the time it took, in the transaction of beginMigration(). The history
/// has to be there.
Result<void> runRecorded(Pg::Session& session, const GameFile& file, HistoryRow row, const Pg::Call& call);

/// Runs a file of one statement in no transaction, while the session itself holds the migration lock. Before
/// it begins its row is there and says that it failed, until it has not: whatever happens, the history is
/// honest. @p check is asked under the lock whether there is still something to do.
/// @return what @p check said
Result<bool> runOutside(Pg::Session& session, const GameFile& file, const HistoryRow& row,
                        const std::function<Result<bool>()>& check, const MigrateOptions& options);

}
