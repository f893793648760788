#include "base/utf8.h"
#include "cli/commands.h"

#include "base/files.h"
#include "cli/confirmation.h"
#include "cli/interrupt.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/rollbackoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "redis/rollbackrestore.h"
#include "rollback/purge.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct RollbackArguments
{
    std::string week;
    std::string log;
    std::string game;
    std::string gamesFile;
    std::string operation;
    std::string confirmation;
    std::string yes;
    std::string reason;
    std::string ticket;
    std::string operatorName;
    std::string redis;
    qint64 play = 0;
    qint64 days = 30;
    bool dryRun = false;

    OperationBy by() const
    {
        return {.reason = QString::fromStdString(reason),
                .ticket = QString::fromStdString(ticket),
                .operatorName = QString::fromStdString(operatorName)};
    }
};

/// The week with the options that all commands here share.
struct Work
{
    const Context& context;
    const RollbackArguments& arguments;
    OpenWeek week;
    Interrupt interrupt;
    RollbackOptions options;
    std::optional<RedisSession> redis = {};
    std::optional<RollbackRestore> restore = {}; ///< with the session above
    bool isNamed = false; ///< the week's name was typed, or need not be

    Work(const Context& theContext, const RollbackArguments& theArguments, OpenWeek theWeek)
        : context(theContext)
        , arguments(theArguments)
        , week(std::move(theWeek))
    {
        const QString name = week.name;
        options = {.allowSuperuser = context.allowSuperuser,
                   .reopen = [this, name] { return context.open(name); },
                   .call = {.stop = interrupt.token()}};
    }
};

using Task = Result<void> (*)(Work&);

/// On a server marked production a command that is confirmed by its preview wants the week's name besides.
Result<void> demandWeekName(Work& work)
{
    if (work.isNamed)
        return {};
    const auto identity = identify(work.week.session);
    auto named = identity ? demandName(work.context, work.arguments.yes, *identity) : identity.error();
    work.isNamed = named.operator bool();
    return named;
}

/// The game's Redis, if it was named.
Result<void> openRedisOf(Work& work)
{
    if (work.arguments.redis.empty())
        return {};
    if (!work.week.game->recovery)
        return notFound(Text::tr("%1 keeps no state outside the database.").arg(work.week.game->title),
                        Text::tr("A game that does says so in its manifest, under “recovery”."));
    auto redis = openRedisAsking(redisOptionsOf(work.arguments.redis));
    if (!redis)
        return redis.error();
    work.redis.emplace(*std::move(redis));
    work.restore.emplace(*work.redis, *work.week.game);
    return {};
}

/// The options of a preview.
RollbackOptions looking(Work& work)
{
    return work.restore ? work.restore->looking(work.options) : work.options;
}

/// The confirmation of what was previewed, with that of Redis where it was looked at.
QByteArray confirmationOf(const Work& work, const QByteArray& confirmation)
{
    return work.restore && work.restore->advice() ? withToken(confirmation, work.restore->advice()->token)
                                                  : confirmation;
}

const RecoveryAdvice* adviceOf(const Work& work)
{
    return work.restore && work.restore->advice() ? &*work.restore->advice() : nullptr;
}

Result<void> inWeek(const Context& context, const RollbackArguments& arguments, Task task)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    Work work(context, arguments, *std::move(week));
    if (auto opened = openRedisOf(work); !opened)
        return opened;
    return task(work);
}

Result<Operation> operationOf(Work& work)
{
    auto operation = loadOperation(work.week.session, QByteArray::fromStdString(work.arguments.operation));
    if (!operation && operation.error().sqlState == NoSuchOperation)
        return notFound(operation.error().message, Text::tr("“weekglassctl operations” lists them."));
    return operation;
}

/// With its begin and its end in the server's log.
template<typename Run>
Result<Operation> inLog(Work& work, const QString& kind, Run run)
{
    const OperationBy by = work.arguments.by();
    return noted(work.context, work.week.session,
                 {.kind = kind, .by = {.reason = by.reason, .operatorName = by.operatorName}}, std::move(run),
                 [](const Operation& done) { return loggedDetail(done); });
}

/// A name without the other: the state of Redis that was confirmed, or none was.
Result<RollbackOptions> doing(Work& work, const QByteArray& token)
{
    if (!work.restore && token.isEmpty())
        return work.options;
    if (!work.restore)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The preview read the game's Redis, but --redis is missing."),
                      .advice =
                          Text::tr("Nothing was done. Name the same Redis, or preview again without it.")};
    if (token.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The preview did not read the game's Redis."),
                      .advice = Text::tr("Nothing was done. Make a preview with --redis first.")};
    return work.restore->doing(work.options, token);
}

