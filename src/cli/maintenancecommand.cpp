#include "cli/commands.h"

#include "base/utf8.h"
#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "maintenance/crontime.h"
#include "maintenance/maintenance.h"
#include "maintenance/schedule.h"
#include "maintenance/vacuum.h"
#include "pg/conninfo.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

#include <QDateTime>

namespace Weekglass {

namespace {

struct MaintenanceArguments
{
    AdminArguments admin;
    std::string task;
    std::string schedules;
    std::string unschedules;
    std::string timer;
    std::string at;
    std::vector<std::string> tables;
    bool listsTables = false;
};

/// The week with what all commands here share.
struct MaintainedWeek
{
    GamePointer game;
    MaintenanceRequest request;
};

Result<MaintainedWeek> maintainedWeek(const Context& context, const MaintenanceArguments& arguments,
                                      const std::stop_token& stop)
{
    const QString name = QString::fromStdString(arguments.admin.week);
    const auto game = gameOfDatabase(context, context.loadGames(), name);
    if (!game)
        return game.error();
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto facts = readDatabaseFacts(*maintenance, name);
    const auto server = context.connectOptions();
    if (!facts || !server)
        return facts ? server.error() : facts.error();
    QStringList tables;
    for (const std::string& table : arguments.tables)
        tables << QString::fromStdString(table);
    return MaintainedWeek {.game = *game,
                           .request = {.server = *server,
                                       .game = **game,
                                       .week = facts->identity,
                                       .by = arguments.admin.by(),
                                       .tables = tables,
                                       .stop = stop}};
}

QString scheduleText(const TaskState& state)
{
    QStringList times;
    for (const CronJob& job : state.jobs) {
        if (!times.contains(job.schedule))
            times << job.schedule;
    }
    return times.join(QStringLiteral("; "));
}

Cell nextRun(const TaskState& state)
{
    if (state.jobs.empty())
        return {};
    const auto next = nextCronTime(state.jobs.front().schedule, QDateTime::currentDateTimeUtc());
    return next ? Cell(next->toString(QStringLiteral("yyyy-MM-dd HH:mm"))) : Cell();
}

/// "succeeded: DELETE 12"
QString resultText(const CronJob& job)
{
    const QString message = job.lastMessage.simplified();
    return message.isEmpty() ? job.lastStatus : Text::tr("%1: %2").arg(job.lastStatus, message);
}

Result<void> list(const Context& context, const MaintainedWeek& week)
{
    const auto state = readMaintenance(week.request);
    if (!state)
        return state.error();
    Output output(context.json,
                  {column("task", Text::tr("Task")), jsonColumn("is_due", Text::tr("Due")),
                   column("due", Text::tr("Details")), column("last_run", Text::tr("Last run (UTC)")),
                   column("ended", Text::tr("Ended")), column("schedule", Text::tr("Schedule")),
                   column("next_run", Text::tr("Next run (UTC)")),
                   column("job_run", Text::tr("Last scheduled run (UTC)")),
                   column("job_result", Text::tr("Its result")), column("note", Text::tr("Note"))});
    for (const TaskState& one : state->tasks) {
        const bool hasRun = !one.lastRun.at.isEmpty();
        const CronJob* job = one.lastJob();
        output.add(
            {one.task.id, one.isDue, one.dueText, hasRun ? Cell(fromUtf8(one.lastRun.at.left(19))) : Cell(),
             hasRun ? Cell(logEventName(one.lastRun.event)) : Cell(), scheduleText(one), nextRun(one),
             job ? Cell(fromUtf8(job->lastRun.left(19))) : Cell(), job ? Cell(resultText(*job)) : Cell(),
             one.problem ? one.problem->text().simplified() : one.note});
    }
    output.finish();
    if (!state->logLack.isEmpty())
        say(Text::tr("The last runs are unknown: %1").arg(state->logLack));
    if (!state->cronObstacle.isEmpty())
        say(Text::tr("pg_cron: %1").arg(state->cronObstacle));
    return {};
}

Result<void> listTables(const Context& context, const MaintainedWeek& week)
{
    auto session = openWeekForTask(week.request);
    if (!session)
        return session.error();
    const auto tables = readVacuumedTables(*session, week.request.call());
    if (!tables)
        return tables.error();
    Output output(context.json,
                  {column("table", Text::tr("Table")), jsonColumn("rows", Text::tr("Rows")),
                   jsonColumn("dead", Text::tr("Dead")), jsonColumn("vacuum_at", Text::tr("Vacuum at")),
                   jsonColumn("changed", Text::tr("Changed")),
                   jsonColumn("analyze_at", Text::tr("Analyze at")), column("vacuumed", Text::tr("Vacuumed")),
                   column("analyzed", Text::tr("Analyzed")), jsonColumn("bytes", Text::tr("Bytes")),
                   column("settings", Text::tr("Settings")), column("now", Text::tr("Now"))});
    const auto orNull = [](const QByteArray& time) { return time.isEmpty() ? Cell() : Cell(time.left(19)); };
    for (const VacuumedTable& table : *tables)
        output.add({table.name, table.rows, table.dead, table.vacuumAt, table.changed, table.analyzeAt,
                    orNull(table.vacuumed), orNull(table.analyzed), table.bytes, table.options, table.phase});
    output.finish();
    return {};
}

void printPlan(const Context& context, const PlannedChange& plan)
{
    Output output(context.json, {column("name", Text::tr("What")), column("text", Text::tr("How"))});
    for (const PlannedChange::Fact& fact : plan.facts)
        output.add({fact.name, fact.text});
    output.finish();
    if (!plan.sql.isEmpty() && !context.json)
        say(plan.sql);
    for (const QString& warning : plan.warnings)
        say(warning);
    for (const QString& obstacle : plan.obstacles)
        say(Text::tr("Blocked: %1").arg(obstacle));
}

Error blocked(const PlannedChange& plan)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Something is in the way; nothing was done."),
            .advice = plan.obstacles.join(QLatin1Char('\n'))};
}

