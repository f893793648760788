#include "pages/rollback/operationtask.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/scripttext.h"
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

OperationPlan planOf(const RollbackPreview& preview)
{
    PlannedChange change {
        .headline = headline(preview), .warnings = preview.warnings, .hash = preview.confirmation};
    change.warnings << ledgerNote(preview);
    if (!preview.triggers.isEmpty())
        change.warnings << Text::tr("These run along, as %1: %2.")
                               .arg(preview.role, preview.triggers.join(QStringLiteral(", ")));
    if (!preview.notSeen.isEmpty())
        change.warnings
            << Text::tr("Effects that no preview shows: %1").arg(preview.notSeen.join(QStringLiteral(" · ")));
    QStringList statements;
    for (const QString& statement : preview.statements)
        statements << Pg::scriptStatement(statement);
    change.sql = statements.join(QLatin1Char('\n'));
    return {.change = std::move(change), .tables = preview.tables, .row = preview.gameRow};
}

Result<OperationPlan> previewCut(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                                 qint64 target, Pg::Session& session, const RollbackOptions& options)
{
    const PlayLogDefinition* log = week.game->playLog(logId);
    if (!log || !log->rollback)
        return noRollback(logId);
    auto preview = previewRollback(
        session, {.game = *week.game, .log = *log, .gameId = gameId, .target = target}, options);
    if (!preview)
        return preview.error();
    return planOf(*preview);
}

OperationPlan planOf(const UndoPreview& preview)
{
    PlannedChange change {
        .headline = Text::tr("Play %1 is the last one now. What was cut then comes back, up to play %2.")
                        .arg(preview.head)
                        .arg(preview.operation.head)};
    if (!preview.refusal.isEmpty())
        change.obstacles << preview.refusal;
    for (const UndoConflict& conflict : preview.conflicts)
        change.warnings << conflictText(conflict);
    if (preview.conflictCount > static_cast<qint64>(preview.conflicts.size()))
        change.warnings << Text::tr("… %1 conflicts in all.").arg(preview.conflictCount);
    if (!preview.triggers.isEmpty())
        change.warnings << Text::tr("Switched off meanwhile, so that every row comes back as it was: %1.")
                               .arg(preview.triggers.join(QStringLiteral(", ")));
    return {.change = std::move(change), .tables = preview.tables};
}

OperationPlan planOf(const PurgePreview& preview)
{
    PlannedChange change {.headline = Text::tr("%n operation(s) cannot be undone any more afterwards.",
                                               nullptr, static_cast<int>(preview.operations.size())),
                          .warnings = {Text::tr("%1 kept rows are deleted, about %2.")
                                           .arg(QLocale().toString(preview.rows), size(preview.bytes))},
                          .isNothing = preview.operations.empty(),
                          .hash = preview.confirmation};
    if (change.isNothing)
        change.warnings << Text::tr("Nothing in the ledger is that old.");
    for (const Operation& operation : preview.operations) {
        if (change.warnings.size() > ShownOperations) {
            change.warnings << QStringLiteral("…");
            break;
        }
        change.warnings << Text::tr("%1: %2, game %3")
                               .arg(fromUtf8(operation.at), operationName(operation.kind),
                                    fromUtf8(operation.gameId));
    }
    return {.change = std::move(change)};
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
                                                 const RollbackOptions& options) -> Result<OperationPlan> {
                auto preview = previewUndo(session, *week.game, id, options);
                if (!preview)
                    return preview.error();
                return planOf(*preview);
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
            .preview = [age](Pg::Session& session, const RollbackOptions& options) -> Result<OperationPlan> {
                auto preview = previewPurge(session, age, options);
                if (!preview)
                    return preview.error();
                return planOf(*preview);
            },
            .run =
                [age](Pg::Session& session, const QByteArray& confirmation, const OperationBy& by,
                      const RollbackOptions& options) {
                    return purgeLedger(session, age, confirmation, by, options);
                }};
}

}
