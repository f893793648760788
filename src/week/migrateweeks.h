#pragma once

#include "week/migrate.h"
#include "week/weekhandle.h"

namespace Weekglass {

/// What became of one week.
struct WeekMigrated
{
    enum class Outcome {
        Waiting, ///< its turn has not come
        Running,
        Migrated,
        UpToDate, ///< there was nothing to do
        Failed, ///< see error; the week has what the report says
        Skipped ///< never begun: stopped, or an earlier week failed
    };

    WeekIdentity week;
    Outcome outcome = Outcome::Waiting;
    MigrationReport report = {}; ///< what was applied, also before a failure
    std::optional<Error> error = {};

    bool wasTouched() const { return error || !report.applied.isEmpty(); }
};

QByteArray outcomeKey(WeekMigrated::Outcome outcome); ///< "migrated", "up_to_date", ...: for programs
QString outcomeName(WeekMigrated::Outcome outcome); ///< translated

struct MigrateWeeksOptions
{
    bool continueOnError = false; ///< after the first week, which must succeed in any case
    std::chrono::milliseconds lockWait {30000};
    std::stop_token stop = {};
    /// The week's place and what it does now; called on the caller's thread.
    std::function<void(std::size_t, const MigrationProgress&)> onProgress = {};
    /// When a week's outcome changes.
    std::function<void(std::size_t, const WeekMigrated&)> onWeek = {};
};

/// Migrates the weeks one after another. The first one is the canary: if it fails, no other week is touched.
/// After that a failure ends the run too, unless it is to continue. @return in the order of @p weeks
std::vector<WeekMigrated> migrateWeeks(const std::vector<WeekHandle>& weeks,
                                       const MigrateWeeksOptions& options = {});

}
