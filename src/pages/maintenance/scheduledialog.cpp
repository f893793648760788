#include "pages/maintenance/scheduledialog.h"

#include "base/utf8.h"
#include "maintenance/crontime.h"
#include "pages/filesaver.h"
#include "pages/maintenance/taskdialog.h"
#include "pg/conninfo.h"
#include "weeks/planhash.h"
#include "widgets/parts/askfile.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

namespace Weekglass {

ScheduleDialog::ScheduleDialog(WeekHandle week, Environment environment, MaintenanceTask task,
                               QWidget* parent)
    : ChangeDialog({.name = "scheduleDialog",
                    .title = tr("Schedule: %1").arg(task.title),
                    .week = week.title(),
                    .verb = tr("&Let pg_cron do it"),
                    .environment = environment,
                    .looksAgain = true},
                   parent)
    , m_week(std::move(week))
    , m_task(std::move(task))
    , m_schedule(addField("scheduleTime", tr("&When (cron, UTC):"), tr("minute hour day month weekday")))
    , m_copy(addButton("scheduleCopy", tr("Co&py the timer")))
    , m_save(addButton("scheduleSave", tr("Sa&ve the timer…")))
    , m_remove(addButton("scheduleRemove", tr("Remo&ve the jobs")))
    , m_saver(new FileSaver(this))
{
    m_remove->setText(tr("Remove the &jobs"));
    m_schedule->setText(usualSchedule(m_task.kind));
    connect(m_schedule, &QLineEdit::editingFinished, this, [this] {
        if (m_schedule->isModified()) {
            m_schedule->setModified(false);
            look();
        }
    });
    connect(m_copy, &QPushButton::clicked, this, &ScheduleDialog::copyTimer);
    connect(m_save, &QPushButton::clicked, this, &ScheduleDialog::saveTimer);
    connect(m_remove, &QPushButton::clicked, this, &ScheduleDialog::removeJobs);
    connect(m_saver, &FileSaver::answered, this, &ScheduleDialog::showMessage);
    constexpr int Width = 820;
    constexpr int Height = 620;
    resize(Width, Height);
    look();
}

void ScheduleDialog::look()
{
    startLook(
        tr("Reading the server's jobs…"),
        [handle = m_week, request = maintenanceRequest(m_week), task = m_task,
         schedule = m_schedule->text().trimmed()](const std::stop_token& stop) -> Result<Looked> {
            MaintenanceRequest stoppable = request;
            stoppable.stop = stop;
            Looked looked;
            if (auto cron = readCron(request.server, request.week, stop))
                looked.cron = *std::move(cron);
            else
                looked.obstacle = cron.error().text();
            if (looked.obstacle.isEmpty())
                looked.obstacle = looked.cron.obstacle;
            auto tasks = cronTasks(stoppable, task, schedule);
            if (!tasks && !nextCronTime(schedule, QDateTime::currentDateTimeUtc()))
                return tasks.error();
            if (tasks)
                looked.tasks = *std::move(tasks);
            else if (looked.obstacle.isEmpty())
                looked.obstacle = tasks.error().text();
            return looked;
        },
        [this](const Looked& looked) { return changeOf(looked); });
}

PlannedChange ScheduleDialog::changeOf(const Looked& looked)
{
    m_tasks = looked.tasks;
    m_jobs = looked.cron.jobsOf(m_task.id, m_week.title());
    const QString schedule = m_schedule->text().trimmed();
    const auto next = nextCronTime(schedule, QDateTime::currentDateTimeUtc());
    PlannedChange change {.headline = tr("When should “%1” run?").arg(m_task.title),
                          .isNothing = !looked.obstacle.isEmpty(),
                          .phrase = m_week.identity.confirmation()};
    change.facts.push_back(
        {tr("Next run"), next ? next->toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")) : tr("never")});
    for (const CronJob& job : m_jobs)
        change.facts.push_back({tr("Job %1 now").arg(job.id), tr("at “%1”").arg(job.schedule)});
    PlanHash hash(m_week.identity);
    QStringList commands;
    for (const CronTask& task : m_tasks) {
        hash.add(QStringList {task.task, task.object, task.schedule});
        hash.add(task.command.text());
        commands << fromUtf8(task.command.text()) + QLatin1Char(';');
    }
    change.hash = hash.result();
    if (change.isNothing) {
        change.warnings << tr("pg_cron cannot do it: %1").arg(looked.obstacle)
                        << tr("The timer below does the same with weekglassctl.");
        change.sql = timer().whole();
    } else {
        if (const QString loss = cronLossText(m_task); !loss.isEmpty())
            change.warnings << loss;
        change.sql = commands.join(QLatin1Char('\n'));
    }
    return change;
}

TimerText ScheduleDialog::timer() const
{
    QStringList options;
    if (const auto params = Pg::connectParams(m_week.pool->options()))
        options << QStringLiteral("--connect=") + fromUtf8(params->toConninfo(false));
    const QString reason = by().reason;
    return timerText({.task = m_task,
                      .week = m_week.identity,
                      .hash = scheduleHash(m_task, *m_week.game, m_week.identity),
                      .schedule = m_schedule->text().trimmed(),
                      .reason = reason.isEmpty() ? tr("scheduled maintenance") : reason,
                      .target = m_week.arguments(nullptr),
                      .options = options});
}

void ScheduleDialog::copyTimer()
{
    QGuiApplication::clipboard()->setText(timer().whole());
    showMessage(tr("The units and the line of crontab are on the clipboard."));
}

void ScheduleDialog::saveTimer()
{
    const TimerText text = timer();
    askForFile(this, tr("Save the timer"), text.name + QStringLiteral(".txt"), {},
               [this, bytes = text.whole().toUtf8()](const QString& path) {
                   m_saver->write(path,
                                  [bytes](const std::stop_token&) { return Result<QByteArray>(bytes); });
               });
}

void ScheduleDialog::perform()
{
    startRun(
        tr("Scheduling…"),
        [request = maintenanceRequest(m_week), handle = m_week, tasks = m_tasks,
         by = by()](const std::stop_token&, const Teller<QString>&) -> Result<void> {
            const auto made = scheduleJobs(request.server, request.week, tasks, by);
            return made ? Result<void>() : made.error();
        },
        [this] { lookAgain(tr("pg_cron does it from now on.")); });
}

void ScheduleDialog::removeJobs()
{
    startRun(
        tr("Removing the jobs…"),
        [server = m_week.pool->options(), week = m_week.identity, jobs = m_jobs,
         by = by()](const std::stop_token&, const Teller<QString>&) -> Result<void> {
            for (const CronJob& job : jobs) {
                if (auto removed = unscheduleJob(server, week, job.id, by); !removed)
                    return removed;
            }
            return {};
        },
        [this] { lookAgain(tr("The jobs are removed.")); }, Asked::InProduction);
}

void ScheduleDialog::clearBody()
{
    m_tasks.clear();
    m_jobs.clear();
}

void ScheduleDialog::updateParts()
{
    const bool hasTime = change().has_value() && !isBusy();
    m_copy->setEnabled(hasTime);
    m_save->setEnabled(hasTime);
    m_remove->setEnabled(hasTime && !m_jobs.empty() && isRight(Asked::InProduction));
}

}
