#include "cli/commands.h"

#include "base/files.h"
#include "base/utf8.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/rollbackoutput.h"
#include "cli/rollbackwork.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "rollback/purge.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

using RollbackTask = Result<void> (*)(RollbackWork&);

Result<void> inWeek(const Context& context, const RollbackArguments& arguments, RollbackTask task)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    RollbackWork work(context, arguments, *std::move(week));
    if (auto opened = work.openRedis(); !opened)
        return opened;
    return task(work);
}

/// With its begin and its end in the server's log.
template<typename Run>
Result<Operation> inLog(RollbackWork& work, const QString& kind, Run run)
{
    const OperationBy by = work.arguments.by();
    return noted(work.context, work.week.session,
                 {.kind = kind, .by = {.reason = by.reason, .operatorName = by.operatorName}}, std::move(run),
                 [](const Operation& done) { return loggedDetail(done); });
}

/// In the log, along with Redis where it was named.
template<typename Run>
Result<void> operate(RollbackWork& work, const QString& kind, const QByteArray& token, Run run)
{
    auto options = work.doing(token);
    if (!options)
        return options.error();
    return work.printDone(inLog(work, kind, [&] { return run(*options); }));
}

/// One game: a preview, or with its confirmation the rollback itself.
Result<void> rollBackGame(RollbackWork& work, const PlayLogDefinition& log, const QByteArray& game,
                          qint64 play, const QByteArray& confirmation)
{
    const RollbackRequest request {*work.week.game, log, game, play};
    if (!confirmation.isEmpty()) {
        if (auto named = work.demandWeekName(); !named)
            return named;
        const auto [ofWeek, ofRedis] = confirmationParts(confirmation);
        return operate(work, loggedKind(OperationKind::Rollback), ofRedis,
                       [&](const RollbackOptions& options) {
                           return rollBack(work.week.session, request, ofWeek, work.arguments.by(), options);
                       });
    }
    auto preview = previewRollback(work.week.session, request, work.looking());
    if (!preview)
        return preview.error();
    preview->confirmation = work.confirmationOf(preview->confirmation);
    if (log.rollback->touchesRecovery && !work.restore)
        preview->warnings << notLookedAtText();
    printPreview(work.context, *preview, work.advice());
    return {};
}

/// The same for a game by either of its ids.
Result<void> rollBackNamed(RollbackWork& work, const PlayLogDefinition& log, const std::string& name,
                           qint64 play, const QByteArray& confirmation)
{
    const auto game = gameOf(work.week, log, name);
    return game ? rollBackGame(work, log, *game, play, confirmation) : game.error();
}

/// Each line is a game, a play and, to do it, the confirmation of its preview. Each game is a transaction of
/// its own; one that is refused does not stop the others.
Result<void> rollBackGames(RollbackWork& work, const PlayLogDefinition& log)
{
    const auto file = readFile(QString::fromStdString(work.arguments.gamesFile));
    if (!file)
        return file.error();
    int failed = 0;
    for (const QByteArray& line : file->split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.front().isEmpty())
            continue;
        bool isNumber = words.size() > 1;
        const qint64 play = isNumber ? words[1].toLongLong(&isNumber) : 0;
        auto done = isNumber ? rollBackNamed(work, log, words[0].toStdString(), play, words.value(2))
                             : Result<void>(Error {.kind = Error::Kind::Format,
                                                   .message = Text::tr("The line has no play number.")});
        if (done)
            continue;
        ++failed;
        printError(done.error().at(fromUtf8(words[0])));
        if (!work.week.session.isUsable())
            return done;
    }
    if (failed == 0)
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("%n game(s) were refused; the others are done.", nullptr, failed)};
}

Result<void> rollBackTask(RollbackWork& work)
{
    const auto log = playLogOf(*work.week.game, work.arguments.log);
    if (!log)
        return log.error();
    if (!work.arguments.gamesFile.empty())
        return rollBackGames(work, **log);
    return rollBackNamed(work, **log, work.arguments.game, work.arguments.play,
                         QByteArray::fromStdString(work.arguments.confirmation));
}

Result<void> undoTask(RollbackWork& work)
{
    const auto operation = work.operation();
    if (!operation)
        return operation.error();
    if (!work.arguments.dryRun) {
        if (auto named = work.demandWeekName(); !named)
            return named;
        const auto token = confirmationParts(QByteArray::fromStdString(work.arguments.confirmation)).second;
        return operate(work, loggedUndo(*operation), token, [&](const RollbackOptions& options) {
            return undoOperation(work.week.session, *work.week.game, operation->id, work.arguments.by(),
                                 options);
        });
    }
    const auto preview = previewUndo(work.week.session, *work.week.game, operation->id, work.looking());
    if (!preview)
        return preview.error();
    printUndo(work.context, *preview, work.advice());
    return {};
}

Result<void> redoTask(RollbackWork& work)
{
    const auto operation = work.operation();
    if (!operation)
        return operation.error();
    const auto log = playLogOf(*work.week.game, operation->log.toStdString());
    if (!log)
        return log.error();
    if (work.arguments.confirmation.empty())
        return rollBackGame(work, **log, operation->gameId, operation->target, {});
    if (auto named = work.demandWeekName(); !named)
        return named;
    const auto [ofWeek, ofRedis] = confirmationParts(QByteArray::fromStdString(work.arguments.confirmation));
    return operate(work, loggedKind(OperationKind::Redo), ofRedis, [&](const RollbackOptions& options) {
        return redoRollback(work.week.session, *work.week.game, operation->id, ofWeek, work.arguments.by(),
                            options);
    });
}

