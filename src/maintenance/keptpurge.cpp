#include "maintenance/keptpurge.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "maintenance/text.h"
#include "rollback/purge.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>

namespace Weekglass {

namespace {

std::chrono::seconds ageOf(const GameDefinition& game)
{
    return std::chrono::hours(24 * game.maintenance.keepDays);
}

Result<PurgePreview> preview(Pg::Session& session, const MaintenanceRequest& request)
{
    return previewPurge(session, ageOf(request.game), ledgerOptions(request), PurgeOf::Maintenance);
}

}

Result<TaskPlan> planKeptPurge(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto old = preview(session, request);
    if (!old)
        return old.error();
    const QLocale locale;
    TaskPlan plan {.change = {.headline = Text::tr("Delete the kept copies of pruned and moved rows?"),
                              .isNothing = old->operations.empty()},
                   .due = old->rows,
                   .dueText = old->operations.empty()
                       ? Text::tr("nothing")
                       : Text::tr("%1 row(s)", nullptr, pluralOf(old->rows)).arg(locale.toString(old->rows)),
                   .note = {}};
    for (const Operation& operation : old->operations)
        plan.change.facts.push_back({fromUtf8(operation.at.left(19)), operationTitle(operation), true});
    if (!old->operations.empty())
        plan.change.warnings << Text::tr(
                                    "%1 kept row(s) are deleted, about %2. They can no longer be restored.",
                                    nullptr, pluralOf(old->rows))
                                    .arg(locale.toString(old->rows), locale.formattedDataSize(old->bytes));
    else
        plan.change.warnings << Text::tr("No kept rows are older than %n day(s).", nullptr,
                                         static_cast<int>(request.game.maintenance.keepDays));
    plan.change.hash = old->confirmation;
    return plan;
}

Result<TaskDone> runKeptPurge(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto old = preview(session, request);
    if (!old)
        return old.error();
    if (old->operations.empty())
        return TaskDone {};
    const auto purged = purgeLedger(session, ageOf(request.game), old->confirmation, ledgerBy(request.by),
                                    ledgerOptions(request), PurgeOf::Maintenance);
    if (!purged)
        return purged.error();
    return TaskDone {
        .text = Text::tr("%1 row(s) that were kept longer than %2 days are deleted.", nullptr,
                         pluralOf(old->rows))
                    .arg(QString::number(old->rows), QString::number(request.game.maintenance.keepDays)),
        .detail = "\"operation\": " + Json::quoted(fromUtf8(purged->id))
            + ", \"rows\": " + QByteArray::number(old->rows)};
}

}
