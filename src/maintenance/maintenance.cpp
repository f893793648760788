#include "maintenance/maintenance.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "maintenance/archiverows.h"
#include "maintenance/keptpurge.h"
#include "maintenance/monthsahead.h"
#include "maintenance/prunekept.h"
#include "maintenance/reindex.h"
#include "maintenance/tablesettings.h"
#include "maintenance/text.h"
#include "maintenance/vacuum.h"
#include "weeks/databasefacts.h"
#include "weeks/notedoperation.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace Weekglass {

namespace {

Result<TaskPlan> planTask(Pg::Session& session, const MaintenanceRequest& request,
                          const MaintenanceTask& task)
{
    switch (task.kind) {
    case TaskKind::Archive:
        return planArchive(session, request, *task.archive);
    case TaskKind::Retention:
        return planRetention(session, request, *task.retention);
    case TaskKind::Reindex:
        return planReindex(session, request);
    case TaskKind::Vacuum:
        return planVacuum(session, request);
    case TaskKind::Settings:
        return planSettings(session, request);
    case TaskKind::Partitions:
        return planMonths(request);
    case TaskKind::Kept:
        break;
    }
    return planKeptPurge(session, request);
}

Result<TaskDone> runTask(Pg::Session& session, const MaintenanceRequest& request, const MaintenanceTask& task)
{
    switch (task.kind) {
    case TaskKind::Archive:
        return runArchive(session, request, *task.archive);
    case TaskKind::Retention:
        return runRetention(session, request, *task.retention);
    case TaskKind::Reindex:
        return runReindex(session, request);
    case TaskKind::Vacuum:
        return runVacuum(session, request);
    case TaskKind::Settings:
        return runSettings(session, request);
    case TaskKind::Partitions:
        return runMonths(request);
    case TaskKind::Kept:
        break;
    }
    return runKeptPurge(session, request);
}

/// The last run of each task, by its id.
using LastRuns = std::map<QString, LastRun>;

LastRuns lastRunsOf(const std::vector<LogEntry>& entries, const WeekIdentity& week)
{
    LastRuns runs;
    std::map<QByteArray, QString> taskOf; // an operation's
    for (const LogEntry& entry : entries) { // the oldest first
        if (entry.week != week)
            continue;
        if (entry.event == LogEvent::Begun) {
            const QString task =
                QJsonDocument::fromJson(entry.detail).object()[QLatin1String("task")].toString();
            if (task.isEmpty())
                continue;
            taskOf[entry.operation] = task;
            runs[task] = {.at = entry.at,
                          .event = LogEvent::Begun,
                          .who = entry.by.operatorName.isEmpty() ? entry.databaseUser : entry.by.operatorName,
                          .reason = entry.by.reason};
        } else if (const auto task = taskOf.find(entry.operation); task != taskOf.end()) {
            runs[task->second].event = entry.event;
        }
    }
    return runs;
}

/// Whether it is time again for what is repeated and not counted.
bool isTimeAgain(const LastRun& last, qint64 days)
{
    const auto at = microsecondsOf(last.at);
    return !at || last.event != LogEvent::Done
        || dateTimeOf(*at).addDays(days) <= QDateTime::currentDateTimeUtc();
}

void addPlan(TaskState& state, const Result<TaskPlan>& plan, const MaintenanceRequest& request)
{
    if (!plan) {
        state.problem = plan.error();
        return;
    }
    state.note = plan->note;
    state.isDue = plan->due > 0;
    state.dueText = plan->dueText;
    if (state.task.kind == TaskKind::Reindex) {
        const qint64 days = request.game.maintenance.reindexDays;
        state.isDue = isTimeAgain(state.lastRun, days) || !plan->note.isEmpty();
        if (!state.isDue)
            state.dueText = Text::tr("not before %n day(s) have passed", nullptr, static_cast<int>(days));
    }
    if (!plan->change.obstacles.isEmpty())
        state.problem = taskRefused(request, plan->change.obstacles.join(QLatin1Char('\n')), {});
}

void readRuns(const MaintenanceRequest& request, MaintenanceState& state, LastRuns& runs)
{
    auto maintenance = openDatabase(request.server, {}, request.stop);
    const auto entries = maintenance ? readLog(*maintenance, {.week = request.week.name}, request.call())
                                     : Result<std::vector<LogEntry>>(maintenance.error());
    if (entries)
        runs = lastRunsOf(*entries, request.week);
    else
        state.logLack = entries.error().text();
}

Error hashChanged(const MaintenanceRequest& request)
{
    return taskRefused(request, Text::tr("This differs from the plan; nothing was done."),
                       Text::tr("Read the new plan, and confirm it."));
}

/// Of what was kept and is too old now; that it could not be forgotten stops nothing.
QString forgetOld(Pg::Session& session, const MaintenanceRequest& request, const MaintenanceTask& task)
{
    if (task.kind != TaskKind::Archive && task.kind != TaskKind::Retention)
        return {};
    const auto purged = runKeptPurge(session, request);
    return purged ? purged->text : Text::tr("Rows kept earlier stay: %1").arg(purged.error().text());
}

}

