#pragma once

#include "migrations/migrate.h"
#include "weeks/weekhandle.h"

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
        Unknown, ///< see error: the reply to the last file's COMMIT was lost, so it may be there or not
        Skipped ///< never begun: stopped, or an earlier week failed
    };

    WeekIdentity week;
    Outcome outcome = Outcome::Waiting;
    MigrationReport report = {}; ///< what was applied, also before a failure
    std::optional<Error> error = {};

    bool hasError() const { return outcome == Outcome::Failed || outcome == Outcome::Unknown; }
};

QByteArray outcomeKey(WeekMigrated::Outcome outcome); ///< "migrated", "up_to_date", ...: for programs
QString outcomeName(WeekMigrated::Outcome outcome); ///< translated

struct MigrateWeeksOptions
{
    bool continueOnError = false; ///< after the first week, which must succeed in any case
    std::chrono::milliseconds lockWait {30000};
    std::stop_token stop = {};
    /// What was shown of each week (MigrateOptions::shown), in the order of the weeks; empty: nothing was.
    std::vector<std::vector<PendingMigration>> shown = {};
    std::optional<MigrationVersion> target = {}; ///< MigrateOptions::target
    /// The week's place and what it does now; called on the caller's thread.
    std::function<void(std::size_t, const MigrationProgress&)> onProgress = {};
    /// MigrateOptions::onBegin of the week in this place.
    std::function<Result<void>(std::size_t)> onBegin = {};
    /// When a week's outcome changes.
    std::function<void(std::size_t, const WeekMigrated&)> onWeek = {};
};

/// Migrates the weeks one after another. The first one is the canary: if it fails, no other week is touched.
/// After that a failure, or an end that nobody saw, ends the run too, unless it is to continue. @return in
/// the order of @p weeks
std::vector<WeekMigrated> migrateWeeks(const std::vector<WeekHandle>& weeks,
                                       const MigrateWeeksOptions& options = {});

/// The first one whose end nobody saw, else the first one that failed; null if there is none.
const WeekMigrated* worstOf(const std::vector<WeekMigrated>& weeks);
/// What a run comes to: the error of that one, else Kind::Cancelled if weeks were never begun.
std::optional<Error> errorOf(const std::vector<WeekMigrated>& weeks);

}
