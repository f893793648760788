#include "pages/maintenance/taskmodel.h"

#include "base/safetext.h"
#include "maintenance/crontime.h"
#include "pages/board/weeklogmodel.h"
#include "widgets/parts/shorttime.h"
#include "widgets/theme/pill.h"

#include <QDateTime>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 200;
constexpr int TipCharacters = 2000;

QString nextText(const TaskState& state)
{
    if (!state.task.isScheduled)
        return TaskModel::tr("not repeated");
    if (state.jobs.empty())
        return TaskModel::tr("not scheduled");
    const CronJob& job = state.jobs.front();
    if (!job.isActive)
        return TaskModel::tr("disabled");
    const auto next = nextCronTime(job.schedule, QDateTime::currentDateTimeUtc());
    return next ? next->toString(QStringLiteral("yyyy-MM-dd HH:mm")) : job.schedule;
}

QString jobsTip(const TaskState& state)
{
    QStringList lines;
    for (const CronJob& job : state.jobs)
        lines << TaskModel::tr("Job %1 of pg_cron, at “%2”: %3")
                     .arg(QString::number(job.id), job.schedule,
                          job.lastRun.isEmpty()
                              ? TaskModel::tr("never ran yet")
                              : QString(job.lastStatus + QLatin1Char(' ') + job.lastMessage));
    return lines.join(QLatin1Char('\n'));
}

/// A job of pg_cron writes no log; what it did last is known by itself.
QString lastText(const TaskState& state)
{
    const QByteArray last = state.isLastByJob() ? state.lastJob()->lastRun : state.lastRun.at;
    return last.isEmpty() ? TaskModel::tr("never") : minuteText(last);
}

Pill endOf(const TaskState& state)
{
    if (state.isLastByJob()) {
        const QString& status = state.lastJob()->lastStatus;
        return {TaskModel::tr("%1 (pg_cron)", "how a scheduled run ended").arg(status),
                status == QLatin1String("succeeded")    ? Meaning::Ok
                    : status == QLatin1String("failed") ? Meaning::Error
                                                        : Meaning::Info};
    }
    if (state.lastRun.at.isEmpty())
        return {};
    const QString word = WeekLogModel::wordTitle(logEventName(state.lastRun.event));
    switch (state.lastRun.event) {
    case LogEvent::Done:
        return {word, Meaning::Ok};
    case LogEvent::Failed:
        return {word, Meaning::Error};
    default:
        return {TaskModel::tr("running or interrupted"), Meaning::Warning};
    }
}

}

TaskModel::TaskModel(QObject* parent)
    : TableModel(
        {tr("Task"), tr("Due now"), tr("Last run (UTC)"), tr("Ended"), tr("Next run (UTC)"), tr("Note")},
        parent)
{
}

int TaskModel::find(const QString& id) const
{
    return findRow([&id](const TaskState& state) { return state.task.id == id; });
}

QVariant TaskModel::value(const TaskState& state, int column, int role) const
{
    if (role == PillRole) {
        if (column == EndedColumn)
            return QVariant::fromValue(endOf(state));
        if (column == DueColumn && !state.problem)
            return QVariant::fromValue(Pill {state.dueText, state.isDue ? Meaning::Info : Meaning::Neutral});
        return {};
    }
    const QString note = state.problem ? state.problem->text() : state.note;
    const auto text = [&]() -> QString {
        switch (column) {
        case TaskColumn:
            return state.task.title;
        case DueColumn:
            return state.problem && state.dueText.isEmpty() ? tr("not known") : state.dueText;
        case LastColumn:
            return lastText(state);
        case EndedColumn:
            return endOf(state).text;
        case NextColumn:
            return nextText(state);
        default:
            return note.isEmpty() ? state.task.description : note;
        }
    };
    if (role == Qt::DisplayRole)
        return visibleText(text().simplified(), CellCharacters);
    if (role != Qt::ToolTipRole)
        return {};
    const QString tip = column == NextColumn && !state.jobs.empty() ? jobsTip(state)
        : column == EndedColumn && state.isLastByJob()              ? jobsTip(state)
        : column == TaskColumn                                      ? state.task.description
        : column == LastColumn                                      ? state.lastRun.reason
                                                                    : text();
    return visibleLines(tip, TipCharacters).toHtmlEscaped();
}

}
