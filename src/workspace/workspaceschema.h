#pragma once

#include "workspace/database.h"

namespace Weekglass {

/// Brings the file's tables up to date, each step in one transaction with its number (PRAGMA user_version).
/// Refuses a file of a newer Weekglass and one that is something else.
Result<void> migrateWorkspace(Database& database, const QString& path);

}
