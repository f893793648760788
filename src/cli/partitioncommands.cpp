#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "partitions/partitions.h"
#include "weeks/cronjobs.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct PartitionArguments
{
    AdminArguments admin;
    bool onlyAhead = false;
    bool showsJobs = false;
    bool schedules = false;
    qint64 unscheduled = 0;
};

QByteArray fateOf(const PartitionedTable& table, const Partition& one)
{
    if (one.isDefault)
        return "default";
    if (one.isForeign)
        return "foreign, not touched";
    if (!table.toDrop.contains(one.name))
        return "kept";
    return one.isDetached ? "detached, to be dropped" : "to be dropped";
}

void printPlan(const Context& context, const PartitionPlan& plan)
{
    Output output(context.json,
                  {column("table", Text::tr("Table")), column("partition", Text::tr("Partition")),
                   column("from", Text::tr("From")), column("to", Text::tr("To")),
                   jsonColumn("rows", Text::tr("Rows")), jsonColumn("bytes", Text::tr("Bytes")),
                   column("newest", Text::tr("Newest row")), column("state", Text::tr("State"))});
    for (const PartitionedTable& table : plan.tables) {
        const QByteArray parent = table.rule.table.toUtf8();
        for (const Partition& one : table.partitions)
            output.add({parent, one.name, one.from, one.to, one.rows.value_or(one.rowsEstimate), one.bytes,
                        one.newest, fateOf(table, one)});
        for (const QDate& month : table.toMake)
            output.add({parent, Pg::Value(), month.toString(Qt::ISODate),
                        month.addMonths(1).toString(Qt::ISODate), Pg::Value(), Pg::Value(), Pg::Value(),
                        "to be made"});
    }
    output.finish();
    for (const QString& obstacle : plan.obstacles)
        say(Text::tr("Blocked: %1").arg(obstacle));
    if (plan.obstacles.isEmpty())
        sayConfirmedServer(context);
    if (plan.obstacles.isEmpty() && (plan.makes() || plan.drops()))
        say(Text::tr("To do it: --yes=%1 --plan=%2").arg(plan.phrase, QString::fromLatin1(plan.hash)));
    if (plan.obstacles.isEmpty() && plan.makes())
        say(Text::tr("To make the months ahead only, which destroys nothing: --ahead"));
}

void printReport(const PartitionReport& report)
{
    for (const QString& name : report.made)
        say(Text::tr("%1 is made.").arg(name));
    for (qsizetype i = 0; i < report.dropped.size(); ++i)
        say(Text::tr("%1 is dropped; it is in %2.").arg(report.dropped[i], report.archives[i]));
    if (report.operation.isEmpty())
        say(Text::tr("There was nothing to do."));
}

Result<void> printJobs(const Context& context, const Pg::ConnectOptions& server, const WeekIdentity& week)
{
    const auto state = readCron(server, week);
    if (!state)
        return state.error();
    if (!state->obstacle.isEmpty())
        say(state->obstacle);
    Output output(context.json,
                  {jsonColumn("job", Text::tr("Job")), column("name", Text::tr("Name")),
                   column("schedule", Text::tr("Schedule")), jsonColumn("active", Text::tr("Active")),
                   column("last_run", Text::tr("Last run")), column("status", Text::tr("Status")),
                   column("message", Text::tr("Message"))});
    for (const CronJob& job : state->jobs)
        output.add(
            {job.id, job.name, job.schedule, job.isActive, job.lastRun, job.lastStatus, job.lastMessage});
    output.finish();
    return {};
}

PrintedChange plannedJobs(const WeekIdentity& week, const std::vector<PartitionRule>& rules,
                          qint64 unscheduled)
{
    PlanHash hash(week);
    hash.add(unscheduled);
    QStringList tables;
    for (const PartitionRule& rule : rules)
        tables << rule.table;
    hash.add(tables.join(QLatin1Char(',')));
    return {.plan = {.phrase = week.confirmation(), .hash = hash.result()}, .print = [tables, unscheduled] {
                say(unscheduled != 0 ? Text::tr("Job %1 of pg_cron would be removed.").arg(unscheduled)
                                     : Text::tr("pg_cron would make the months ahead of: %1")
                                           .arg(tables.join(Text::tr(", "))));
            }};
}

