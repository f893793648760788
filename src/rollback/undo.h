#pragma once

#include "game/gamedefinition.h"
#include "rollback/operation.h"

namespace Weekglass {

/// A row that is not as the rollback left it, so that nothing is put over it.
struct UndoConflict
{
    enum class What {
        Exists, ///< a row with the key of one that was removed is there again
        Changed, ///< a row that the rollback changed or added was changed since
        Missing ///< a row that the rollback changed or added is gone
    };

    QString table = {};
    QString key = {}; ///< "id=57"
    What what = What::Exists;
};

/// What an undo puts back, and what is in its way.
struct UndoPreview
{
    Operation operation = {}; ///< that is undone
    qint64 head = 0; ///< last play now
    qint64 headAfter = 0; ///< last play then, if it can be undone
    std::vector<TableEffect> tables = {}; ///< gone: rows that the rollback added; added: rows that come back
    ToldGame game = {};
    std::vector<ToldTable> told = {}; ///< the tables in words of the game
    qint64 conflictCount = 0;
    std::vector<UndoConflict> conflicts = {}; ///< the first twenty
    QString refusal = {}; ///< why it cannot be undone, empty if it can: conflicts, new plays, a changed table
    QStringList triggers = {}; ///< that are switched off meanwhile
};

QString conflictText(const UndoConflict& conflict);

Result<UndoPreview> previewUndo(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                                const RollbackOptions& options = {});

/// Puts everything back as it was before the operation, in one transaction: nothing is overwritten. Refused
/// with the conflicts if anything is in the way.
Result<Operation> undoOperation(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                                const OperationBy& by, const RollbackOptions& options = {});

/// Calls @p look with the session in a transaction in which the operation is undone, so that it sees the
/// plays that were cut; then all of it is rolled back. New plays are cut first, where they are in the way.
Result<void> withBranch(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                        const std::function<Result<void>(Pg::Session&)>& look,
                        const RollbackOptions& options = {});

}