Result<void> printDone(Work& work, const Result<Operation>& operation)
{
    if (!operation)
        return operation.error();
    printOperation(work.context, *operation);
    if (!adviceOf(work) || operation->kind == OperationKind::Purge)
        return {};
    if (auto written = work.restore->write(work.week.session, operation->id, work.arguments.by()); !written) {
        Error left = written.error();
        left.advice = Text::tr("The week is changed, and Redis is still to be written: “weekglassctl recover "
                               "--restore” finishes it.");
        return left;
    }
    say(Text::tr("The snapshot's values were written to %1.").arg(work.redis->server()));
    return {};
}

/// In the log, along with Redis where it was named.
template<typename Run>
Result<void> operate(Work& work, const QString& kind, const QByteArray& token, Run run)
{
    auto options = doing(work, token);
    if (!options)
        return options.error();
    return printDone(work, inLog(work, kind, [&] { return run(*options); }));
}

/// One game: a preview, or with its confirmation the rollback itself.
Result<void> rollBackGame(Work& work, const PlayLogDefinition& log, const QByteArray& game, qint64 play,
                          const QByteArray& confirmation)
{
    const RollbackRequest request {*work.week.game, log, game, play};
    if (!confirmation.isEmpty()) {
        if (auto named = demandWeekName(work); !named)
            return named;
        const auto [ofWeek, ofRedis] = confirmationParts(confirmation);
        return operate(work, loggedKind(OperationKind::Rollback), ofRedis,
                       [&](const RollbackOptions& options) {
                           return rollBack(work.week.session, request, ofWeek, work.arguments.by(), options);
                       });
    }
    auto preview = previewRollback(work.week.session, request, looking(work));
    if (!preview)
        return preview.error();
    preview->confirmation = confirmationOf(work, preview->confirmation);
    if (log.rollback->touchesRecovery && !work.restore)
        preview->warnings << notLookedAtText();
    printPreview(work.context, *preview, adviceOf(work));
    return {};
}

/// The same for a game by either of its ids.
Result<void> rollBackNamed(Work& work, const PlayLogDefinition& log, const std::string& name, qint64 play,
                           const QByteArray& confirmation)
{
    const auto game = gameOf(work.week, log, name);
    return game ? rollBackGame(work, log, *game, play, confirmation) : game.error();
}

/// Each line is a game, a play and, to do it, the confirmation of its preview. Each game is a transaction of
/// its own; one that is refused does not stop the others.
Result<void> rollBackGames(Work& work, const PlayLogDefinition& log)
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

Result<void> rollBackTask(Work& work)
{
    const auto log = playLogOf(*work.week.game, work.arguments.log);
    if (!log)
        return log.error();
    if (!work.arguments.gamesFile.empty())
        return rollBackGames(work, **log);
    return rollBackNamed(work, **log, work.arguments.game, work.arguments.play,
                         QByteArray::fromStdString(work.arguments.confirmation));
}

Result<void> undoTask(Work& work)
{
    const auto operation = operationOf(work);
    if (!operation)
        return operation.error();
    if (!work.arguments.dryRun) {
        if (auto named = demandWeekName(work); !named)
            return named;
        const auto token = confirmationParts(QByteArray::fromStdString(work.arguments.confirmation)).second;
        return operate(work, loggedUndo(*operation), token, [&](const RollbackOptions& options) {
            return undoOperation(work.week.session, *work.week.game, operation->id, work.arguments.by(),
                                 options);
        });
    }
    const auto preview = previewUndo(work.week.session, *work.week.game, operation->id, looking(work));
    if (!preview)
        return preview.error();
    printUndo(work.context, *preview, adviceOf(work));
    return {};
}

Result<void> redoTask(Work& work)
{
    const auto operation = operationOf(work);
    if (!operation)
        return operation.error();
    const auto log = playLogOf(*work.week.game, operation->log.toStdString());
    if (!log)
        return log.error();
    if (work.arguments.confirmation.empty())
        return rollBackGame(work, **log, operation->gameId, operation->target, {});
    if (auto named = demandWeekName(work); !named)
        return named;
    const auto [ofWeek, ofRedis] = confirmationParts(QByteArray::fromStdString(work.arguments.confirmation));
    return operate(work, loggedKind(OperationKind::Redo), ofRedis, [&](const RollbackOptions& options) {
        return redoRollback(work.week.session, *work.week.game, operation->id, ofWeek, work.arguments.by(),
                            options);
    });
}

Result<void> operationsTask(Work& work)
{
    if (!work.arguments.operation.empty())
        return printDone(work, operationOf(work));
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

Result<void> purgeTask(Work& work)
{
    const auto age = std::chrono::hours(24 * work.arguments.days);
    if (!work.arguments.confirmation.empty()) {
        if (auto named = demandWeekName(work); !named)
            return named;
        return printDone(work, inLog(work, loggedKind(OperationKind::Purge), [&] {
                             return purgeLedger(work.week.session, age,
                                                QByteArray::fromStdString(work.arguments.confirmation),
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
    const auto add = [&](const char* name, const char* description, Task task) {
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