Result<void> schedule(const PartitionRequest& request)
{
    const auto tasks = partitionJobs(request.game);
    if (!tasks)
        return tasks.error();
    const auto jobs = scheduleJobs(request.server, request.week, *tasks, request.by);
    if (!jobs)
        return jobs.error();
    for (std::size_t i = 0; i < jobs->size(); ++i)
        say(Text::tr("Job %1 makes the months of %2 ahead on the 25th of each month.")
                .arg(QString::number((*jobs)[i]), (*tasks)[i].object));
    return {};
}

Result<void> work(const Context& context, const PartitionArguments& arguments, PartitionRequest& request)
{
    const bool isPlan = !arguments.onlyAhead && (arguments.admin.dryRun || arguments.admin.yes.empty());
    if (isPlan) {
        const auto plan = planPartitions(request);
        if (!plan)
            return plan.error();
        printPlan(context, *plan);
        return {};
    }
    if (!arguments.onlyAhead) {
        const auto scratch = scratchServer(context, arguments.admin);
        if (!scratch)
            return scratch.error();
        request.scratch = *scratch;
    }
    ProgressLine line;
    request.onProgress = shownOn(line);
    const auto report = arguments.onlyAhead
        ? makePartitions(request)
        : runPartitions(request, QString::fromStdString(arguments.admin.yes),
                        QByteArray::fromStdString(arguments.admin.plan));
    line.clear();
    if (!report)
        return report.error();
    printReport(*report);
    return {};
}

Result<void> partitions(const Context& context, const PartitionArguments& arguments)
{
    const QString week = QString::fromStdString(arguments.admin.week);
    const auto game = gameOfDatabase(context, context.loadGames(), week);
    if (!game)
        return game.error();
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto facts = readDatabaseFacts(*maintenance, week);
    const auto server = context.connectOptions();
    if (!facts || !server)
        return facts ? server.error() : facts.error();
    if (arguments.showsJobs)
        return printJobs(context, *server, facts->identity);
    if (arguments.unscheduled != 0 || arguments.schedules) {
        const auto may = mayChange(context, arguments.admin, Asks::Nothing, [&]() -> Result<PrintedChange> {
            return plannedJobs(facts->identity, (*game)->partitions, arguments.unscheduled);
        });
        if (!may || !*may)
            return may ? Result<void>() : may.error();
    }
    if (arguments.unscheduled != 0)
        return unscheduleJob(*server, facts->identity, arguments.unscheduled, arguments.admin.by());
    const Interrupt interrupt;
    PartitionRequest request {.server = *server,
                              .game = **game,
                              .week = facts->identity,
                              .archiveFolder = QString::fromStdString(arguments.admin.folder),
                              .by = arguments.admin.by(),
                              .stop = interrupt.token()};
    return arguments.schedules ? schedule(request) : work(context, arguments, request);
}

}

void addPartitionCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<PartitionArguments>();
    auto* command = app.add_subcommand(
        "partitions", "Make a week's months ahead; detach, archive and drop those that are too old");
    addWeek(*command, context, arguments->admin.week);
    addConfirmation(command, arguments->admin);
    command->add_flag("--ahead", arguments->onlyAhead, "Only make the months ahead; for a timer");
    command->add_option("--folder", arguments->admin.folder,
                        "Folder for the archives (default: the program's own folder)");
    addInPlace(command, arguments->admin);
    addBy(command, arguments->admin);
    command->add_flag("--jobs", arguments->showsJobs, "List the jobs of pg_cron that work in the week");
    command->add_flag("--schedule", arguments->schedules, "Let pg_cron make the months ahead, each 25th");
    command->add_option("--unschedule", arguments->unscheduled, "Remove this job of pg_cron");
    command->callback([&, arguments] { exitCode = conclude(partitions(context, *arguments)); });
}

}
