#include "maintenance/monthsahead.h"

#include "maintenance/text.h"
#include "partitions/partitions.h"

namespace Weekglass {

namespace {

PartitionRequest partitionsOf(const MaintenanceRequest& request)
{
    return {.server = request.server,
            .game = request.game,
            .week = request.week,
            .by = request.by,
            .onProgress = request.onProgress,
            .stop = request.stop};
}

}

Result<TaskPlan> planMonths(const MaintenanceRequest& request)
{
    const auto partitions = planPartitions(partitionsOf(request));
    if (!partitions)
        return partitions.error();
    TaskPlan plan {.change = {.headline = Text::tr("Make the months ahead?"),
                              .warnings = {Text::tr("This destroys nothing.")},
                              .obstacles = partitions->obstacles,
                              .isNothing = !partitions->makes(),
                              .hash = partitions->hash},
                   .due = 0,
                   .dueText = {},
                   .note = {}};
    for (const PartitionedTable& table : partitions->tables) {
        for (const QDate& month : table.toMake)
            plan.change.facts.push_back({table.rule.table, month.toString(QStringLiteral("yyyy-MM"))});
        plan.due += static_cast<qint64>(table.toMake.size());
    }
    plan.dueText =
        plan.due == 0 ? Text::tr("nothing") : Text::tr("%n month(s)", nullptr, static_cast<int>(plan.due));
    return plan;
}

Result<TaskDone> runMonths(const MaintenanceRequest& request)
{
    const auto made = makePartitions(partitionsOf(request));
    if (!made)
        return made.error();
    return TaskDone {.text = Text::tr("Made: %1.").arg(made->made.join(QStringLiteral(", "))),
                     .detail = "\"made\": " + QByteArray::number(made->made.size())};
}

}
