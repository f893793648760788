#include "maintenance/schedule.h"

#include "base/shellquote.h"
#include "maintenance/archiverows.h"
#include "maintenance/crontime.h"
#include "maintenance/maintenance.h"
#include "maintenance/reindex.h"
#include "maintenance/text.h"
#include "partitions/partitions.h"
#include "snapshots/retention.h"

namespace Weekglass {

namespace {

using Pg::Sql;

/// Whoever set a search path for the database must not choose which functions run, nor whoever set a time
/// zone what is old; and what its tables trigger runs with no more rights than their owner has.
Result<Sql> guarded(Pg::Session& session, const QString& table, const Result<Sql>& statement,
                    const Pg::Call& call)
{
    const auto owner = session.readTable(
        Sql("SELECT CASE WHEN r.rolsuper THEN pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) "
            "END "
            "FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_roles AS r ON r.rolname = current_user "
            "WHERE c.oid = pg_catalog.to_regclass($1::TEXT)"),
        {table.toUtf8()}, call);
    if (!owner)
        return owner.error();
    if (owner->rows.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("There is no table %1 in this week.").arg(table),
                      .advice = Text::tr("Migrate the week.")};
    Sql before("SET search_path = pg_catalog, pg_temp; SET TimeZone = 'UTC'; ");
    if (const auto role = owner->single())
        before += Sql("SET ROLE ") + *Sql::trusted(*role) + Sql("; ");
    return before + statement;
}

/// The words as systemd reads them again: it has no shell, and replaces % and $.
QString unitCommand(const QStringList& words)
{
    QStringList quoted;
    for (QString word : words) {
        word.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
            .replace(QLatin1Char('"'), QLatin1String("\\\""))
            .replace(QLatin1Char('\n'), QLatin1Char(' '))
            .replace(QLatin1Char('%'), QLatin1String("%%"))
            .replace(QLatin1Char('$'), QLatin1String("$$"));
        quoted << QString(QLatin1Char('"') + word + QLatin1Char('"'));
    }
    return quoted.join(QLatin1Char(' '));
}

}

Result<std::vector<CronTask>> cronTasks(const MaintenanceRequest& request, const MaintenanceTask& task,
                                        const QString& schedule)
{
    if (!nextCronTime(schedule, QDateTime::currentDateTimeUtc()))
        return taskRefused(
            request, Text::tr("“%1” is not a cron schedule.").arg(schedule),
            Text::tr("Five fields: minute, hour, day, month, day of the week, as “15 3 * * *”."));
    const auto one = [&](const QString& object, Result<Sql> command) -> Result<std::vector<CronTask>> {
        if (!command)
            return command.error();
        return std::vector<CronTask> {
            {.task = task.id, .object = object, .schedule = schedule, .command = *std::move(command)}};
    };
    if (task.kind == TaskKind::Partitions)
        return partitionJobs(request.game, schedule);
    if (task.kind == TaskKind::Vacuum)
        return one({}, Sql("VACUUM (ANALYZE)"));
    auto session = openWeekForTask(request);
    if (!session)
        return session.error();
    if (task.kind == TaskKind::Archive)
        return one(task.archive->from,
                   guarded(*session, task.archive->from, archiveSql(*session, *task.archive, request.call()),
                           request.call()));
    if (task.kind == TaskKind::Retention)
        return one(task.retention->table,
                   guarded(*session, task.retention->table, pruneSql(*task.retention), request.call()));
    if (task.kind != TaskKind::Reindex)
        return taskRefused(request,
                           Text::tr("pg_cron cannot do “%1”: it needs this program.").arg(task.title),
                           Text::tr("Use a systemd timer instead."));
    std::vector<CronTask> jobs;
    const auto statements = reindexStatements(request.game);
    if (!statements)
        return statements.error();
    for (const auto& [index, statement] : *statements)
        jobs.push_back({.task = task.id, .object = index, .schedule = schedule, .command = statement});
    return jobs;
}

QString cronLossText(const MaintenanceTask& task)
{
    if (task.kind == TaskKind::Retention)
        return Text::tr(
            "Rows that pg_cron deletes are not kept and cannot be restored. A systemd timer keeps them.");
    if (task.kind == TaskKind::Archive)
        return Text::tr("Rows that pg_cron moves stay in the archive table; History cannot move them back.");
    return {};
}

TimerText timerText(const TimerRequest& request)
{
    const QString name = QStringLiteral("weekglass-%1-%2").arg(request.week.name, request.task.id);
    QStringList words {request.program};
    const bool isOption = request.target.size() > 1; // --database stands before the command
    words << request.options;
    if (isOption)
        words << request.target;
    words << QStringLiteral("maintenance") << QStringLiteral("run");
    if (!isOption)
        words << request.week.name;
    words << QStringList {request.task.id, QStringLiteral("--yes=") + request.week.confirmation(),
                          QStringLiteral("--plan=") + QString::fromLatin1(request.hash),
                          QStringLiteral("--reason=") + request.reason};
    // cron ends a command at %
    const QString cronCommand = shellQuoted(words)
                                    .replace(QLatin1Char('\n'), QLatin1Char(' '))
                                    .replace(QLatin1Char('%'), QLatin1String("\\%"));
    return {
        .name = name,
        .service = QStringLiteral("# ~/.config/systemd/user/%1.service\n[Unit]\nDescription=%2\n\n[Service]\n"
                                  "Type=oneshot\nExecStart=%3\n")
                       .arg(name, Text::tr("Weekglass: %1 of %2").arg(request.task.id, request.week.name),
                            unitCommand(words)),
        .timer = QStringLiteral("# ~/.config/systemd/user/%1.timer\n[Unit]\nDescription=%2\n\n[Timer]\n"
                                "OnCalendar=%3\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n")
                     .arg(name, Text::tr("Weekglass: %1 of %2").arg(request.task.id, request.week.name),
                          calendarOf(request.schedule).join(QStringLiteral("\nOnCalendar="))),
        .crontab = request.schedule + QLatin1Char(' ') + cronCommand + QLatin1Char('\n'),
        .enable = QStringLiteral("systemctl --user daemon-reload && systemctl --user enable --now %1.timer")
                      .arg(name)};
}

}