Result<void> operationsTask(RollbackWork& work)
{
    if (!work.arguments.operation.empty())
        return work.printDone(work.operation());
    auto operations = loadOperations(work.week.session);
    if (!operations)
        return operations.error();
    if (!work.arguments.game.empty()) {
        const auto log = playLogOf(*work.week.game, work.arguments.log);
        if (!log)
            return log.error();
        const auto game = gameOf(work.week, **log, work.arguments.game);
        if (!game)
            return game.error();
        std::erase_if(*operations, [&](const Operation& operation) {
            return operation.log != (*log)->id || operation.gameId != *game;
        });
    }
    printOperations(work.context, *operations);
    const auto pending = pendingRestore(work.week.session);
    if (!pending)
        return pending.error();
    if (*pending)
        say(pendingText(**pending));
    return {};
}

Result<void> purgeTask(RollbackWork& work)
{
    const auto age = std::chrono::hours(24 * work.arguments.days);
    if (!work.arguments.confirmation.empty()) {
        if (auto named = work.demandWeekName(); !named)
            return named;
        return work.printDone(inLog(work, loggedKind(OperationKind::Purge), [&] {
            return purgeLedger(work.week.session, age, QByteArray::fromStdString(work.arguments.confirmation),
                               work.arguments.by(), work.options);
        }));
    }
    const auto preview = previewPurge(work.week.session, age, work.options);
    if (!preview)
        return preview.error();
    printPurge(work.context, *preview);
    return {};
}

void addOperation(CLI::App* command, RollbackArguments& arguments)
{
    command->add_option("--operation", arguments.operation, "Id of the operation, from “operations”")
        ->required();
}

/// The game's Redis along with the week.
void addRestore(CLI::App* command, RollbackArguments& arguments)
{
    addRedis(*command, arguments.redis,
             "The game's Redis, which gets the state of the week's newest snapshot: ");
}

void addConfirmation(CLI::App* command, RollbackArguments& arguments)
{
    command->add_option("--confirm", arguments.confirmation,
                        "The confirmation that the preview printed; without it there is only the preview");
}

/// What every command needs that changes something.
void addChange(CLI::App* command, RollbackArguments& arguments)
{
    command->add_option("--yes", arguments.yes,
                        "<name of the week>@<system identifier>, on a server marked production");
    command->add_option("--reason", arguments.reason, "Reason; kept with the operation, required to do it");
    command->add_option("--ticket", arguments.ticket, "Number of a ticket; kept, too");
    command->add_option("--operator", arguments.operatorName,
                        "Name of the operator (default: the database's user)");
}

}

void addRollbackCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<RollbackArguments>();
    const auto add = [&](const char* name, const char* description, RollbackTask task) {
        auto* command = app.add_subcommand(name, description);
        addWeek(*command, context, arguments->week);
        command->callback([&, arguments, task] { exitCode = conclude(inWeek(context, *arguments, task)); });
        return command;
    };
    auto* rollback =
        add("rollback", "Cut a game after a play: first a preview, then with its confirmation", rollBackTask);
    rollback->add_option("--log", arguments->log, "Id of the play log (default: the game's first)");
    auto* to = rollback->add_option("--to", arguments->play,
                                    "The last play that stays; 0: none, back to before the first play");
    auto* game = rollback->add_option("--game", arguments->game, "The game, by either of its ids")->needs(to);
    auto* games = rollback
                      ->add_option("--games", arguments->gamesFile,
                                   "File with a game, a play and, to do it, a confirmation on each line")
                      ->excludes(game)
                      ->excludes(to);
    rollback->callback([&, arguments, game, games] {
        if (game->empty() && games->empty())
            throw CLI::RequiredError("--game with --to, or --games,");
        exitCode = conclude(inWeek(context, *arguments, rollBackTask));
    });
    addConfirmation(rollback, *arguments);
    addRestore(rollback, *arguments);
    addChange(rollback, *arguments);

    auto* undo = add("undo", "Undo a rollback: restore every row that it deleted or changed", undoTask);
    addOperation(undo, *arguments);
    undo->add_flag("--dry-run", arguments->dryRun,
                   "Only print the rows that would come back, and the conflicts");
    undo->add_option("--confirm", arguments->confirmation,
                     "With --redis: the confirmation that --dry-run printed");
    addRestore(undo, *arguments);
    addChange(undo, *arguments);

    auto* redo = add("redo", "Redo an undone rollback", redoTask);
    addOperation(redo, *arguments);
    addConfirmation(redo, *arguments);
    addRestore(redo, *arguments);
    addChange(redo, *arguments);

    auto* operations =
        add("operations", "List the rollbacks, undos and purges of a week, or print one's receipt",
            operationsTask);
    auto* receipt = operations->add_option("--operation", arguments->operation,
                                           "Id of the operation whose receipt to print");
    auto* ofGame =
        operations->add_option("--game", arguments->game, "Only those of this game, by either of its ids")
            ->excludes(receipt);
    operations->add_option("--log", arguments->log, "Id of the game's play log (default: the game's first)")
        ->needs(ofGame);

    auto* purge =
        add("purge", "Delete the undo data of old rollbacks; afterwards they cannot be undone", purgeTask);
    purge->add_option("--older-than", arguments->days, "Days (default: 30)")->check(CLI::Range(0, 36500));
    addConfirmation(purge, *arguments);
    addChange(purge, *arguments);
}

}