/// @return the hash that is confirmed; empty: it was only shown
Result<QByteArray> confirmed(const Context& context, const MaintenanceArguments& arguments,
                             const MaintainedWeek& week, const MaintenanceTask& task)
{
    const QByteArray scheduled = scheduleHash(task, *week.game, week.request.week);
    if (arguments.admin.plan == scheduled.toStdString() && !arguments.admin.dryRun) {
        // the rule was confirmed when the timer was made, with the name of the week
        const TypedPhrase typed {QString::fromStdString(arguments.admin.yes),
                                 week.request.week.confirmation()};
        return typed.isRight() ? Result<QByteArray>(scheduled) : typed.check().error();
    }
    QByteArray hash;
    const auto may = mayChange(context, arguments.admin, Asks::Plan, [&]() -> Result<PrintedChange> {
        auto plan = planMaintenance(week.request, task);
        if (!plan)
            return plan.error();
        hash = plan->hash;
        PrintedChange change {.plan = *plan, .print = [&context, plan = *plan] { printPlan(context, plan); }};
        if (!plan->obstacles.isEmpty())
            change.obstacle = blocked(*plan);
        return change;
    });
    if (!may)
        return may.error();
    return *may ? hash : QByteArray();
}

Result<void> run(const Context& context, const MaintenanceArguments& arguments)
{
    const Interrupt interrupt;
    auto week = maintainedWeek(context, arguments, interrupt.token());
    if (!week)
        return week.error();
    const auto task = maintenanceTask(*week->game, QString::fromStdString(arguments.task));
    if (!task)
        return task.error();
    const auto hash = confirmed(context, arguments, *week, *task);
    if (!hash || hash->isEmpty())
        return hash ? Result<void>() : hash.error();
    ProgressLine line;
    week->request.onProgress = shownOn(line);
    const auto done = runMaintenance(week->request, *task, *hash);
    line.clear();
    if (!done)
        return done.error();
    say(done->text);
    if (!done->lack.isEmpty())
        say(Text::tr("The server's log lacks this: %1").arg(done->lack));
    return {};
}

QString scheduleOf(const MaintenanceArguments& arguments, const MaintenanceTask& task)
{
    return arguments.at.empty() ? usualSchedule(task.kind) : QString::fromStdString(arguments.at);
}

PrintedChange plannedJobs(const MaintainedWeek& week, const std::vector<CronTask>& jobs, const QString& loss)
{
    PlanHash hash(week.request.week);
    for (const CronTask& job : jobs) {
        hash.add(QStringList {job.task, job.object, job.schedule});
        hash.add(job.command.text());
    }
    return {.plan = {.phrase = week.request.week.confirmation(), .hash = hash.result()},
            .print = [jobs, loss] {
                for (const CronTask& job : jobs)
                    say(Text::tr("pg_cron would run at “%1”: %2")
                            .arg(job.schedule, fromUtf8(job.command.text())));
                if (!loss.isEmpty())
                    say(loss);
            }};
}

