#include "pages/rollback/operationtask.h"

#include "base/plural.h"
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

constexpr int ShownOperations = 50;
constexpr qint64 MiB = 1024 * 1024;

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < MiB ? 0 : 1);
}

Error noRollback(const QString& log)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The play log “%1” has no rollback in the game's definition.")
                           .arg(visibleText(log, NameCharacters)),
            .advice = Text::tr("Add a rollback section to its game.json.")};
}

/// "plays 40–78", or of a game that calls them otherwise "the saves after 39, up to 78".
QString playsText(const QString& name, qint64 after, qint64 last)
{
    if (!name.isEmpty())
        return after == 0 ? Text::tr("all %1 up to %2", "what plays are called").arg(name).arg(last)
                          : Text::tr("the %1 after %2, up to %3", "what plays are called")
                                .arg(name, QString::number(after), QString::number(last));
    return last == after + 1 ? Text::tr("play %1").arg(last)
                             : Text::tr("plays %1–%2").arg(after + 1).arg(last);
}

/// The statements, after what runs along with them.
QString sqlOf(const RollbackPreview& preview)
{
    QStringList lines;
    if (!preview.triggers.isEmpty())
        lines << QStringLiteral("-- ")
                + visibleText(Text::tr("These triggers also run, as %1: %2.")
                                  .arg(preview.role, preview.triggers.join(QStringLiteral(", "))));
    for (const QString& statement : preview.statements)
        lines << Pg::scriptStatement(statement);
    return lines.join(QLatin1Char('\n'));
}

OperationPlan planOf(const RollbackPreview& preview)
{
    PlannedChange change {.headline =
                              Text::tr("The players lose %1")
                                  .arg(playsText(preview.game.plays, preview.headAfter, preview.head)),
                          .warnings = preview.warnings,
                          .hash = preview.confirmation};
    for (const LeftPart& part : preview.left) {
        if (part.isLacking)
            change.warnings << Text::tr("%1 stays as it is. %2").arg(part.part, part.reason);
    }
    if (preview.freeBytes && *preview.freeBytes < preview.ledgerBytes)
        change.warnings << Text::tr("The server has room for %1 only.").arg(size(*preview.freeBytes));
    return {.change = std::move(change),
            .game = preview.game,
            .told = preview.told,
            .undoNote = Text::tr("It can be undone. Undo data: %1.").arg(size(preview.ledgerBytes)),
            .notCovered = Text::tr("Not covered by undo: sequences, notifications, external effects."),
            .notCoveredDetail = preview.notSeen.join(QLatin1Char('\n')),
            .sql = sqlOf(preview),
            .tables = preview.tables,
            .left = preview.left,
            .row = preview.gameRow};
}

/// Whether the operations of a play log leave the game's Redis behind.
bool touchesRedis(const WeekHandle& week, const QString& logId)
{
    const PlayLogDefinition* log = week.game->playLog(logId);
    return log && log->rollback && log->rollback->touchesRecovery && week.game->recovery;
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

/// Of rows that were pruned or moved, a line for each table.
QStringList rowsText(const UndoPreview& preview)
{
    QStringList lines;
    for (const TableEffect& effect : preview.tables) {
        if (effect.added > 0)
            lines << Text::tr("%1 row(s) come back into %2.", nullptr, pluralOf(effect.added))
                         .arg(QLocale().toString(effect.added), effect.table);
        if (effect.gone > 0)
            lines << Text::tr("%1 row(s) leave %2.", nullptr, pluralOf(effect.gone))
                         .arg(QLocale().toString(effect.gone), effect.table);
    }
    return lines;
}

OperationPlan planOf(const UndoPreview& preview)
{
    const bool isOfPlays = preview.operation.isOfPlays();
    PlannedChange change {
        .headline = isOfPlays
            ? Text::tr("The players get back %1")
                  .arg(playsText(preview.game.plays, preview.operation.headAfter, preview.operation.head))
            : Text::tr("Rows are put back where they were")};
    if (!isOfPlays)
        change.warnings = rowsText(preview);
    if (!preview.refusal.isEmpty())
        change.obstacles << preview.refusal;
    for (const UndoConflict& conflict : preview.conflicts)
        change.warnings << conflictText(conflict);
    if (preview.conflictCount > static_cast<qint64>(preview.conflicts.size()))
        change.warnings << Text::tr("… %1 conflicts in all.").arg(preview.conflictCount);
    if (!preview.triggers.isEmpty())
        change.warnings << Text::tr("Disabled meanwhile, so every row comes back as it was: %1.")
                               .arg(preview.triggers.join(QStringLiteral(", ")));
    return {.change = std::move(change),
            .game = preview.game,
            .told = preview.told,
            .undoNote =
                preview.refusal.isEmpty() && isOfPlays ? Text::tr("It can be rolled back again.") : QString(),
            .tables = preview.tables};
}

OperationPlan planOf(const PurgePreview& preview)
{
    PlannedChange change {
        .headline = Text::tr("Afterwards, %n operation(s) can no longer be undone.", nullptr,
                             static_cast<int>(preview.operations.size())),
        .warnings = {Text::tr("%1 kept row(s) are deleted, about %2.", nullptr, pluralOf(preview.rows))
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
        change.warnings << (operation.isOfPlays()
                                ? Text::tr("%1: %2, game %3")
                                      .arg(fromUtf8(operation.at), operationName(operation.kind),
                                           fromUtf8(operation.gameId))
                                : Text::tr("%1: %2", "time, what was done")
                                      .arg(fromUtf8(operation.at), operationTitle(operation)));
    }
    return {.change = std::move(change)};
}

}

OperationTask rollbackTask(const WeekHandle& week, const QString& logId, const QByteArray& gameId,
                           qint64 target)
{
    const PlayLogDefinition* of = week.game->playLog(logId);
    const bool isBeforeAll = target == 0 && of && of->start; // else 0 may be a play
    return {.title = isBeforeAll ? Text::tr("Roll back to before the first play")
                                 : Text::tr("Roll back %1").arg(backToText(target)),
            .verb = Text::tr("&Roll back"),
            .firstStep = Text::tr("What the players lose"),
            .done = Text::tr("The game was rolled back."),
            .kind = OperationKind::Rollback,
            .isDangerous = true,
            .touchesRedis = touchesRedis(week, logId),
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
    const bool isOfPlays = operation.isOfPlays();
    return {.title = isOfPlays ? Text::tr("Undo the rollback %1").arg(backToText(operation.target))
                               : Text::tr("Put rows back"),
            .verb = Text::tr("&Undo"),
            .firstStep = Text::tr("What comes back"),
            .done = isOfPlays ? Text::tr("The rollback was undone.") : Text::tr("The rows were put back."),
            .kind = OperationKind::Undo,
            .logged = loggedUndo(operation),
            .touchesRedis = touchesRedis(week, operation.log),
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
    return {.title = Text::tr("Roll back %1 again").arg(backToText(undone.target)),
            .verb = Text::tr("&Roll back again"),
            .firstStep = Text::tr("What the players lose"),
            .done = Text::tr("The game was rolled back again."),
            .kind = OperationKind::Redo,
            .isDangerous = true,
            .touchesRedis = touchesRedis(week, undone.log),
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
            .firstStep = Text::tr("What is deleted"),
            .done = Text::tr("Old undo data was purged."),
            .kind = OperationKind::Purge,
            .isDangerous = true,
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
