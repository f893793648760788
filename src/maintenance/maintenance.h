#pragma once

#include "maintenance/taskrun.h"
#include "weeks/cronjobs.h"

namespace Weekglass {

/// When a task was done last, as the server's log has it.
struct LastRun
{
    QByteArray at = {}; ///< when it began; empty: never
    LogEvent event = LogEvent::Begun; ///< how it ended
    QString who = {};
    QString reason = {};
};

/// One task as it is now.
struct TaskState
{
    MaintenanceTask task;
    bool isDue = false;
    QString dueText = {};
    QString note = {}; ///< what does it by itself, what an earlier run has left; may be empty
    std::optional<Error> problem = {}; ///< why it is not known what is due, or why it cannot be done
    LastRun lastRun = {};
    std::vector<CronJob> jobs = {};

    /// The job that pg_cron ran last; null: none ever ran. These runs are not in the log.
    const CronJob* lastJob() const;
    /// Whether that was after all that the log has.
    bool isLastByJob() const;
};

struct MaintenanceState
{
    std::vector<TaskState> tasks;
    QString logLack; ///< why the log could not be read; empty: it was
    QString cronObstacle; ///< why pg_cron cannot be used; empty: it can
};

/// Looks only. A task that cannot be planned has its problem, and the others are read all the same.
Result<MaintenanceState> readMaintenance(const MaintenanceRequest& request);

/// What a task would do, to be confirmed by its hash; changes nothing.
Result<PlannedChange> planMaintenance(const MaintenanceRequest& request, const MaintenanceTask& task);

struct MaintenanceReport
{
    QString text; ///< what was done, for people
    QString lack; ///< why the server's log lacks it; empty: it has it
};

/// Does what the plan with this hash said, or whatever is due if the hash is scheduleHash(). Written into the
/// log with its reason, which may not be empty. What can be put back is in the week's ledger.
Result<MaintenanceReport> runMaintenance(const MaintenanceRequest& request, const MaintenanceTask& task,
                                         const QByteArray& hash);

/// What the server's own scheduler would run; an error if it cannot do this task.
Result<std::vector<CronTask>> cronTasks(const MaintenanceRequest& request, const MaintenanceTask& task,
                                        const QString& schedule);

}