Result<void> schedule(const Context& context, const MaintenanceArguments& arguments,
                      const MaintainedWeek& week)
{
    const auto task = maintenanceTask(*week.game, QString::fromStdString(arguments.schedules));
    if (!task)
        return task.error();
    const auto jobs = cronTasks(week.request, *task, scheduleOf(arguments, *task));
    if (!jobs)
        return jobs.error();
    const auto may = mayChange(context, arguments.admin, Asks::Nothing, [&]() -> Result<PrintedChange> {
        return plannedJobs(week, *jobs, cronLossText(*task));
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto made = scheduleJobs(week.request.server, week.request.week, *jobs, week.request.by);
    if (!made)
        return made.error();
    for (std::size_t i = 0; i < made->size(); ++i)
        say(Text::tr("Job %1 of pg_cron does it at “%2”.")
                .arg(QString::number((*made)[i]), (*jobs)[i].schedule));
    if (const QString loss = cronLossText(*task); !loss.isEmpty())
        say(loss);
    return {};
}

Result<void> unschedule(const Context& context, const MaintenanceArguments& arguments,
                        const MaintainedWeek& week)
{
    const auto task = maintenanceTask(*week.game, QString::fromStdString(arguments.unschedules));
    if (!task)
        return task.error();
    const auto cron = readCron(week.request.server, week.request.week);
    if (!cron)
        return cron.error();
    const auto jobs = cron->jobsOf(task->id, week.request.week.name);
    if (jobs.empty())
        return notFound(Text::tr("pg_cron has no job for %1 of this week.").arg(task->id), cron->obstacle);
    std::vector<CronTask> shown;
    for (const CronJob& job : jobs)
        shown.push_back({.task = QString::number(job.id), .object = job.name, .schedule = job.schedule});
    const auto may = mayChange(context, arguments.admin, Asks::Nothing, [&]() -> Result<PrintedChange> {
        PrintedChange change = plannedJobs(week, shown, {});
        change.print = [jobs] {
            for (const CronJob& job : jobs)
                say(Text::tr("Job %1 of pg_cron would be removed.").arg(job.id));
        };
        return change;
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    for (const CronJob& job : jobs) {
        if (auto removed = unscheduleJob(week.request.server, week.request.week, job.id, week.request.by);
            !removed)
            return removed;
        say(Text::tr("Job %1 is removed.").arg(job.id));
    }
    return {};
}

Result<void> printTimer(const Context& context, const MaintenanceArguments& arguments,
                        const MaintainedWeek& week)
{
    const auto task = maintenanceTask(*week.game, QString::fromStdString(arguments.timer));
    if (!task)
        return task.error();
    const auto server = Pg::connectParams({.conninfo = context.connection.toUtf8()});
    if (!server)
        return server.error();
    if (server->hasSecrets())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The connection has a password, which a unit must not hold."),
                      .advice = Text::tr("Put it into ~/.pgpass, and give --connect without it.")};
    const QString at = scheduleOf(arguments, *task);
    if (!nextCronTime(at, QDateTime::currentDateTimeUtc()))
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("“%1” is not a cron schedule.").arg(at),
            .advice = Text::tr("Five fields: minute, hour, day, month, day of the week, as “15 3 * * *”.")};
    const QString reason = arguments.admin.reason.empty() ? Text::tr("scheduled maintenance")
                                                          : QString::fromStdString(arguments.admin.reason);
    const TimerText text = timerText(
        {.task = *task,
         .week = week.request.week,
         .hash = scheduleHash(*task, *week.game, week.request.week),
         .schedule = at,
         .reason = reason,
         .target =
             WeekHandle {.pool = {}, .game = week.game, .identity = week.request.week}.arguments(nullptr),
         .program = QCoreApplication::applicationFilePath(),
         .options = context.sameOptions()});
    printBytes(text.whole().toUtf8());
    return {};
}

Result<void> maintenance(const Context& context, const MaintenanceArguments& arguments)
{
    const Interrupt interrupt;
    const auto week = maintainedWeek(context, arguments, interrupt.token());
    if (!week)
        return week.error();
    if (!arguments.schedules.empty())
        return schedule(context, arguments, *week);
    if (!arguments.unschedules.empty())
        return unschedule(context, arguments, *week);
    if (!arguments.timer.empty())
        return printTimer(context, arguments, *week);
    return arguments.listsTables ? listTables(context, *week) : list(context, *week);
}

}

void addMaintenanceCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<MaintenanceArguments>();
    auto* command = app.add_subcommand(
        "maintenance",
        "List and schedule the tasks that are due in a week: old rows, indexes, dead rows, settings");
    addWeek(*command, context, arguments->admin.week);
    auto* tables = command->add_flag("--tables", arguments->listsTables,
                                     "List the tables with dead rows, limits and current vacuums");
    auto* schedules = command
                          ->add_option("--schedule", arguments->schedules,
                                       "Let pg_cron do this task, as often as --at says")
                          ->excludes(tables);
    auto* unschedules =
        command
            ->add_option("--unschedule", arguments->unschedules, "Remove the jobs of pg_cron for this task")
            ->excludes(schedules);
    command
        ->add_option("--timer", arguments->timer, "Print systemd units and a crontab line that run this task")
        ->excludes(schedules)
        ->excludes(unschedules);
    command->add_option("--at", arguments->at, "When, as a cron schedule in UTC (default: the task's own)");
    addConfirmation(command, arguments->admin);
    addBy(command, arguments->admin);
    auto* runCommand = command->add_subcommand("run", "Do one task: first a plan, then with its hash");
    addWeek(*runCommand, context, arguments->admin.week);
    runCommand->add_option("task", arguments->task, "Its name, from the list")->required();
    runCommand->add_option(
        "--table", arguments->tables,
        "For vacuum: only this table, as the list of tables writes it; may be given more than once");
    addConfirmation(runCommand, arguments->admin);
    addBy(runCommand, arguments->admin);
    runCommand->callback([&, arguments] { exitCode = conclude(run(context, *arguments)); });
    command->callback([&, arguments, runCommand] {
        if (!runCommand->parsed())
            exitCode = conclude(maintenance(context, *arguments));
    });
}

}
