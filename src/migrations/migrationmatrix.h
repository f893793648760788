#pragma once

#include "migrations/migrationplan.h"
#include "weeks/weekhandle.h"

#include <functional>
#include <stop_token>

namespace Weekglass {

/// How the migrations of a game stand in one week.
struct WeekMigrations
{
    WeekIdentity week;
    MigrationPlan plan = {};
    std::optional<Error> error = {}; ///< the week could not be read; then the plan is empty
};

/// Weeks and migrations of a game.
struct MigrationMatrix
{
    struct Entry
    {
        MigrationName name;
        QString script;
        bool isGames = true; ///< false: only the history of some week knows it
    };

    std::vector<Entry> migrations; ///< versioned ones by version, then repeatable ones by description
    std::vector<WeekMigrations> weeks;

    /// Null where the week could not be read, and where it knows nothing of a migration that is not the
    /// game's.
    const MigrationStatus* status(std::size_t week, std::size_t migration) const;
};

/// Reads the plans of all weeks, a thread and a session for each, at most @p together at a time. @p onWeek is
/// told of each as soon as it is there, by those threads, one call at a time; the number is its place in
/// @p weeks. A week that is gone or closed has its error and does not stop the others.
/// @return in the order of @p weeks
std::vector<WeekMigrations>
readWeekMigrations(const std::vector<WeekHandle>& weeks,
                   const std::function<void(std::size_t, const WeekMigrations&)>& onWeek = {},
                   const std::stop_token& stop = {}, int together = 8);

MigrationMatrix migrationMatrix(const GameDefinition& game, std::vector<WeekMigrations> weeks);

}
