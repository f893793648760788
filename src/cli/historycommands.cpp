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
    std::string revision;
    bool downgrades = false;
};

using Task = Result<void> (*)(const Context&, const HistoryArguments&);

Result<void> undo(const Context& context, const HistoryArguments& arguments)
{
    return undoWeek(context, arguments, QString::fromStdString(arguments.version));
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

PrintedChange plannedAlembic(const Context& context, const AlembicPlan& plan)
{
    return {.plan = {.isNothing = plan.isNothing(), .phrase = plan.week.confirmation(), .hash = plan.hash},
            .print = [&context, plan] { printPlan(context.json, plan); }};
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
    const AlembicWish wish {.target = QString::fromStdString(arguments.revision),
                            .direction = arguments.downgrades ? AlembicWish::Direction::Downgrade
                                                              : AlembicWish::Direction::Upgrade};
    const Interrupt interrupt;
    const auto planned = planAlembic(*options, *identity, *week->game, wish, interrupt.token());
    if (!planned)
        return planned.error();
    const auto may = mayChange(context, arguments, arguments.downgrades ? Asks::PlanAndName : Asks::Nothing,
                               [&]() -> Result<PrintedChange> { return plannedAlembic(context, *planned); });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto report = logged(
        context, {.kind = QStringLiteral("alembic"), .week = *identity, .by = arguments.by()},
        [&] {
            return Weekglass::runAlembic(
                *options, *identity, *week->game, wish, planned->hash, [](const QString& line) { say(line); },
                interrupt.token());
        },
        [](const AlembicReport& ran) {
            return QStringList {ran.before, ran.after};
        });
    if (!report)
        return report.error();
    say(report->after.isEmpty() ? Text::tr("%1 is at no revision now.").arg(identity->name)
                                : Text::tr("%1 is at revision %2.").arg(identity->name, report->after));
    return {};
}

}

Result<void> undoWeek(const Context& context, const AdminArguments& arguments, const QString& target)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
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

void addHistoryCommands(CLI::App& migration, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<HistoryArguments>();
    const auto add = [&](const char* name, const char* description, Task task) {
        auto* command = migration.add_subcommand(name, description);
        addWeek(*command, context, arguments->week);
        addConfirmation(command, *arguments);
        addBy(command, *arguments);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    add("undo", "Take versions back, with the game's U files", undo)
        ->add_option("--to", arguments->version, "The target version; 0: none")
        ->required();
    auto* base = add("baseline", "Begin the history of a database that was made without one", baselineWeek);
    base->add_option("--version", arguments->version, "The version of the game that it has")->required();
    base->add_option("--description", arguments->description, "Description for the history");
    add("repair", "Repair the history; without --plan, only print how", repairWeek);
    auto* alembic =
        add("alembic", "Run “alembic upgrade” or “downgrade” as the game's config says", runAlembic);
    alembic->add_option("--to", arguments->revision, "The target revision (default: the head); base: none");
    alembic->add_flag("--downgrade", arguments->downgrades, "Go back to that revision");
}

}
