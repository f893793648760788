#include "base/plural.h"
#include "base/utf8.h"
#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/confirmation.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "maintenance/prunekept.h"
#include "rollback/operation.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct PruneArguments
{
    std::string week;
    std::string source;
    std::string yes; ///< "true": without a name
    std::string plan;
    bool dryRun = false;
    AdminArguments admin; ///< of it only who and why
};

/// Of the snapshot or event source with this id; without one, of the first that has a rule.
Result<RetentionRule> ruleOf(const GameDefinition& game, const QString& wanted)
{
    const auto fits = [&wanted](const auto& source) {
        return wanted.isEmpty() ? source.retention.has_value() : source.id == wanted;
    };
    std::optional<RetentionRule> rule;
    bool isKnown = wanted.isEmpty();
    const auto look = [&](const auto& sources) {
        const auto found = std::find_if(sources.begin(), sources.end(), fits);
        isKnown = isKnown || found != sources.end();
        if (!rule && found != sources.end())
            rule = found->retention;
    };
    look(game.snapshots);
    look(game.events);
    if (rule)
        return *rule;
    return notFound(isKnown ? Text::tr("The game has no retention rule.")
                            : Text::tr("%1 has no source “%2”.").arg(game.title, wanted),
                    isKnown ? Text::tr("It is the “retention” of a source in game.json.") : QString());
}

void printPlan(const Context& context, const RetentionRule& rule, const PrunePlan& plan)
{
    if (context.json) {
        Output output(true,
                      {jsonColumn("rows"), jsonColumn("kept"), jsonColumn("too_young"), column("newest_id"),
                       column("newest_at"), column("rule")});
        output.add({plan.rows, plan.kept, plan.tooYoung,
                    plan.newestId.isEmpty() ? Pg::Value() : Pg::Value(plan.newestId), plan.newestAt,
                    plan.rule});
        return output.finish();
    }
    QStringList titles;
    for (const auto& column : plan.sample.columns)
        titles << fromUtf8(column.name);
    Output output = Output::forPeople(titles);
    for (const auto& row : plan.sample.rows)
        output.add(row);
    output.finish();
    say(plan.rule);
    if (plan.tooYoung > 0)
        say(Text::tr("%n row(s) beyond that are too young to be deleted.", nullptr,
                     static_cast<int>(plan.tooYoung)));
    say(plan.rows == 0
            ? Text::tr("Nothing to delete; %1 row(s) are kept.", nullptr, pluralOf(plan.kept)).arg(plan.kept)
            : Text::tr("%1 row(s) of %2 are deleted, %3 are kept. The newest deleted one is %4, of %5.",
                       nullptr, pluralOf(plan.rows))
                  .arg(QString::number(plan.rows), rule.table, QString::number(plan.kept),
                       fromUtf8(plan.newestId), Pg::textOf(plan.newestAt)));
}

Result<void> pruneWeek(const Context& context, const PruneArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    auto rule = ruleOf(*week->game, QString::fromStdString(arguments.source));
    if (!rule)
        return rule.error();
    auto plan = planPrune(week->session, *rule);
    if (!plan)
        return plan.error();
    printPlan(context, *rule, *plan);
    if (plan->rows == 0)
        return {};
    const auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    const bool isShown = arguments.dryRun || arguments.yes.empty();
    const auto may = mayChange(context,
                               {.yes = arguments.yes == "true" ? std::string() : arguments.yes,
                                .plan = arguments.plan,
                                .dryRun = isShown},
                               Asks::Nothing, [&]() -> Result<PrintedChange> {
                                   PlanHash hash(*identity);
                                   hash.add(plan->token);
                                   return PrintedChange {
                                       .plan = {.phrase = identity->confirmation(), .hash = hash.result()},
                                       .print = [] {}};
                               });
    if (!may)
        return may.error();
    if (arguments.dryRun)
        return {};
    if (isShown)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("Nothing was deleted."),
                      .advice = Text::tr("Give --yes and --reason to delete these rows.")};
    const QString name = week->name;
    const auto done = noted(
        context, week->session, {.kind = QStringLiteral("prune"), .by = arguments.admin.by()},
        [&] {
            return pruneKept(week->session, *rule, *plan, arguments.admin.by(),
                             {.reopen = [&context, name] { return context.open(name); }});
        },
        [](const Operation& operation) { return loggedDetail(operation); });
    if (!done)
        return done.error();
    say(Text::tr("%n row(s) deleted.", nullptr, static_cast<int>(plan->rows)));
    say(keptText(*week->game));
    say(Text::tr("To restore them: weekglassctl undo --week %1 --operation %2 --reason …")
            .arg(name, fromUtf8(done->id)));
    return {};
}

}

void addPruneCommand(CLI::App& snapshot, const Context& context, ExitCode& exitCode)
{
    auto pruned = std::make_shared<PruneArguments>();
    auto* command = snapshot.add_subcommand(
        "prune", "Delete the rows that the game's rule does not keep; first, print exactly which rows");
    addWeek(*command, context, pruned->week);
    command->add_option("--source", pruned->source,
                        "Id of a snapshot or event source (default: the first with a rule)");
    auto* dryRun = command->add_flag("--dry-run", pruned->dryRun, "Only print the rows to delete");
    command
        ->add_flag("--yes", pruned->yes,
                   "Delete it; on a server marked production --yes=<name>@<system identifier> with --plan")
        ->excludes(dryRun);
    command->add_option("--plan", pruned->plan, "The hash of the plan that --dry-run printed");
    addBy(command, pruned->admin);
    command->callback([&, pruned] { exitCode = conclude(pruneWeek(context, *pruned)); });
}

}
