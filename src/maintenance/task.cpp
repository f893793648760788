#include "maintenance/task.h"

#include "maintenance/text.h"
#include "weeks/planhash.h"

#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

void addRetention(std::vector<MaintenanceTask>& tasks, const QString& id, const QString& title,
                  const RetentionRule& rule)
{
    tasks.push_back(
        {.kind = TaskKind::Retention,
         .id = id,
         .title = Text::tr("Prune “%1”").arg(title),
         .description = Text::tr("Deletes rows of %1 that the game's rule does not keep.").arg(rule.table),
         .retention = rule});
}

/// Sources of events and of snapshots have ids of their own, which may be the same.
void addRetentions(std::vector<MaintenanceTask>& tasks, const GameDefinition& game)
{
    QSet<QString> taken;
    for (const SnapshotSource& source : game.snapshots) {
        if (source.retention)
            addRetention(tasks, QStringLiteral("prune-") + source.id, source.title, *source.retention);
        taken.insert(source.id);
    }
    for (const EventSource& source : game.events) {
        if (source.retention)
            addRetention(tasks,
                         taken.contains(source.id) ? QStringLiteral("prune-events-%1").arg(source.id)
                                                   : QStringLiteral("prune-%1").arg(source.id),
                         source.title, *source.retention);
    }
}

void addArchives(std::vector<MaintenanceTask>& tasks, const GameDefinition& game)
{
    for (const ArchiveRule& rule : game.maintenance.archives)
        tasks.push_back({.kind = TaskKind::Archive,
                         .id = QStringLiteral("archive-") + rule.id,
                         .title = Text::tr("Archive “%1”").arg(rule.title),
                         .description = Text::tr("Moves rows of %1 that are older than %2 days to %3.")
                                            .arg(rule.from, QString::number(rule.afterDays), rule.to),
                         .archive = rule});
}

void addServerTasks(std::vector<MaintenanceTask>& tasks, const GameDefinition& game)
{
    const MaintenanceDefinition& maintenance = game.maintenance;
    if (!maintenance.indexes.empty())
        tasks.push_back({.kind = TaskKind::Reindex,
                         .id = QStringLiteral("reindex"),
                         .title = Text::tr("Rebuild indexes"),
                         .description = Text::tr("Rebuilds %n index(es) while the game keeps writing.",
                                                 nullptr, static_cast<int>(maintenance.indexes.size()))});
    tasks.push_back(
        {.kind = TaskKind::Vacuum,
         .id = QStringLiteral("vacuum"),
         .title = Text::tr("Vacuum and analyze"),
         .description = Text::tr("Frees the space of dead rows and counts the rows for the planner.")});
    if (!maintenance.settings.empty())
        tasks.push_back({.kind = TaskKind::Settings,
                         .id = QStringLiteral("settings"),
                         .title = Text::tr("Autovacuum settings"),
                         .description = Text::tr("Gives tables the settings that the game wants."),
                         .isScheduled = false});
    if (!game.partitions.empty())
        tasks.push_back({.kind = TaskKind::Partitions,
                         .id = QStringLiteral("partitions"),
                         .title = Text::tr("Months ahead"),
                         .description = Text::tr("Makes the partitions of the coming months.")});
}

}

std::vector<MaintenanceTask> maintenanceTasks(const GameDefinition& game)
{
    std::vector<MaintenanceTask> tasks;
    addArchives(tasks, game);
    addRetentions(tasks, game);
    const bool keepsRows = !tasks.empty();
    addServerTasks(tasks, game);
    if (keepsRows)
        tasks.push_back(
            {.kind = TaskKind::Kept,
             .id = QStringLiteral("kept"),
             .title = Text::tr("Purge kept rows"),
             .description = Text::tr(
                 "Deletes the kept copies of rows that were pruned or moved more than %n day(s) ago.",
                 nullptr, static_cast<int>(game.maintenance.keepDays))});
    return tasks;
}

Result<MaintenanceTask> maintenanceTask(const GameDefinition& game, const QString& id)
{
    const auto tasks = maintenanceTasks(game);
    const auto found = std::ranges::find(tasks, id, &MaintenanceTask::id);
    if (found != tasks.end())
        return *found;
    QStringList ids;
    for (const MaintenanceTask& task : tasks)
        ids << task.id;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("%1 has no maintenance task “%2”.").arg(game.title, id),
                  .advice = Text::tr("There are: %1.").arg(ids.join(QStringLiteral(", ")))};
}

QString loggedKind(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Archive:
        return QStringLiteral("move");
    case TaskKind::Retention:
        return QStringLiteral("prune");
    case TaskKind::Reindex:
        return QStringLiteral("reindex");
    case TaskKind::Vacuum:
        return QStringLiteral("vacuum");
    case TaskKind::Settings:
        return QStringLiteral("settings");
    case TaskKind::Partitions:
        return QStringLiteral("partitions");
    case TaskKind::Kept:
        break;
    }
    return QStringLiteral("purge");
}

QString usualSchedule(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Archive:
        return QStringLiteral("15 3 * * *");
    case TaskKind::Retention:
        return QStringLiteral("5 * * * *");
    case TaskKind::Reindex:
        return QStringLiteral("30 4 1 * *");
    case TaskKind::Partitions:
        return QStringLiteral("0 0 25 * *");
    case TaskKind::Vacuum:
    case TaskKind::Settings:
        return QStringLiteral("45 3 * * *");
    case TaskKind::Kept:
        break;
    }
    return QStringLiteral("0 5 * * *");
}

QByteArray scheduleHash(const MaintenanceTask& task, const GameDefinition& game, const WeekIdentity& week)
{
    PlanHash hash(week);
    hash.add(QByteArray("schedule"));
    hash.add(task.id);
    if (const auto& rule = task.archive) {
        hash.add(QStringList {rule->from, rule->to, rule->at});
        hash.add(rule->where);
        hash.add(rule->afterDays);
    }
    if (const auto& rule = task.retention) {
        hash.add(QStringList {rule->table, rule->id, rule->per, rule->at});
        hash.add(QStringList(rule->newestBy.begin(), rule->newestBy.end()));
        hash.add(rule->keep);
        hash.add(rule->minAgeSeconds);
    }
    hash.add(game.maintenance.keepDays);
    hash.add(QStringList(game.maintenance.indexes.begin(), game.maintenance.indexes.end()));
    return hash.result();
}

}