const CronJob* TaskState::lastJob() const
{
    const auto last = std::ranges::max_element(jobs, {}, &CronJob::lastRun);
    return last == jobs.end() || last->lastRun.isEmpty() ? nullptr : &*last;
}

bool TaskState::isLastByJob() const
{
    const CronJob* job = lastJob();
    return job && job->lastRun > lastRun.at;
}

Result<MaintenanceState> readMaintenance(const MaintenanceRequest& request)
{
    auto session = openWeekForTask(request);
    if (!session)
        return session.error();
    MaintenanceState state;
    LastRuns runs;
    readRuns(request, state, runs);
    const auto cron = readCron(request.server, request.week, request.stop);
    state.cronObstacle = cron ? cron->obstacle : cron.error().text();
    for (const MaintenanceTask& task : maintenanceTasks(request.game)) {
        TaskState one {.task = task, .lastRun = runs[task.id]};
        if (cron)
            one.jobs = cron->jobsOf(task.id, request.week.name);
        addPlan(one, planTask(*session, request, task), request);
        if (!session->isUsable())
            return one.problem ? *one.problem : Error {.kind = Error::Kind::Connection, .message = {}};
        state.tasks.push_back(std::move(one));
    }
    return state;
}

Result<PlannedChange> planMaintenance(const MaintenanceRequest& request, const MaintenanceTask& task)
{
    auto session = openWeekForTask(request);
    if (!session)
        return session.error();
    auto plan = planTask(*session, request, task);
    if (!plan)
        return plan.error().at(request.week.name);
    plan->change.phrase = request.week.confirmation();
    PlanHash hash(request.week);
    hash.add(task.id);
    hash.add(plan->change.hash);
    plan->change.hash = hash.result();
    return std::move(plan->change);
}

Result<MaintenanceReport> runMaintenance(const MaintenanceRequest& request, const MaintenanceTask& task,
                                         const QByteArray& hash)
{
    if (request.by.reason.trimmed().isEmpty())
        return taskRefused(request, Text::tr("The reason is missing."),
                           Text::tr("Give a reason; it is kept."));
    const auto plan = planMaintenance(request, task);
    if (!plan)
        return plan.error();
    if (!plan->obstacles.isEmpty())
        return taskRefused(request, Text::tr("Something is in the way; nothing was done."),
                           plan->obstacles.join(QLatin1Char('\n')));
    const bool isScheduled = hash == scheduleHash(task, request.game, request.week);
    if (!isScheduled && hash != plan->hash)
        return hashChanged(request);
    if (plan->isNothing)
        return MaintenanceReport {.text = Text::tr("There was nothing to do."), .lack = {}};
    auto session = openWeekForTask(request);
    if (!session)
        return session.error();
    auto maintenance = openForWork(request.server, {}, request.stop);
    const QByteArray begin = "\"task\": " + Json::quoted(task.id);
    const LogEntry entry {
        .kind = loggedKind(task.kind), .week = request.week, .by = request.by, .detail = '{' + begin + '}'};
    NotedOperation note =
        maintenance ? NotedOperation(*maintenance, entry) : NotedOperation(maintenance.error());
    const auto done = runTask(*session, request, task);
    note.end(done, done ? '{' + begin + ", " + done->detail + '}' : QByteArray());
    if (!done)
        return done.error();
    const QString forgotten = forgetOld(*session, request, task);
    return MaintenanceReport {
        .text = forgotten.isEmpty() ? done->text : QString(done->text + QLatin1Char('\n') + forgotten),
        .lack = note.lack()};
}

}
