#pragma once

#include "rollback/operation.h"
#include "weeks/weekhandle.h"

#include <functional>

namespace Weekglass {

/// What an operation would do, for people to read before it is done.
struct OperationSheet
{
    QString headline;
    std::vector<TableEffect> tables = {};
    QString rowTitle = {}; ///< of the row that stands for the game
    Pg::Table row = {}; ///< that row before (rows[0]) and after (rows[1]); empty: not shown
    QStringList notes = {}; ///< what should be known, a sentence each
    QStringList notSeen = {}; ///< what no preview can tell
    QStringList statements = {};
    QString refusal = {}; ///< why it cannot be done; empty: it can
    QByteArray confirmation = {}; ///< of exactly this
};

/// A rollback, redo, undo or purge as a dialog needs it. Both functions run on a worker, with a session of
/// the week that is in no transaction.
struct OperationTask
{
    QString title;
    QString verb; ///< what the button says: "Roll back"
    std::function<Result<OperationSheet>(Pg::Session&, const RollbackOptions&)> preview;
    std::function<Result<Operation>(Pg::Session&, const QByteArray& confirmation, const OperationBy&,
                                    const RollbackOptions&)>
        run;
};

/// Cuts a game of a play log after @p target; @p name says which game it is.
OperationTask rollbackTask(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                           qint64 target, const QString& name);
OperationTask undoTask(const WeekHandle& week, const Operation& operation);
/// Of one that was undone.
OperationTask redoTask(const WeekHandle& week, const Operation& undone);
/// Of what the ledger keeps for longer than this.
OperationTask purgeTask(const WeekHandle& week, int days);

}
