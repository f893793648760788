#include "pages/rollback/operationtask.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "rollback/purge.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

#include <QCoreApplication>
#include <QLocale>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OperationTask)
};

constexpr int NameCharacters = 80;
constexpr int ShownOperations = 50;

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

Error noRollback(const QString& log)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The play log “%1” has no rollback in the game's definition.")
                           .arg(visibleText(log, NameCharacters)),
            .advice = Text::tr("Add a rollback section to its game.json.")};
}

QString ledgerNote(const RollbackPreview& preview)
{
    const QString needed = Text::tr("The ledger keeps what goes: about %1.").arg(size(preview.ledgerBytes));
    if (!preview.freeBytes)
        return Text::tr("%1 How much room the server has cannot be seen from here.").arg(needed);
    return Text::tr("%1 The server has room for %2.").arg(needed, size(*preview.freeBytes));
}

QString headline(const RollbackPreview& preview)
{
    const QString after = preview.headAfter == 0 ? Text::tr("no play is left")
                                                 : Text::tr("play %1 is the last one").arg(preview.headAfter);
    return Text::tr("The last play is %1. After the rollback %2.").arg(preview.head).arg(after);
}

OperationSheet sheetOf(const RollbackPreview& preview)
{
    OperationSheet sheet {.headline = headline(preview),
                          .tables = preview.tables,
                          .rowTitle = preview.gameTable,
                          .row = preview.gameRow,
                          .notes = preview.warnings,
                          .notSeen = preview.notSeen,
                          .statements = preview.statements,
                          .confirmation = preview.confirmation};
    sheet.notes << ledgerNote(preview);
    if (!preview.triggers.isEmpty())
        sheet.notes << Text::tr("These run along, as %1: %2.")
                           .arg(preview.role, preview.triggers.join(QStringLiteral(", ")));
    return sheet;
}

Result<OperationSheet> previewCut(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                                  qint64 target, Pg::Session& session, const RollbackOptions& options)
{
    const PlayLogDefinition* log = week.game->playLog(logId);
    if (!log || !log->rollback)
        return noRollback(logId);
    auto preview = previewRollback(
        session, {.game = *week.game, .log = *log, .gameId = gameId, .target = target}, options);
    if (!preview)
        return preview.error();
    return sheetOf(*preview);
}

OperationSheet sheetOf(const UndoPreview& preview)
{
    OperationSheet sheet {
        .headline = Text::tr("Play %1 is the last one now. What was cut then comes back, up to play %2.")
                        .arg(preview.head)
                        .arg(preview.operation.head),
        .tables = preview.tables,
        .refusal = preview.refusal};
    for (const UndoConflict& conflict : preview.conflicts)
        sheet.notes << conflictText(conflict);
    if (preview.conflictCount > static_cast<qint64>(preview.conflicts.size()))
        sheet.notes << Text::tr("… %1 conflicts in all.").arg(preview.conflictCount);
    if (!preview.triggers.isEmpty())
        sheet.notes << Text::tr("Switched off meanwhile, so that every row comes back as it was: %1.")
                           .arg(preview.triggers.join(QStringLiteral(", ")));
    return sheet;
}

OperationSheet sheetOf(const PurgePreview& preview)
{
    OperationSheet sheet {.headline = Text::tr("%n operation(s) cannot be undone any more afterwards.",
                                               nullptr, static_cast<int>(preview.operations.size())),
                          .confirmation = preview.confirmation};
    sheet.notes
        << Text::tr("%1 kept rows go, about %2.").arg(QLocale().toString(preview.rows), size(preview.bytes));
    for (const Operation& operation : preview.operations) {
        if (sheet.notes.size() > ShownOperations) {
            sheet.notes << QStringLiteral("…");
            break;
        }
        sheet.notes << Text::tr("%1: %2, game %3")
                           .arg(fromUtf8(operation.at), operationName(operation.kind),
                                fromUtf8(operation.gameId));
    }
    if (preview.operations.empty())
        sheet.refusal = Text::tr("Nothing in the ledger is that old.");
    return sheet;
}

}

OperationTask rollbackTask(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                           qint64 target, const QString& name)
{
    return {.title = Text::tr("Roll back %1 to play %2")
                         .arg(visibleText(name, NameCharacters), QString::number(target)),
            .verb = Text::tr("&Roll back"),
            .preview =
                [week, logId, gameId, target](Pg::Session& session, const RollbackOptions& options) {
                    return previewCut(week, logId, gameId, target, session, options);
                },
            .run = [week, logId, gameId, target](Pg::Session& session, const QByteArray& confirmation,
                                                 const OperationBy& by,
                                                 const RollbackOptions& options) -> Result<Operation> {
                const PlayLogDefinition* log = week.game->playLog(logId);
                if (!log || !log->rollback)
                    return noRollback(logId);
                return rollBack(session,
                                {.game = *week.game, .log = *log, .gameId = gameId, .target = target},
                                confirmation, by, options);
            }};
}

OperationTask undoTask(const WeekHandle& week, const Operation& operation)
{
    return {.title = Text::tr("Undo the rollback to play %1").arg(operation.target),
            .verb = Text::tr("&Undo"),
            .preview = [week, id = operation.id](Pg::Session& session,
                                                 const RollbackOptions& options) -> Result<OperationSheet> {
                auto preview = previewUndo(session, *week.game, id, options);
                if (!preview)
                    return preview.error();
                return sheetOf(*preview);
            },
            .run =
                [week, id = operation.id](Pg::Session& session, const QByteArray& /*confirmation*/,
                                          const OperationBy& by, const RollbackOptions& options) {
                    return undoOperation(session, *week.game, id, by, options);
                }};
}

OperationTask redoTask(const WeekHandle& week, const Operation& undone)
{
    return {.title = Text::tr("Roll back to play %1 again").arg(undone.target),
            .verb = Text::tr("&Roll back again"),
            .preview =
                [week, undone](Pg::Session& session, const RollbackOptions& options) {
                    return previewCut(week, undone.log, undone.gameId, undone.target, session, options);
                },
            .run =
                [week, id = undone.id](Pg::Session& session, const QByteArray& confirmation,
                                       const OperationBy& by, const RollbackOptions& options) {
                    return redoRollback(session, *week.game, id, confirmation, by, options);
                }};
}

OperationTask purgeTask(const WeekHandle& week, int days)
{
    const std::chrono::seconds age = std::chrono::hours(24) * days;
    return {.title = Text::tr("Purge the ledger of %1").arg(visibleText(week.title(), NameCharacters)),
            .verb = Text::tr("&Purge"),
            .preview = [age](Pg::Session& session, const RollbackOptions& options) -> Result<OperationSheet> {
                auto preview = previewPurge(session, age, options);
                if (!preview)
                    return preview.error();
                return sheetOf(*preview);
            },
            .run =
                [age](Pg::Session& session, const QByteArray& confirmation, const OperationBy& by,
                      const RollbackOptions& options) {
                    return purgeLedger(session, age, confirmation, by, options);
                }};
}

}
