#include "maintenance/prunekept.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "maintenance/text.h"
#include "rollback/keptrows.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>

namespace Weekglass {

namespace {

using Pg::Sql;

KeptDeletion deletionOf(const RetentionRule& rule, const PruneDeletion& deletion)
{
    return {.table = rule.table,
            .title = Text::tr("retention"),
            .deletion = deletion.sql,
            .params = deletion.params};
}

/// Says whether the week itself prunes after each insert.
Result<QString> triggerText(Pg::Session& session, const RetentionRule& rule, const Pg::Call& call)
{
    const auto found =
        session.readTable(Sql::load("catalog/retention_trigger.sql"), {rule.table.toUtf8()}, call);
    if (!found)
        return found.error();
    if (found->rows.empty())
        return Text::tr("No trigger of the week does it.");
    QStringList lines;
    for (const auto& row : found->rows)
        lines << (row[1] == "t"
                      ? Text::tr("The trigger %1 does it after each insert.").arg(Pg::textOf(row[0]))
                      : Text::tr("The trigger %1 would do it, but is disabled.").arg(Pg::textOf(row[0])));
    return lines.join(QLatin1Char(' '));
}

}

QString keptText(const GameDefinition& game)
{
    return Text::tr("The rows are kept in the week for %n day(s). Until then History puts them back.",
                    nullptr, static_cast<int>(game.maintenance.keepDays));
}

Result<Operation> pruneKept(Pg::Session& session, const RetentionRule& rule, const PrunePlan& confirmed,
                            const AdminBy& by, const RollbackOptions& options)
{
    const auto sql = pruneDeletion(rule, confirmed);
    if (!sql)
        return sql.error();
    KeptDeletion deletion = deletionOf(rule, *sql);
    deletion.check = [&](Pg::Session& inside, qint64 rows, const Sql& kept) {
        return checkPruned(inside, rule, confirmed, rows, kept, options.call);
    };
    return deleteKept(session, deletion, ledgerBy(by), options).at(rule.table);
}

Result<TaskPlan> planRetention(Pg::Session& session, const MaintenanceRequest& request,
                               const RetentionRule& rule)
{
    const auto pruned = planPrune(session, rule, request.call());
    if (!pruned)
        return pruned.error();
    const auto note = triggerText(session, rule, request.call());
    if (!note)
        return note.error();
    const QLocale locale;
    const auto number = [&locale](qint64 value) { return locale.toString(value); };
    TaskPlan plan {.change = {.headline = Text::tr("Delete rows that the rule does not keep?"),
                              .isNothing = pruned->rows == 0},
                   .due = pruned->rows,
                   .dueText = pruned->rows == 0
                       ? Text::tr("nothing")
                       : Text::tr("%1 row(s)", nullptr, pluralOf(pruned->rows)).arg(number(pruned->rows)),
                   .note = *note};
    auto& facts = plan.change.facts;
    facts = {
        {Text::tr("Rule"), pruned->rule},
        {Text::tr("Deleted"),
         Text::tr("%1 row(s) of %2", nullptr, pluralOf(pruned->rows)).arg(number(pruned->rows), rule.table),
         true},
        {Text::tr("Stays"),
         Text::tr("%1 row(s)", nullptr, pluralOf(pruned->kept)).arg(number(pruned->kept))}};
    if (pruned->rows > 0)
        facts.push_back(
            {Text::tr("Newest deleted"),
             Text::tr("%1, of %2").arg(fromUtf8(pruned->newestId), Pg::textOf(pruned->newestAt))});
    facts.push_back({Text::tr("Automatically"), *note});
    facts.push_back({Text::tr("Kept"), keptText(request.game)});
    if (const auto sql = pruneDeletion(rule, *pruned))
        plan.change.sql = fromUtf8(sql->sql.text());
    PlanHash hash(request.week);
    hash.add(pruned->token);
    plan.change.hash = hash.result();
    return plan;
}

Result<TaskDone> runRetention(Pg::Session& session, const MaintenanceRequest& request,
                              const RetentionRule& rule)
{
    const auto plan = planPrune(session, rule, request.call());
    if (!plan)
        return plan.error();
    request.tell(Text::tr("Deleting %1 row(s) of %2", nullptr, pluralOf(plan->rows))
                     .arg(QString::number(plan->rows), rule.table));
    const auto done = pruneKept(session, rule, *plan, request.by, ledgerOptions(request));
    if (!done)
        return done.error();
    return TaskDone {.text = Text::tr("%1 row(s) of %2 were deleted. %3", nullptr, pluralOf(plan->rows))
                                 .arg(QString::number(plan->rows), rule.table, keptText(request.game)),
                     .detail = "\"operation\": " + Json::quoted(fromUtf8(done->id)) + ", \"table\": "
                         + Json::quoted(rule.table) + ", \"rows\": " + QByteArray::number(plan->rows)};
}

}
