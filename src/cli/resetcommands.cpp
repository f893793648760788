#include "cli/commands.h"

#include "base/plural.h"
#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/keephistory.h"
#include "lifecycle/resetweek.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

using Task = Result<void> (*)(const Context&, const AdminArguments&);

void printUsers(const std::vector<DatabaseUser>& users)
{
    for (const DatabaseUser& user : users)
        say(Text::tr("Will be disconnected: %1 %2 %3").arg(user.owner, user.name, user.note));
}

void printPlan(const Context& context, const ResetPlan& plan)
{
    Output output(context.json,
                  {column("week", Text::tr("Week")), column("next", Text::tr("Next week")),
                   jsonColumn("next_exists", Text::tr("Exists")),
                   jsonColumn("distributed", Text::tr("Distributed")),
                   column("carried", Text::tr("Carried over")),
                   jsonColumn("drops", Text::tr("Dropped after")), column("plan", Text::tr("Plan"))});
    output.add({plan.week.name, plan.next.toString(), plan.nextExists, plan.isDistributed,
                plan.carried.join(QStringLiteral(", ")).toUtf8(), plan.drops, plan.hash});
    output.finish();
    if (plan.isDistributed)
        say(Text::tr("%1 is distributed over the cluster, as %2 is.")
                .arg(plan.next.toString(), plan.week.name));
    for (const CarryTarget::Rows& rows : plan.replaced)
        say(Text::tr("Replaced in %1: the %2 row(s) of %3", nullptr, pluralOf(rows.count))
                .arg(plan.next.toString(), QString::number(rows.count), rows.table));
    if (!plan.jobs.jobs.empty())
        say(Text::tr("Jobs of pg_cron that go with it: %1").arg(plan.jobs.text()));
    printUsers(plan.users);
    for (const QString& obstacle : plan.obstacles)
        say(Text::tr("Blocked: %1").arg(obstacle));
    if (plan.obstacles.isEmpty())
        sayConfirmedServer(context);
    if (plan.obstacles.isEmpty())
        say(Text::tr("To reset it: --yes=%1 --plan=%2").arg(plan.phrase, QString::fromLatin1(plan.hash)));
}

void printUndo(const ResetState& state)
{
    if (state.isGone) {
        say(Text::tr("%1 is gone; only the reset would be ended, and %2 stays as it is.")
                .arg(state.week.name, state.next));
        return;
    }
    say(state.nextExisted ? Text::tr("%1 stays; it was there before the reset.").arg(state.next)
                          : Text::tr("%1 would be dropped, which the reset made.").arg(state.next));
    say(Text::tr("%1 would be as it was before.").arg(state.week.name));
}

void printRest(const ResetState& state)
{
    const auto last = state.drops ? ResetStep::Drop : ResetStep::SwitchOver;
    QStringList left;
    for (int step = 0; step <= static_cast<int>(last); ++step) {
        if (!state.isDone(static_cast<ResetStep>(step)))
            left << resetStepTitle(static_cast<ResetStep>(step));
    }
    say(Text::tr("%1: still to be done: %2").arg(state.week.name, left.join(Text::tr(", "))));
}

Result<ResetState> waitingReset(const Context& context, const QString& week)
{
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto state = unfinishedReset(*maintenance, week);
    if (!state)
        return state.error();
    if (!*state)
        return notFound(Text::tr("No reset of %1 is unfinished.").arg(week), {});
    return **state;
}

/// Of a reset that was begun: the rest of it, or the way back.
PrintedChange plannedEnd(const ResetState& state, bool undoes)
{
    PlanHash hash(state.week);
    hash.add(state.operation);
    hash.add(static_cast<qint64>(state.done.size()));
    hash.add(QByteArray(undoes ? "undo" : "resume"));
    hash.add(QByteArray(state.isGone ? "gone" : "there"));
    return {.plan = {.phrase = state.week.confirmation(), .hash = hash.result()},
            .print = [state, undoes] { undoes ? printUndo(state) : printRest(state); }};
}

/// Goes on with, or takes back, the very reset that the plan was made of.
Result<std::optional<ResetState>> endReset(const Context& context, const ResetRequest& request,
                                           const AdminArguments& arguments)
{
    const auto shown = waitingReset(context, QString::fromStdString(arguments.week));
    if (!shown)
        return shown.error();
    const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
        return plannedEnd(*shown, arguments.undoes);
    });
    if (!may)
        return may.error();
    if (!*may)
        return std::optional<ResetState>();
    const auto state = arguments.undoes ? undoReset(request, *shown) : resumeReset(request, *shown);
    return state ? Result<std::optional<ResetState>>(*state) : state.error();
}

/// Nothing: only the plan was shown.
Result<std::optional<ResetState>> beginReset(const Context& context, const ResetRequest& request,
                                             const AdminArguments& arguments, bool isPlan)
{
    const auto plan = planReset(request, QString::fromStdString(arguments.week), arguments.drops);
    if (!plan)
        return plan.error();
    if (isPlan) {
        printPlan(context, *plan);
        return std::optional<ResetState>();
    }
    const auto state = resetWeek(request, *plan, QString::fromStdString(arguments.yes),
                                 QByteArray::fromStdString(arguments.plan));
    return state ? Result<std::optional<ResetState>>(*state) : state.error();
}

void tellEnd(const ResetState& state, bool undone)
{
    if (!undone)
        return say(Text::tr("%1 is the live week now; operation %2.")
                       .arg(state.next, QString::fromLatin1(state.operation)));
    say(state.isGone ? Text::tr("The reset of %1 is ended; the week was gone already.").arg(state.week.name)
                     : Text::tr("The reset of %1 is taken back.").arg(state.week.name));
    if (state.nextStays)
        say(Text::tr("%1 was not changed.").arg(state.next));
}

