#include "cli/adminarguments.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

void addBy(CLI::App* command, AdminArguments& arguments)
{
    command->add_option("--reason", arguments.reason, "Why; kept in the server's log");
    command->add_option("--operator", arguments.operatorName, "Who does it (default: the database's user)");
}

void addInPlace(CLI::App* command, AdminArguments& arguments)
{
    command->add_flag("--in-place", arguments.inPlace,
                      "Restore on the server of the connection instead of the private local one");
}

void addConfirmation(CLI::App* command, AdminArguments& arguments)
{
    command->add_flag("--dry-run", arguments.dryRun,
                      "Only print the plan, who is connected and what is in the way");
    auto* plan = command->add_option("--plan", arguments.plan, "The hash of the plan that --dry-run printed");
    command->add_option("--yes", arguments.yes, "<name>@<system identifier>, as the plan says")->needs(plan);
}

Result<Pg::ConnectOptions> scratchServer(const Context& context, const AdminArguments& arguments)
{
    if (arguments.inPlace || context.local)
        return context.connectOptions();
    return privateServer([](const QString& step) { say(step); });
}

AdminProgress shownOn(ProgressLine& line)
{
    return [&line](const QString& step) { line.showText(step); };
}

}
