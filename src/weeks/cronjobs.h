#pragma once

#include "pg/connectoptions.h"
#include "weeks/operationslog.h"

namespace Weekglass {

/// A job of the extension pg_cron.
struct CronJob
{
    qint64 id = 0;
    QString name; ///< empty: it has none
    QString schedule; ///< e.g. "0 0 25 * *"
    QString command;
    QString database;
    bool isActive = true;
    QByteArray lastRun = {}; ///< when it began; empty: never
    QString lastStatus = {}; ///< "succeeded", "failed", ...
    QString lastMessage = {};
    bool mayRemove = true; ///< as the role of the connection
};

/// Whether the server itself can do something when it is time.
struct CronState
{
    bool isInstalled = false; ///< in the one database that the server's setting names
    QString database = {}; ///< that one; empty: the server has not loaded pg_cron
    QString obstacle = {}; ///< why it cannot be used; empty: it can
    std::vector<CronJob> jobs = {}; ///< that work in the week's database
    QString role = {}; ///< of the connection
    bool seesAll = false; ///< also the jobs of other roles

    /// Of this task, by their names.
    std::vector<CronJob> jobsOf(const QString& task, const QString& week) const;
};

/// What the server is to do on its own.
struct CronTask
{
    QString task; ///< a word: "partitions"
    QString object = {}; ///< a table or index; empty: the week as a whole
    QString schedule = {}; ///< "0 0 25 * *", in the time zone of the setting cron.timezone
    Pg::Sql command = {};
};

Result<CronState> readCron(const Pg::ConnectOptions& server, const WeekIdentity& week,
                           const std::stop_token& stop = {});

/// "weekglass partitions marketland_2026_w10 public.player_events"
QString cronJobName(const QString& task, const QString& week, const QString& object = {});

/// A job for each, all or none; one of the same name is replaced. Written into the log. @return their ids.
Result<std::vector<qint64>> scheduleJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                         const std::vector<CronTask>& tasks, const AdminBy& by = {});
Result<void> unscheduleJob(const Pg::ConnectOptions& server, const WeekIdentity& week, qint64 job,
                           const AdminBy& by = {});

/// The jobs of a week that is dropped or ends: in a later week of its name they would do what nobody asked
/// for.
struct EndingJobs
{
    std::vector<CronJob> jobs = {}; ///< that go with it
    QString obstacle = {}; ///< jobs that this role may not remove; empty: there are none

    /// "3 weekglass partitions marketland_2026_w10, 4"; empty: none.
    QString text() const;
};

/// @p log: of the week, the oldest first: it has the jobs that other roles were told to do, and this one does
/// not see.
EndingJobs endingJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                      const std::vector<LogEntry>& log, const std::stop_token& stop = {});
/// Removes them if @p inside works, and else they stay. Written into the log.
Result<void> removeJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                        const std::vector<CronJob>& jobs, const AdminBy& by,
                        const std::function<Result<void>()>& inside);

}
