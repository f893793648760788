#pragma once

#include "migrations/migrateweeks.h"
#include "weeks/operationslog.h"

namespace Weekglass {

struct MigratedLogged
{
    std::vector<WeekMigrated> weeks;
    QString notLogged = {}; ///< why the log does not say how a week ended; empty: it does
};

/// Migrates weeks of one server as migrateWeeks() does. Each stands in the server's log before its first file
/// runs, and how it ended afterwards; a week that cannot be written down there fails with nothing done. One
/// that lacks nothing, or whose plan is refused, leaves no trace.
MigratedLogged migrateLogged(const std::vector<WeekHandle>& weeks, const AdminBy& by,
                             MigrateWeeksOptions options = {});

}
