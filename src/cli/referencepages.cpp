#include "cli/commandtree.h"
#include "cli/documents.h"
#include "cli/examples.h"
#include "cli/exitcodes.h"
#include "cli/serverrole.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

constexpr const char* Made = "<!-- Made by “weekglassctl generate”; see CONTRIBUTING.md. -->\n\n";

/// A cell of a table.
std::string cell(const std::string& text)
{
    std::string escaped = CLI::detail::find_and_replace(text, "\n", " ");
    escaped = CLI::detail::find_and_replace(escaped, "|", "\\|");
    return CLI::detail::find_and_replace(escaped, "<", "&lt;");
}

std::string table(const CLI::App& command)
{
    std::string rows;
    const auto add = [&rows](const std::string& name, const CLI::Option& option) {
        rows += "| `" + name + "` | " + cell(option.get_description()) + " |\n";
    };
    for (const CLI::Option* argument : argumentsOf(command)) {
        if (!argument->nonpositional())
            add(argument->get_name(true), *argument);
    }
    for (const CLI::Option* option : optionsOf(command)) {
        if (option != command.get_help_ptr() || !command.get_parent())
            add(spelled(*option), *option);
    }
    return rows.empty() ? rows : "| option | does |\n| --- | --- |\n" + rows + "\n";
}

}

std::string commandReference(const CLI::App& root)
{
    std::string page = "# The command line\n\n" + std::string(Made)
        + "`weekglassctl` does what the window does. Options of all commands go before or after the "
          "command.\n"
          "A week is the first argument of a command, or the value of `--week`. See also the [exit "
          "codes](exit-codes.md).\n\n"
          "## All commands\n\n"
        + table(root);
    for (const CLI::App* command : allCommands(root)) {
        page += "## " + pathOf(*command) + "\n\n" + cell(command->get_description()) + ".\n\n```sh\n"
            + usageOf(*command) + "\n```\n\n" + table(*command);
        if (standbyUse(QString::fromStdString(pathOf(*command))) == StandbyUse::Refused)
            page += "It changes the server, so a standby refuses it.\n\n";
        const std::string example = exampleOf(pathOf(*command));
        if (!example.empty())
            page += "Example:\n\n```sh\n" + example + "\n```\n\n";
    }
    page.pop_back();
    return page;
}

std::string exitCodeReference()
{
    std::string page = "# Exit codes\n\n" + std::string(Made)
        + "Each command of `weekglassctl` ends with one of these.\n\n| code | means |\n| --- | --- |\n";
    for (const ExitMeaning& each : exitMeanings()) {
        std::string text = each.meaning;
        for (const std::string& further : each.further)
            text += "<br>" + further;
        page += "| " + std::to_string(static_cast<int>(each.code)) + " | " + text + " |\n";
    }
    return page;
}

}
