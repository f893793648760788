#include "cli/commands.h"

#include "base/plural.h"
#include "cli/confirmation.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/waitingoutput.h"
#include "cli/weekoption.h"
#include "fetch/transformrun.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct TransformArguments : Confirmation
{
    std::string week;
    bool rebuild = false;
};

void print(const Context& context, const TransformRun& run)
{
    Output output(context.json,
                  {column("transform", Text::tr("Transform")), jsonColumn("ms", Text::tr("Took (ms)")),
                   jsonColumn("rows", Text::tr("Rows changed"))});
    for (const TransformStep& step : run.steps)
        output.add({step.name, step.took.count(), step.rows});
    output.finish();
}

PrintedChange plannedRebuild(const WeekIdentity& week, const GameDefinition& game)
{
    PlanHash hash(week);
    for (const GameFile& file : game.transforms) {
        hash.add(file.name);
        hash.add(file.text);
    }
    return {.plan = {.phrase = week.confirmation(), .hash = hash.result()}, .print = [&week, &game] {
                say(Text::tr("%1: these would empty and fill the tables of the transforms:").arg(week.name));
                for (const GameFile& file : game.transforms)
                    say(file.name);
            }};
}

Result<void> transform(const Context& context, const TransformArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    if (arguments.rebuild) {
        const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
            return plannedRebuild(*identity, *week->game);
        });
        if (!may || !*may)
            return may ? Result<void>() : may.error();
    }
    const Interrupt interrupt;
    const TransformRun run = transformWeek(week->session, *week->game, *identity,
                                           arguments.rebuild ? TransformKind::Rebuild : TransformKind::New,
                                           {.stop = interrupt.token()});
    print(context, run);
    if (run.error)
        return *run.error;
    say(Text::tr("%1: %2 ms, %3 row(s) changed.", nullptr, pluralOf(run.rows()))
            .arg(identity->name, QString::number(run.took.count()), QString::number(run.rows())));
    const auto waiting = waitingRecords(week->session, *week->game, {.stop = interrupt.token()});
    sayWaiting(waiting ? *waiting : std::vector<WaitingRecords>(),
               waiting ? std::nullopt : std::optional<Error>(waiting.error()));
    return {};
}

}

void addTransformCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<TransformArguments>();
    auto* command =
        app.add_subcommand("transform", "Run the game's transforms: fetched responses become tables");
    addWeek(*command, context, arguments->week);
    auto* rebuild = command->add_flag("--rebuild", arguments->rebuild,
                                      "Empty the tables that they fill, and fill them again from all fetched "
                                      "responses, in one transaction");
    addConfirmation(command, *arguments);
    command->get_option("--dry-run")->needs(rebuild);
    command->get_option("--plan")->needs(rebuild);
    command->callback([&, arguments] { exitCode = conclude(transform(context, *arguments)); });
}

}
