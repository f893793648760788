#pragma once

#include "game/gamedefinition.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

enum class TaskKind {
    Archive, ///< old rows move to another table
    Retention, ///< rows that a rule does not keep are deleted
    Reindex, ///< indexes are made anew
    Vacuum, ///< space of dead rows is freed, and statistics are made
    Settings, ///< tables get the storage parameters that the game wants
    Partitions, ///< months ahead are made
    Kept ///< what was pruned and moved long ago cannot be put back any more
};

/// Something that is done to a week now and then.
struct MaintenanceTask
{
    TaskKind kind = TaskKind::Vacuum;
    QString id = {}; ///< what the command line, the jobs and the log call it: "archive-jobs"
    QString title = {};
    QString description = {};
    std::optional<ArchiveRule> archive = {};
    std::optional<RetentionRule> retention = {};
    bool isScheduled = true; ///< it makes sense to repeat it
};

/// What this game has, in the order in which it is listed.
std::vector<MaintenanceTask> maintenanceTasks(const GameDefinition& game);
/// An error that names those that there are.
Result<MaintenanceTask> maintenanceTask(const GameDefinition& game, const QString& id);
/// How the server's log names what is done.
QString loggedKind(TaskKind kind);
/// When it is done if nobody says otherwise, as cron writes it.
QString usualSchedule(TaskKind kind);
/// Of the rule as it is, whatever rows it lets go: what a schedule confirms once for all its runs.
QByteArray scheduleHash(const MaintenanceTask& task, const GameDefinition& game, const WeekIdentity& week);

}
