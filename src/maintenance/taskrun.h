#pragma once

#include "maintenance/task.h"
#include "pg/connectoptions.h"
#include "rollback/operation.h"
#include "scratch/scratchdatabase.h"
#include "weeks/operationslog.h"
#include "weeks/plannedchange.h"

#include <stop_token>

namespace Weekglass {

/// In which week, who wants it, and how it is told.
struct MaintenanceRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    const GameDefinition& game;
    WeekIdentity week;
    AdminBy by = {};
    QStringList tables =
        {}; ///< of a vacuum: these alone, as the server quotes them; empty: those that are due
    qint64 batch = 10'000; ///< rows that move in one transaction
    AdminProgress onProgress = {};
    std::stop_token stop = {};

    Pg::Call call() const { return {.stop = stop}; }
    void tell(const QString& text) const
    {
        if (onProgress)
            onProgress(text);
    }
};

/// What a task would do now.
struct TaskPlan
{
    PlannedChange change;
    qint64 due = 0; ///< things that wait for it: rows, tables, indexes
    QString dueText; ///< "1,204 rows, the oldest of 2026-08-01"
    QString note; ///< "the trigger x does it after each insert"; may be empty
};

/// What it has done.
struct TaskDone
{
    QString text;
    QByteArray detail; ///< for the log: members of one JSON object, without its braces
};

/// For what the ledger keeps: a lost reply of COMMIT is looked up in a new session.
RollbackOptions ledgerOptions(const MaintenanceRequest& request);
OperationBy ledgerBy(const AdminBy& by);

/// A session in the week itself that may be set, and in no other database of its name.
Result<Pg::Session> openWeekForTask(const MaintenanceRequest& request);
/// A statement that runs in no transaction, after at most this wait for a lock, whose holder an error names.
Result<void> runAlone(Pg::Session& session, const Pg::Sql& statement, const MaintenanceRequest& request,
                      std::chrono::milliseconds lockWait = std::chrono::seconds(10));

/// Between two parts of a task: an error if it was asked to stop, for a quick statement does not notice.
Result<void> goOn(const MaintenanceRequest& request);

Error taskRefused(const MaintenanceRequest& request, const QString& message, const QString& advice);

}
