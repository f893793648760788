#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/migrateoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "migrations/alembic.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct HistoryArguments : AdminArguments
{
    std::string version;
    std::string description;
};

using Task = Result<void> (*)(const Context&, const HistoryArguments&);

Result<void> undo(const Context& context, const HistoryArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const QString target = QString::fromStdString(arguments.version);
    const Interrupt interrupt;
    const auto plan = planUndo(week->session, *week->game, target, {.stop = interrupt.token()});
    if (!plan)
        return plan.error();
    const auto may = mayChange(context, arguments, Asks::PlanAndName, [&]() -> Result<PrintedChange> {
        return PrintedChange {.plan = {.phrase = plan->week.confirmation(), .hash = plan->hash},
                              .print = [&] { printPlan(context.json, *plan); },
                              .obstacle = plan->problems.empty() ? std::nullopt
                                                                 : std::optional(plan->problems.front())};
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto done = logged(
        context, {.kind = QStringLiteral("undo"), .week = plan->week, .by = arguments.by()},
        [&] {
            return undoMigrations(week->session, *week->game, target,
                                  QByteArray::fromStdString(arguments.plan), {.stop = interrupt.token()});
        },
        [](const auto& report) { return report.applied; });
    if (!done)
        return done.error();
    say(done->version.isEmpty() ? Text::tr("%1 has no version now.").arg(plan->week.name)
                                : Text::tr("%1 has version %2 now.").arg(plan->week.name, done->version));
    return {};
}

Result<bool> mayChangeHistory(const Context& context, const HistoryArguments& arguments,
                              const HistoryPlan& plan)
{
    return mayChange(context, arguments, Asks::Plan, [&]() -> Result<PrintedChange> {
        return PrintedChange {.plan = {.isNothing = plan.changes.empty(),
                                       .phrase = plan.week.confirmation(),
                                       .hash = plan.hash},
                              .print = [&] { printPlan(context.json, plan); }};
    });
}

Result<void> baselineWeek(const Context& context, const HistoryArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const QString version = QString::fromStdString(arguments.version);
    const QString description = QString::fromStdString(arguments.description);
    const auto plan = planBaseline(week->session, version, description);
    if (!plan)
        return plan.error();
    const auto may = mayChangeHistory(context, arguments, *plan);
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    return logged(
        context, {.kind = QStringLiteral("baseline"), .week = plan->week, .by = arguments.by()}, [&] {
            return baseline(week->session, version, description, QByteArray::fromStdString(arguments.plan));
        });
}

Result<void> repairWeek(const Context& context, const HistoryArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto plan = planRepair(week->session, *week->game);
    if (!plan)
        return plan.error();
    const auto may = mayChangeHistory(context, arguments, *plan);
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    return logged(context, {.kind = QStringLiteral("repair"), .week = plan->week, .by = arguments.by()}, [&] {
        return repair(week->session, *week->game, QByteArray::fromStdString(arguments.plan));
    });
}

PrintedChange plannedUpgrade(const WeekIdentity& week, const AlembicReport& planned)
{
    PlanHash hash(week);
    hash.add(planned.before);
    hash.add(planned.after);
    return {.plan = {.isNothing = planned.before == planned.after,
                     .phrase = week.confirmation(),
                     .hash = hash.result()},
            .print = [week, planned] {
                say(Text::tr("%1 would go from revision %2 to %3.")
                        .arg(week.name, planned.before.isEmpty() ? QStringLiteral("–") : planned.before,
                             planned.after));
            }};
}

Result<void> runAlembic(const Context& context, const HistoryArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    const auto options = context.connectOptions();
    if (!identity || !options)
        return !identity ? identity.error() : options.error();
    const Interrupt interrupt;
    const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
        const auto planned = planAlembic(*options, *identity, *week->game, interrupt.token());
        return planned ? Result<PrintedChange>(plannedUpgrade(*identity, *planned)) : planned.error();
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto report = logged(
        context, {.kind = QStringLiteral("alembic"), .week = *identity, .by = arguments.by()},
        [&] {
            return upgradeWithAlembic(
                *options, *identity, *week->game, [](const QString& line) { say(line); }, interrupt.token());
        },
        [](const AlembicReport& upgraded) { return QStringList {upgraded.after}; });
    if (!report)
        return report.error();
    say(Text::tr("%1 is at revision %2.").arg(identity->name, report->after));
    return {};
}

}

void addHistoryCommands(CLI::App& migration, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<HistoryArguments>();
    const auto add = [&](const char* name, const char* description, Task task) {
        auto* command = migration.add_subcommand(name, description);
        addWeek(*command, context, arguments->week, "week");
        addConfirmation(command, *arguments);
        addBy(command, *arguments);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    add("undo", "Take versions back, with the game's U files", undo)
        ->add_option("--to", arguments->version, "The version that the week has then; 0: none")
        ->required();
    auto* base = add("baseline", "Begin the history of a database that was made without one", baselineWeek);
    base->add_option("--version", arguments->version, "The version of the game that it has")->required();
    base->add_option("--description", arguments->description, "For the history");
    add("repair", "Put the history in order; without --plan only says how", repairWeek);
    add("alembic", "Run “alembic upgrade head” as the game's config says", runAlembic);
}

}
