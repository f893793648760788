#pragma once

#include "migrations/migrationmatrix.h"
#include "weeks/operationslog.h"
#include "weeks/plannedchange.h"
#include "weeks/weekhandle.h"

#include <functional>

namespace Weekglass {

/// An undo, a baseline, a repair or an upgrade by Alembic as a dialog needs it. Both functions run on a
/// worker.
struct HistoryTask
{
    struct Run
    {
        WeekHandle week;
        QString choice;
        QByteArray hash; ///< of the plan that was confirmed
        std::stop_token stop = {};
        std::function<void(const QString&)> onProgress = {};
    };

    QString kind; ///< in the log: "undo"
    QString title;
    QString verb; ///< what the button says
    QString choiceTitle = {}; ///< empty: there is nothing to choose
    QStringList choices = {}; ///< versions
    std::function<Result<PlannedChange>(Pg::Session&, const QString& choice, const Pg::Call&)> plan = {};
    std::function<Result<QString>(const Run&)> run = {}; ///< says what was done
};

/// Back to one of the versions that the week has; @p wanted is offered first.
HistoryTask undoMigrationsTask(const WeekHandle& week, const MigrationPlan& known,
                               const QString& wanted = {});
/// For a database that was made elsewhere: says which version of the game it has.
HistoryTask baselineTask(const WeekHandle& week);
HistoryTask repairTask(const WeekHandle& week);
/// For a game that names its config.
HistoryTask alembicTask(const WeekHandle& week);

}
