#include "cli/adminarguments.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "lifecycle/bluegreen.h"
#include "weeks/planhash.h"

namespace Weekglass {

namespace {

void printUsers(const std::vector<DatabaseUser>& users)
{
    for (const DatabaseUser& user : users)
        say(Text::tr("Will be disconnected: %1 %2 %3").arg(user.owner, user.name, user.note));
}

QString megabytes(const std::optional<qint64>& bytes)
{
    constexpr qint64 Megabyte = 1048576;
    return bytes ? Text::tr("%1 MB").arg(*bytes / Megabyte) : Text::tr("not known");
}

void printPlan(const Context& context, const BlueGreenPlan& plan)
{
    Output output(context.json,
                  {column("week", Text::tr("Week")), column("version", Text::tr("Version")),
                   column("target", Text::tr("Version then")), column("files", Text::tr("Files")),
                   column("validations", Text::tr("Validations"))});
    output.add({plan.week.name, plan.version, plan.target, plan.files.join(QStringLiteral(", ")),
                plan.validations.join(QStringLiteral(", "))});
    output.finish();
    say(Text::tr("Copied: %1; free space on the server's disk: %2")
            .arg(megabytes(plan.bytes), megabytes(plan.free)));
    say(Text::tr("Nobody can connect to the week from the copy to the switch, so no row is lost."));
    if (plan.validations.isEmpty())
        say(Text::tr("The game names no validations: the copy is not checked before the switch."));
    printUsers(plan.users);
}

PrintedChange planned(const Context& context, const BlueGreenPlan& plan)
{
    PrintedChange change {.plan = {.phrase = plan.phrase, .hash = plan.hash},
                          .print = [&context, plan] { printPlan(context, plan); }};
    if (!plan.obstacles.isEmpty())
        change.obstacle = Error {.kind = Error::Kind::Format,
                                 .message = plan.obstacles.join(QLatin1Char('\n')),
                                 .where = plan.week.name};
    return change;
}

/// Of one that was begun: the rest of it, or the way back.
PrintedChange plannedEnd(const BlueGreenState& state, bool undoes)
{
    PlanHash hash(state.week);
    hash.add(state.operation);
    hash.add(static_cast<qint64>(state.done.size()));
    hash.add(QByteArray(undoes ? "undo" : "resume"));
    return {.plan = {.phrase = state.week.confirmation(), .hash = hash.result()}, .print = [state, undoes] {
                if (undoes)
                    return say(Text::tr("%1 would be dropped, and %2 opened as it was.")
                                   .arg(state.green, state.week.name));
                QStringList left;
                for (int i = 0; i < BlueGreenSteps; ++i) {
                    const auto step = static_cast<BlueGreenStep>(i);
                    if (!state.isDone(step))
                        left << blueGreenStepTitle(step);
                }
                say(Text::tr("%1: still to be done: %2").arg(state.week.name, left.join(Text::tr(", "))));
            }};
}

void tellAnswers(const std::vector<ValidationAnswer>& answers)
{
    for (const ValidationAnswer& answer : answers)
        say(Text::tr("%1: %2, %3")
                .arg(answer.title, answer.isPassed ? Text::tr("passed") : Text::tr("FAILED"), answer.told));
}

void tellSwitched(const BlueGreenState& state)
{
    tellAnswers(state.answers);
    say(Text::tr("%1 has version %2 now. The previous week is kept as %3 for at least %4 minutes.")
            .arg(state.week.name, state.target, state.kept, QString::number(KeptFor.count())));
    say(Text::tr("To go back: weekglassctl reset %1 --back").arg(state.week.name));
}

Result<void> begin(const Context& context, const BlueGreenRequest& request, const AdminArguments& arguments)
{
    const auto plan = planBlueGreen(request, QString::fromStdString(arguments.week));
    if (!plan)
        return plan.error();
    const auto may = mayChange(context, arguments, Asks::PlanAndName,
                               [&]() -> Result<PrintedChange> { return planned(context, *plan); });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto state = beginBlueGreen(request, *plan, plan->phrase, plan->hash); // confirmed just now
    if (!state)
        return state.error();
    tellSwitched(*state);
    return {};
}

Result<void> end(const Context& context, const BlueGreenRequest& request, const AdminArguments& arguments)
{
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto shown = unfinishedBlueGreen(*maintenance, QString::fromStdString(arguments.week));
    if (!shown)
        return shown.error();
    if (!*shown)
        return notFound(Text::tr("No change of this week is unfinished."), {});
    const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
        return plannedEnd(**shown, arguments.undoes);
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto state = arguments.undoes ? undoBlueGreen(request, **shown) : resumeBlueGreen(request, **shown);
    if (!state)
        return state.error();
    if (arguments.undoes)
        say(Text::tr("The change is taken back; %1 is open as it was.").arg(state->week.name));
    else
        tellSwitched(*state);
    return {};
}

void printBack(const BackPlan& plan)
{
    say(Text::tr("%1 would be as it was before the switch of %2, which was kept as %3.")
            .arg(plan.week.name, QString::fromUtf8(plan.blue.since), plan.blue.identity.name));
    say(Text::tr("Rows written since then stay in the other one, which is kept."));
    if (plan.blue.isOverdue)
        say(Text::tr("That is more than %1 minutes ago.").arg(KeptFor.count()));
    printUsers(plan.users);
}

Result<void> back(const Context& context, const BlueGreenRequest& request, const AdminArguments& arguments)
{
    const QString week = QString::fromStdString(arguments.week);
    const auto plan = planBack(request, week);
    if (!plan)
        return plan.error();
    if (!*plan)
        return notFound(Text::tr("Nothing is kept that %1 could go back to.").arg(week), {});
    const bool stays = arguments.undoes;
    const auto may = mayChange(context, arguments, Asks::PlanAndName, [&]() -> Result<PrintedChange> {
        PrintedChange change {.plan = {.phrase = (*plan)->phrase, .hash = (*plan)->hash},
                              .print = [&plan] { printBack(**plan); }};
        if (!(*plan)->obstacles.isEmpty())
            change.obstacle = Error {.kind = Error::Kind::Format,
                                     .message = (*plan)->obstacles.join(QLatin1Char('\n')),
                                     .where = week};
        return change;
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    if (const auto done =
            stays ? stayGreen(request, **plan) : goBack(request, **plan, (*plan)->phrase, (*plan)->hash);
        !done)
        return done;
    say(stays ? Text::tr("%1 is open as it is.").arg(week)
              : Text::tr("%1 is as it was before the switch.").arg(week));
    return {};
}

}

Result<bool> blueGreenWaits(const Context& context, const QString& week)
{
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto state = unfinishedBlueGreen(*maintenance, week);
    if (!state || *state)
        return state ? Result<bool>(true) : state.error();
    return isGoingBack(*maintenance, week);
}

Result<void> changeBlueGreen(const Context& context, const AdminArguments& arguments)
{
    const auto match = gameOfWeek(context, context.loadGames(), QString::fromStdString(arguments.week));
    if (!match)
        return match.error();
    const auto server = context.connectOptions();
    if (!server)
        return server.error();
    const Interrupt interrupt;
    ProgressLine line;
    const GamePointer game = match->game;
    const BlueGreenRequest request {
        .server = *server,
        .game = *game,
        .by = arguments.by(),
        .onProgress =
            [&line](BlueGreenStep step, const QString& text) {
                const QString title = blueGreenStepTitle(step);
                line.showText(text.isEmpty() ? title : QString(title + QStringLiteral(": ") + text));
            },
        .stop = interrupt.token()};
    auto maintenance = context.open();
    const auto isBegun =
        maintenance ? isGoingBack(*maintenance, QString::fromStdString(arguments.week)) : maintenance.error();
    if (!isBegun)
        return isBegun.error();
    const auto done = arguments.back || *isBegun ? back(context, request, arguments)
        : arguments.resumes || arguments.undoes  ? end(context, request, arguments)
                                                 : begin(context, request, arguments);
    line.clear();
    return done;
}

}
