#include "cli/adminarguments.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/notedcommand.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "lifecycle/grantroles.h"
#include "policies/policycheck.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct PolicyArguments
{
    std::string week;
    std::string playerA;
    std::string playerB;
    AdminArguments admin;
};

Result<void> listPolicies(const Context& context, const PolicyArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto policies = readPolicies(week->session);
    if (!policies)
        return policies.error();
    Output output(context.json,
                  {column("table", Text::tr("Table")), column("policy", Text::tr("Policy")),
                   column("kind", Text::tr("Kind")), column("command", Text::tr("For")),
                   column("roles", Text::tr("Roles")), column("using", Text::tr("Rows that pass")),
                   column("check", Text::tr("Rows that may be written")),
                   jsonColumn("enabled", Text::tr("Enabled"))});
    for (const PolicyRow& policy : *policies)
        output.add({policy.table, policy.name,
                    policy.isPermissive ? QStringLiteral("permissive") : QStringLiteral("restrictive"),
                    policy.command, policy.roles, policy.visible, policy.written, policy.isEnabled});
    output.finish();
    if (policies->empty())
        say(Text::tr("No table of this week has a policy."));
    return {};
}

void print(const Context& context, const PolicyReport& report)
{
    Output output(context.json,
                  {column("verdict", Text::tr("Verdict")), column("relation", Text::tr("Relation")),
                   column("kind", Text::tr("Kind")), column("columns", Text::tr("Whose")),
                   column("policies", Text::tr("Policies")), jsonColumn("own", Text::tr("Own rows seen")),
                   jsonColumn("others", Text::tr("Others' rows seen")), column("reason", Text::tr("Reason")),
                   column("fix", Text::tr("Advice"))});
    for (const PolicyFinding& finding : report.findings)
        output.add({context.json ? verdictKey(finding.verdict) : verdictName(finding.verdict), finding.name,
                    kindName(finding.kind), finding.columns.join(QStringLiteral(", ")),
                    finding.policies.join(QStringLiteral(", ")), finding.own, finding.others, finding.reason,
                    finding.fix});
    output.finish();
    say(report.summary());
}

/// @return whether something leaks.
Result<bool> check(const Context& context, const PolicyArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto handle = handleOf(context, *week);
    if (!handle)
        return handle.error();
    std::vector<QByteArray> players;
    for (const std::string& id : {arguments.playerA, arguments.playerB}) {
        if (!id.empty())
            players.push_back(QByteArray::fromStdString(id));
    }
    const Interrupt interrupt;
    ProgressLine line;
    const auto report = checkPolicies(*handle, players, {.stop = interrupt.token()},
                                      [&line](const QString& relation) { line.showText(relation); });
    line.clear();
    if (!report)
        return report.error();
    print(context, *report);
    return report->leaks();
}

Result<PrintedChange> planOfGrants(Pg::Session& week, const GameDefinition& game)
{
    auto plan = planGrants(week, game);
    if (!plan)
        return plan.error();
    QStringList roles;
    for (const PlannedChange::Fact& fact : plan->facts)
        roles << fact.name;
    return PrintedChange {.plan = *plan, .print = [roles] {
                              say(Text::tr("Makes the missing ones of the roles %1, grants them their rights "
                                           "on the week's tables, and revokes all rights on partitions.")
                                      .arg(roles.join(Text::tr(", "))));
                          }};
}

Result<void> grant(const Context& context, const PolicyArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto may = mayChange(context, arguments.admin, Asks::Nothing,
                               [&] { return planOfGrants(week->session, *week->game); });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto done = noted(
        context, week->session, {.kind = QStringLiteral("grant"), .by = arguments.admin.by()},
        [&]() -> Result<QStringList> {
            const auto server = context.connectOptions();
            return server ? grantRoles(*server, week->session, *week->game)
                          : Result<QStringList>(server.error());
        },
        [](const QStringList&) { return QByteArray("{}"); });
    if (!done)
        return done.error();
    for (const QString& role : *done)
        say(Text::tr("Made the role %1.").arg(role));
    say(Text::tr("The roles of %1 have their rights.").arg(week->game->title));
    return {};
}

CLI::App* addOn(CLI::App& app, const Context& context, const char* name, const char* description,
                PolicyArguments& arguments)
{
    auto* command = app.add_subcommand(name, description);
    addWeek(*command, context, arguments.week);
    return command;
}

}

void addPoliciesCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<PolicyArguments>();
    auto* group = app.add_subcommand(
        "policies", "Check the row security of a week: policies, rows of other players, rights of roles");
    group->require_subcommand(1);
    addOn(*group, context, "list", "Print the policies: of which table, for whom, and which rows pass",
          *arguments)
        ->callback([&, arguments] { exitCode = conclude(listPolicies(context, *arguments)); });
    auto* checked =
        addOn(*group, context, "check",
              "Read as two players, and print where one sees rows of others (exit code 1)", *arguments);
    checked->add_option("--player", arguments->playerA,
                        "Id of a player (default: the first two of the week)");
    checked->add_option("--other", arguments->playerB, "Id of another player");
    checked->callback([&, arguments] {
        const auto leaks = check(context, *arguments);
        exitCode = leaks ? (*leaks ? ExitCode::Failed : ExitCode::Done) : conclude(leaks.error());
    });
    auto* granted =
        addOn(*group, context, "grant",
              "Give the game's roles their rights in a week that was made with roles", *arguments);
    addConfirmation(granted, arguments->admin);
    addBy(granted, arguments->admin);
    granted->callback([&, arguments] { exitCode = conclude(grant(context, *arguments)); });
}

}
