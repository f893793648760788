#pragma once

#include "partitions/partitions.h"

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
};

/// Whether the server itself can make partitions when it is time.
struct CronState
{
    bool isInstalled = false; ///< in the one database that the server's setting names
    QString database = {}; ///< that one; empty: the server has not loaded pg_cron
    QString obstacle = {}; ///< why it cannot be used; empty: it can
    std::vector<CronJob> jobs = {}; ///< that work in the week's database
};

Result<CronState> readCron(const Pg::ConnectOptions& server, const WeekIdentity& week,
                           const std::stop_token& stop = {});

/// A job that makes the months ahead of one table, by default on the 25th of each month. One of the same week
/// and table is replaced. Written into the log. @return its id.
Result<qint64> schedulePartitions(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                  const PartitionRule& rule, const AdminBy& by = {},
                                  const QString& schedule = QStringLiteral("0 0 25 * *"));
Result<void> unscheduleJob(const Pg::ConnectOptions& server, const WeekIdentity& week, qint64 job,
                           const AdminBy& by = {});

}
