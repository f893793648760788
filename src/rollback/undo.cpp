#include "rollback/undo.h"

#include "base/utf8.h"
#include "rollback/playqueries.h"
#include "rollback/rollbackrun.h"
#include "rollback/text.h"
#include "rollback/undorun.h"

#include <QUuid>

namespace Weekglass {

namespace {

/// The plan of the operation's play log, whose head tells whether there are new plays.
Result<const PlayLogDefinition*> logOf(const GameDefinition& game, const Operation& operation)
{
    const PlayLogDefinition* log = game.playLog(operation.log);
    if (log && log->rollback)
        return log;
    return refusal(
        Text::tr("%1 no longer has a play log “%2” that can be rolled back.").arg(game.title, operation.log));
}

QString whyNotUndoable(const Operation& operation)
{
    if (!operation.undoneBy.isEmpty())
        return Text::tr("It was undone already, by %1.").arg(fromUtf8(operation.undoneBy));
    if (operation.isPurged)
        return Text::tr("Its rows were purged from the ledger.");
    if (!operation.canBeUndone())
        return Text::tr("An undo or a purge cannot be undone.");
    return {};
}

Result<UndoPreview> prepareUndo(LedgerTransaction& transaction, UndoRun& run, const GameDefinition& game,
                                const Operation& operation)
{
    UndoPreview preview {.operation = operation, .refusal = whyNotUndoable(operation)};
    if (!preview.refusal.isEmpty())
        return preview;
    const auto log =
        operation.isOfPlays() ? logOf(game, operation) : Result<const PlayLogDefinition*>(nullptr);
    if (!log)
        return log.error();
    if (auto prepared = run.prepare(); !prepared)
        return prepared.error();
    if (auto locked = run.lock(); !locked)
        return locked.error();
    if (*log) {
        auto head =
            headOf(transaction.session(), *(*log)->rollback, operation.gameId, transaction.options().call);
        if (!head)
            return head.error();
        preview.head = *head;
    }
    preview.triggers = run.triggers();
    for (const TableEffect& effect : operation.tables) {
        preview.tables.push_back(effect);
        std::swap(preview.tables.back().gone, preview.tables.back().added);
        std::swap(preview.tables.back().before, preview.tables.back().after);
    }
    if (auto found = run.findConflicts(preview.conflictCount, preview.conflicts); !found)
        return found.error();
    if (preview.head != operation.headAfter)
        preview.refusal =
            Text::tr("The last play is %1 now, not %2 as the rollback left it: there were new plays, "
                     "or another rollback.")
                .arg(QString::number(preview.head), QString::number(operation.headAfter));
    else if (preview.conflictCount > 0)
        preview.refusal = operation.isOfPlays()
            ? Text::tr("%n row(s) have changed since the rollback; they are not overwritten.", nullptr,
                       static_cast<int>(preview.conflictCount))
            : Text::tr("%n row(s) are in the way; they are not overwritten.", nullptr,
                       static_cast<int>(preview.conflictCount));
    return preview;
}

/// Undoes it as far as that can be undone: then the preview has no refusal, and the transaction holds the
/// rows.
Result<UndoPreview> tryUndo(LedgerTransaction& transaction, UndoRun& run, const GameDefinition& game,
                            const Operation& operation)
{
    auto preview = prepareUndo(transaction, run, game, operation);
    if (!preview || !preview->refusal.isEmpty())
        return preview;
    if (!operation.isOfPlays()) {
        auto put = run.putBack(UndoRun::Conflicts::Refuse);
        return put ? std::move(preview) : Result<UndoPreview>(put.error());
    }
    const PlayLogDefinition& log = *game.playLog(operation.log);
    GameTeller teller(transaction, log, operation.gameId);
    if (auto told = teller.before(); !told)
        return told.error();
    if (auto put = run.putBack(UndoRun::Conflicts::Refuse); !put)
        return put.error();
    const auto head =
        headOf(transaction.session(), *log.rollback, operation.gameId, transaction.options().call);
    if (!head)
        return head.error();
    preview->headAfter = *head;
    if (preview->headAfter != operation.head)
        preview->refusal =
            Text::tr(
                "The last play would be %1, not %2 as it was before the rollback: something else that it "
                "depends on was changed.")
                .arg(QString::number(preview->headAfter), QString::number(operation.head));
    auto told = teller.after();
    if (!told)
        return told.error();
    preview->game = *std::move(told);
    return preview;
}

Error conflictError(const UndoPreview& preview)
{
    Error error = refusal(preview.refusal, Text::tr("Nothing was done."));
    QStringList lines;
    for (const UndoConflict& conflict : preview.conflicts)
        lines << conflictText(conflict);
    error.detail = lines.join(QLatin1Char('\n'));
    return error;
}

/// Runs @p inside in a transaction with the operation read in it; an error about a lock says who has it.
Result<void>
withOperation(Pg::Session& session, const QByteArray& id, const RollbackOptions& options,
              const std::function<Result<void>(LedgerTransaction&, UndoRun&, const Operation&)>& inside)
{
    std::vector<quint32> oids;
    Operation operation;
    const auto attempt = [&]() -> Result<void> {
        auto transaction = LedgerTransaction::begin(session, options);
        if (!transaction)
            return transaction.error();
        auto loaded = loadOperation(session, id, options.call);
        if (!loaded)
            return loaded.error();
        operation = *std::move(loaded);
        UndoRun run(*transaction, operation);
        auto done = inside(*transaction, run, operation);
        oids = run.oids();
        return done;
    };
    auto done = attempt();
    return done ? done
                : Result<void>(withBlockers(session, done.error(), oids, operation.log, operation.gameId));
}

}

QString conflictText(const UndoConflict& conflict)
{
    switch (conflict.what) {
    case UndoConflict::What::Exists:
        return Text::tr("%1: %2 exists again").arg(conflict.table, conflict.key);
    case UndoConflict::What::Changed:
        return Text::tr("%1: %2 was changed since").arg(conflict.table, conflict.key);
    case UndoConflict::What::Missing:
        break;
    }
    return Text::tr("%1: %2 is missing").arg(conflict.table, conflict.key);
}

Result<UndoPreview> previewUndo(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                                const RollbackOptions& options)
{
    UndoPreview preview;
    auto done = withOperation(
        session, operation, options,
        [&](LedgerTransaction& transaction, UndoRun& run, const Operation& undone) -> Result<void> {
            auto prepared = tryUndo(transaction, run, game, undone);
            if (!prepared)
                return prepared.error();
            preview = *std::move(prepared);
            if (const PlayLogDefinition* log = game.playLog(undone.log); log && log->rollback) {
                auto told = run.tell(preview.tables, log->rollback->words);
                if (!told)
                    return told.error();
                preview.told = *std::move(told);
            }
            if (preview.refusal.isEmpty()) {
                if (auto called = transaction.callWhenDone(); !called)
                    return called;
            }
            return transaction.rollback();
        });
    return done ? Result<UndoPreview>(std::move(preview)) : done.error();
}

Result<Operation> undoOperation(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                                const OperationBy& by, const RollbackOptions& options)
{
    if (auto given = checkReason(by); !given)
        return given.error();
    Operation undo {.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces), .kind = OperationKind::Undo};
    auto done = withOperation(
        session, operation, options,
        [&](LedgerTransaction& transaction, UndoRun& run, const Operation& undone) -> Result<void> {
            auto preview = tryUndo(transaction, run, game, undone);
            if (!preview)
                return preview.error();
            if (!preview->refusal.isEmpty())
                return conflictError(*preview);
            undo.log = undone.log;
            undo.gameId = undone.gameId;
            undo.target = undone.head;
            undo.head = preview->head;
            undo.undoes = undone.id;
            undo.tables = std::move(preview->tables);
            undo.headAfter = preview->headAfter;
            undo.game = std::move(preview->game);
            if (auto called = transaction.callWhenDone(); !called)
                return called;
            if (auto recorded = transaction.record(undo, by); !recorded)
                return recorded;
            return transaction.commit(undo);
        });
    return done ? Result<Operation>(std::move(undo)) : done.error();
}

Result<void> withBranch(Pg::Session& session, const GameDefinition& game, const QByteArray& operation,
                        const std::function<Result<void>(Pg::Session&)>& look, const RollbackOptions& options)
{
    return withOperation(
        session, operation, options,
        [&](LedgerTransaction& transaction, UndoRun& run, const Operation& undone) -> Result<void> {
            const QString reason = whyNotUndoable(undone);
            const auto log = logOf(game, undone);
            if (!reason.isEmpty() || !log)
                return log ? refusal(reason) : log.error();
            if (auto prepared = run.prepare(); !prepared)
                return prepared;
            if (auto locked = run.lock(); !locked)
                return locked;
            // plays that came since are in the way of the branch
            const RollbackRequest request {game, **log, undone.gameId, undone.target};
            RollbackRun cut(transaction, request, undone.id);
            if (auto prepared = cut.prepare({}); !prepared)
                return prepared;
            if (auto done = cut.cut(); !done)
                return done;
            if (auto put = run.putBack(UndoRun::Conflicts::Overwrite); !put)
                return put;
            if (auto looked = look(session); !looked)
                return looked;
            return transaction.rollback();
        });
}

}
