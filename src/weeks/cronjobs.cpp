#include "weeks/cronjobs.h"

#include "base/safetext.h"
#include "pg/transaction.h"
#include "weeks/databasefacts.h"
#include "weeks/text.h"
#include "json/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>
#include <map>

namespace Weekglass {

namespace {

using Pg::Sql;
using Pg::textOf;

/// The one database that has the jobs of all; empty if the server has not loaded pg_cron.
Result<QString> cronDatabase(Pg::Session& session)
{
    const auto setting = session.query(Sql("SELECT pg_catalog.current_setting('cron.database_name', true)"));
    return setting ? Result<QString>(textOf(setting->single())) : setting.error();
}

Error unusable(const QString& obstacle, const QString& database)
{
    return {.kind = Error::Kind::Sql,
            .message = obstacle,
            .where = database,
            .advice = Text::tr(
                "Without pg_cron, let the computer's own scheduler run “weekglassctl maintenance run”.")};
}

/// A session where the jobs are; an error if they cannot be used.
Result<Pg::Session> openCron(const Pg::ConnectOptions& server, const WeekIdentity& week,
                             const std::stop_token& stop)
{
    const auto state = readCron(server, week, stop);
    if (!state)
        return state.error();
    if (!state->obstacle.isEmpty())
        return unusable(state->obstacle, state->database);
    return openForCatalogs(server, state->database, stop); // and pg_cron's own, which a superuser owns
}

/// What was done to the jobs, in the log of the maintenance database.
Result<void> logJob(const Pg::ConnectOptions& server, const WeekIdentity& week, const AdminBy& by,
                    const QByteArray& detail)
{
    auto maintenance = openForWork(server, {});
    if (!maintenance)
        return maintenance.error();
    if (auto ready = ensureLog(*maintenance); !ready)
        return ready;
    return addToLog(*maintenance,
                    {.operation = newOperationId(),
                     .kind = QStringLiteral("schedule"),
                     .event = LogEvent::Done,
                     .week = week,
                     .by = by,
                     .detail = detail});
}

}

Result<CronState> readCron(const Pg::ConnectOptions& server, const WeekIdentity& week,
                           const std::stop_token& stop)
{
    auto session = openDatabase(server, {}, stop);
    if (!session)
        return session.error();
    const auto database = cronDatabase(*session);
    if (!database)
        return database.error();
    CronState state {.database = *database};
    if (state.database.isEmpty()) {
        state.obstacle = Text::tr("The server has not loaded pg_cron (shared_preload_libraries).");
        return state;
    }
    auto inside = openForCatalogs(server, state.database, stop);
    if (!inside)
        return inside.error();
    const auto found =
        inside->readTable(Sql("SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') FROM "
                              "pg_catalog.pg_extension AS x JOIN pg_catalog.pg_namespace AS n ON "
                              "n.nspname = 'cron' WHERE x.extname = 'pg_cron'"),
                          {}, {.stop = stop});
    if (!found)
        return found.error();
    state.isInstalled = !found->rows.empty();
    if (!state.isInstalled) {
        state.obstacle = Text::tr("The extension is not in the database %1 yet: CREATE EXTENSION pg_cron.")
                             .arg(state.database);
        return state;
    }
    if (found->single() != "t") {
        state.obstacle = Text::tr("Your role may not use pg_cron: GRANT USAGE ON SCHEMA cron.");
        return state;
    }
    const auto who =
        inside->query(Sql("SELECT CURRENT_USER, NOT pg_catalog.row_security_active('cron.job')"));
    if (!who)
        return who.error();
    state.role = textOf(who->rows[0][0]);
    state.seesAll = who->rows[0][1] == "t";
    const auto jobs =
        inside->query(Sql::load("extensions/cron_jobs.sql"), {week.name.toUtf8()}, {.stop = stop});
    if (!jobs)
        return jobs.error();
    for (const auto& row : jobs->rows)
        state.jobs.push_back({.id = Pg::numberOf(row[0]),
                              .name = textOf(row[1]),
                              .schedule = textOf(row[2]),
                              .command = textOf(row[3]),
                              .database = textOf(row[4]),
                              .isActive = row[5] == "t",
                              .lastRun = row[6].value_or(QByteArray()),
                              .lastStatus = textOf(row[7]),
                              .lastMessage = textOf(row[8]),
                              .mayRemove = row[9] == "t"});
    return state;
}

QString cronJobName(const QString& task, const QString& week, const QString& object)
{
    const QString name = QStringLiteral("weekglass %1 %2").arg(task, week);
    return object.isEmpty() ? name : QString(name + QLatin1Char(' ') + object);
}

std::vector<CronJob> CronState::jobsOf(const QString& task, const QString& week) const
{
    const QString name = cronJobName(task, week);
    std::vector<CronJob> found;
    std::ranges::copy_if(jobs, std::back_inserter(found), [&name](const CronJob& job) {
        return job.name == name || job.name.startsWith(name + QLatin1Char(' '));
    });
    return found;
}

Result<std::vector<qint64>> scheduleJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                         const std::vector<CronTask>& tasks, const AdminBy& by)
{
    auto session = openCron(server, week, {});
    if (!session)
        return session.error().at(week.name);
    auto transaction = Pg::Transaction::begin(*session, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    std::vector<qint64> ids;
    QByteArrayList told;
    for (const CronTask& task : tasks) {
        const QString name = cronJobName(task.task, week.name, task.object);
        // a job of the same name is replaced
        const auto made =
            session->query(Sql("SELECT cron.schedule_in_database($1::text, $2::text, $3::text, $4::text)"),
                           {name.toUtf8(), task.schedule.toUtf8(), task.command.text(), week.name.toUtf8()});
        if (!made)
            return made.error().at(name);
        ids.push_back(Pg::numberOf(made->single()));
        told << "{\"job\": " + QByteArray::number(ids.back()) + ", \"task\": " + Json::quoted(task.task)
                + ", \"table\": " + Json::quoted(task.object)
                + ", \"schedule\": " + Json::quoted(task.schedule) + '}';
    }
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    auto written = logJob(server, week, by, "{\"jobs\": [" + told.join(", ") + "]}");
    return written ? Result<std::vector<qint64>>(std::move(ids)) : written.error();
}

Result<void> unscheduleJob(const Pg::ConnectOptions& server, const WeekIdentity& week, qint64 job,
                           const AdminBy& by)
{
    auto session = openCron(server, week, {});
    if (!session)
        return session.error().at(week.name);
    const auto done = session->query(Sql("SELECT cron.unschedule(j.jobid) FROM cron.job AS j WHERE j.jobid = "
                                         "$1::bigint AND j.database = $2::text"),
                                     {QByteArray::number(job), week.name.toUtf8()});
    if (!done)
        return done.error().at(week.name);
    if (done->rows.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("There is no job %1 that works in this database.").arg(job),
                      .where = week.name,
                      .advice = Text::tr("Read the list of jobs again.")};
    return logJob(server, week, by, "{\"unscheduled\": " + QByteArray::number(job) + '}');
}

namespace {

constexpr int JobNameCharacters = 100;

/// By their numbers, the roles that scheduled them: as far as the log knows, they are still there.
std::map<qint64, QString> loggedJobs(const std::vector<LogEntry>& log, const WeekIdentity& week)
{
    std::map<qint64, QString> jobs;
    for (const LogEntry& entry : log) {
        if (entry.kind != QLatin1String("schedule") || entry.event != LogEvent::Done || entry.week != week)
            continue;
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        for (const auto& each : detail[QLatin1String("jobs")].toArray())
            jobs[each.toObject()[QLatin1String("job")].toInteger()] = entry.databaseUser;
        if (const QJsonValue gone = detail[QLatin1String("unscheduled")]; gone.isDouble())
            jobs.erase(gone.toInteger());
    }
    return jobs;
}

QString numbered(const CronJob& job)
{
    return job.name.isEmpty() ? QString::number(job.id)
                              : Text::tr("%1 %2", "number of a job, its name")
                                    .arg(QString::number(job.id), visibleText(job.name, JobNameCharacters));
}

Result<void> unschedule(Pg::Session& session, const WeekIdentity& week, const std::vector<CronJob>& jobs)
{
    for (const CronJob& job : jobs) {
        const auto gone = session.query(Sql("SELECT cron.unschedule(j.jobid) FROM cron.job AS j WHERE "
                                            "j.jobid = $1::bigint AND j.database = $2::text"),
                                        {QByteArray::number(job.id), week.name.toUtf8()});
        if (!gone)
            return gone.error().at(numbered(job));
    }
    return {};
}

}

QString EndingJobs::text() const
{
    QStringList names;
    for (const CronJob& job : jobs)
        names << numbered(job);
    return names.join(Text::tr(", "));
}

EndingJobs endingJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                      const std::vector<LogEntry>& log, const std::stop_token& stop)
{
    EndingJobs ending;
    const auto state = readCron(server, week, stop);
    if (state && !state->isInstalled)
        return ending; // so that nothing runs
    std::map<qint64, QString> others = loggedJobs(log, week);
    if (state && state->obstacle.isEmpty()) {
        ending.jobs = state->jobs;
        for (const CronJob& job : ending.jobs)
            others.erase(job.id);
        std::erase_if(others, [&](const auto& one) { return state->seesAll || one.second == state->role; });
    }
    QStringList kept;
    for (const CronJob& job : ending.jobs) {
        if (!job.mayRemove)
            kept << numbered(job);
    }
    for (const auto& [id, role] : others)
        kept << Text::tr("%1 of %2", "number of a job, its role").arg(QString::number(id), role);
    if (!kept.isEmpty())
        ending.obstacle = Text::tr("pg_cron has jobs in it that your role may not remove: %1. Let their "
                                   "owner or a superuser remove them (cron.unschedule).")
                              .arg(kept.join(Text::tr(", ")));
    return ending;
}

Result<void> removeJobs(const Pg::ConnectOptions& server, const WeekIdentity& week,
                        const std::vector<CronJob>& jobs, const AdminBy& by,
                        const std::function<Result<void>()>& inside)
{
    if (jobs.empty())
        return inside();
    auto session = openCron(server, week, {});
    if (!session)
        return session.error().at(week.name);
    auto transaction = Pg::Transaction::begin(*session, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    if (auto gone = unschedule(*session, week, jobs); !gone)
        return gone;
    if (auto worked = inside(); !worked)
        return worked;
    auto removed = transaction->commit();
    if (!removed) { // what was done inside takes its time, and stays done
        auto again = openCron(server, week, {});
        removed = again ? unschedule(*again, week, jobs) : Result<void>(again.error());
    }
    if (!removed) {
        Error error = removed.error().at(week.name);
        error.advice = Text::tr("Everything else was done. Remove these jobs with cron.unschedule: %1.")
                           .arg(EndingJobs {.jobs = jobs}.text());
        return error;
    }
    for (const CronJob& job : jobs) // the operation that they went with is in the log in any case
        (void)logJob(server, week, by, "{\"unscheduled\": " + QByteArray::number(job.id) + '}');
    return {};
}

}
