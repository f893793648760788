#pragma once

#include "redis/recovery.h"
#include "rollback/rollback.h"
#include "weeks/plannedchange.h"
#include "weeks/weekhandle.h"

#include <functional>

namespace Weekglass {

/// What an operation would do, and to which rows.
struct OperationPlan
{
    PlannedChange change; ///< its hash confirms exactly this
    ToldGame game = {};
    std::vector<ToldTable> told = {}; ///< the tables in words of the game
    QString undoNote = {}; ///< how it can be taken back; empty: it cannot
    QString notCovered = {}; ///< by that, in a few words
    QString notCoveredDetail = {}; ///< and in sentences
    QString sql = {};
    std::vector<TableEffect> tables = {};
    std::vector<LeftPart> left = {}; ///< not turned back
    std::optional<RecoveryAdvice> redis = {}; ///< what is written to the game's Redis with it
    Pg::Table row = {}; ///< that stands for the game, before (rows[0]) and after (rows[1]); empty: not shown
};

/// A rollback, redo, undo or purge as a dialog needs it. Both functions run on a worker, with a session of
/// the week that is in no transaction.
struct OperationTask
{
    QString title;
    QString verb; ///< what the button says: "Roll back"
    QString firstStep; ///< "What the players lose"
    QString done; ///< "The game was rolled back."
    OperationKind kind = OperationKind::Rollback;
    QString logged = {}; ///< how the server's log names it; empty: as its kind
    bool isDangerous = false; ///< takes something away
    bool touchesRedis = false; ///< the state in the game's Redis is another one than the week's afterwards
    std::function<Result<OperationPlan>(Pg::Session&, const RollbackOptions&)> preview;
    std::function<Result<Operation>(Pg::Session&, const QByteArray& confirmation, const OperationBy&,
                                    const RollbackOptions&)>
        run;
};

/// Cuts a game of a play log after @p target; 0: all its plays.
OperationTask rollbackTask(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                           qint64 target);
OperationTask undoTask(const WeekHandle& week, const Operation& operation);
/// Of one that was undone.
OperationTask redoTask(const WeekHandle& week, const Operation& undone);
/// Of what the ledger keeps for longer than this.
OperationTask purgeTask(const WeekHandle& week, int days);

}