Result<void> reset(const Context& context, const AdminArguments& arguments)
{
    if (arguments.blueGreen || arguments.back)
        return changeBlueGreen(context, arguments);
    if (arguments.resumes || arguments.undoes) {
        const auto waits = blueGreenWaits(context, QString::fromStdString(arguments.week));
        if (!waits || *waits)
            return waits ? changeBlueGreen(context, arguments) : waits.error();
    }
    const QString week = QString::fromStdString(arguments.week);
    const auto match = gameOfWeek(context, context.loadGames(), week);
    if (!match)
        return match.error();
    const auto server = context.connectOptions();
    if (!server)
        return server.error();
    const bool isPlan =
        !arguments.resumes && !arguments.undoes && (arguments.dryRun || arguments.yes.empty());
    const auto scratch = isPlan ? server : scratchServer(context, arguments);
    if (!scratch)
        return scratch.error();
    const Interrupt interrupt;
    ProgressLine line;
    const auto stop = interrupt.token();
    const GamePointer game = match->game;
    const ResetRequest request {
        .server = *server,
        .scratch = *scratch,
        .game = *game,
        .archiveFolder = QString::fromStdString(arguments.folder),
        .by = arguments.by(),
        .keepHistory =
            [&](const WeekIdentity& old) {
                return keepHistory({.pool = Pg::SessionPool::create(*server), .game = game, .identity = old},
                                   stop);
            },
        .onProgress =
            [&line](ResetStep step, const QString& text) {
                line.showText(text.isEmpty() ? resetStepTitle(step)
                                             : resetStepTitle(step) + QStringLiteral(": ") + text);
            },
        .stop = stop};
    const auto state = arguments.undoes || arguments.resumes
        ? endReset(context, request, arguments)
        : beginReset(context, request, arguments, isPlan);
    line.clear();
    if (!state)
        return state.error();
    if (*state)
        tellEnd(**state, arguments.undoes);
    return {};
}

/// Users come and go, so they are shown and not confirmed.
Result<PrintedChange> plannedFreezing(Pg::Session& maintenance, const QString& week, const QByteArray& kind)
{
    const auto facts = readDatabaseFacts(maintenance, week);
    if (!facts)
        return facts.error();
    const auto users = databaseUsers(maintenance, facts->identity.oid);
    if (!users)
        return users.error();
    PlanHash hash(facts->identity);
    hash.add(kind);
    return PrintedChange {
        .plan = {.phrase = facts->identity.confirmation(), .hash = hash.result()},
        .print = [users = *users, week, isFreeze = kind == "freeze"] {
            say(isFreeze ? Text::tr("%1 would become read-only; its sessions would end.").arg(week)
                         : Text::tr("%1 would be as it was before it was frozen.").arg(week));
            printUsers(users);
        }};
}

/// Freezing is an operation of its own in the log, where thawing finds what there was before.
Result<void> changeFrozen(const Context& context, const AdminArguments& arguments,
                          decltype(&freezeLogged) change, const QByteArray& kind, const QString& told)
{
    const QString name = QString::fromStdString(arguments.week);
    const auto match = gameOfWeek(context, context.loadGames(), name);
    if (!match)
        return match.error();
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto may = mayChange(context, arguments, Asks::Nothing,
                               [&] { return plannedFreezing(*maintenance, name, kind); });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    if (auto changed = change(*maintenance, name, match->game->id, arguments.by()); !changed)
        return changed;
    say(told.arg(name));
    return {};
}

Result<void> freeze(const Context& context, const AdminArguments& arguments)
{
    return changeFrozen(context, arguments, freezeLogged, "freeze", Text::tr("%1 is now read-only."));
}

Result<void> thaw(const Context& context, const AdminArguments& arguments)
{
    return changeFrozen(context, arguments, thawLogged, "thaw",
                        Text::tr("%1 is as it was before it was frozen."));
}

}

void addResetCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<AdminArguments>();
    const auto add = [&](const char* name, const char* description, Task task) {
        auto* command = app.add_subcommand(name, description);
        addWeek(*command, context, arguments->week);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    auto* resetCommand =
        add("reset",
            "End a week and begin the next: freeze, keep its metrics, archive and verify, create, "
            "carry over, switch over",
            reset);
    addConfirmation(resetCommand, *arguments);
    resetCommand->add_flag("--drop", arguments->drops, "Drop the old week at the end");
    auto* resume = resetCommand->add_flag("--resume", arguments->resumes, "Resume an interrupted reset");
    resetCommand->add_flag("--undo", arguments->undoes, "Back out of a reset that has not switched over")
        ->excludes(resume);
    auto* blueGreen = resetCommand->add_flag(
        "--blue-green", arguments->blueGreen,
        "Keep the week and change its schema: copy, migrate and validate the copy, switch over");
    resetCommand->add_flag("--back", arguments->back, "Go back to the week as it was before --blue-green")
        ->excludes(blueGreen);
    resetCommand->get_option("--drop")->excludes(blueGreen);
    resetCommand->get_option("--dry-run")->excludes(resume);
    resetCommand->add_option("--folder", arguments->folder,
                             "Folder for the archive (default: the program's own folder)");
    addInPlace(resetCommand, *arguments);
    addBy(resetCommand, *arguments);

    for (auto* command : {add("freeze", "Make a week read-only, and end its sessions", freeze),
                          add("thaw", "Make a frozen week writable again", thaw)}) {
        addConfirmation(command, *arguments);
        addBy(command, *arguments);
    }
}

}
