#include "cli/commandtree.h"
#include "cli/documents.h"
#include "cli/examples.h"
#include "cli/exitcodes.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace Weekglass {

namespace {

/// As roff reads it: dashes are those of options, and no line begins with a request.
std::string roff(const std::string& text)
{
    static const std::vector<std::pair<std::string, std::string>> signs {
        {"“", "\\(lq"}, {"”", "\\(rq"}, {"’", "'"}, {"…", "..."}};
    std::string escaped;
    for (const char c : text) {
        if (c == '-')
            escaped += "\\-";
        else if (c == '\\')
            escaped += "\\e";
        else if (c == '\n')
            escaped += "\n.br\n";
        else
            escaped += c;
    }
    for (const auto& [sign, name] : signs)
        escaped = CLI::detail::find_and_replace(escaped, sign, name);
    return !escaped.empty() && (escaped.front() == '.' || escaped.front() == '\'') ? "\\&" + escaped
                                                                                   : escaped;
}

std::string entry(const std::string& term, const std::string& text)
{
    return ".TP\n.B " + roff(term) + "\n" + roff(text) + "\n";
}

std::string options(const CLI::App& command)
{
    std::string text;
    for (const CLI::Option* argument : argumentsOf(command)) {
        if (!argument->nonpositional())
            text += entry(argument->get_name(true), argument->get_description());
    }
    for (const CLI::Option* option : optionsOf(command)) {
        if (option != command.get_help_ptr() || !command.get_parent())
            text += entry(spelled(*option), option->get_description());
    }
    return text;
}

std::string section(const CLI::App& command)
{
    std::string text =
        ".SS " + roff(usageOf(command)) + "\n" + roff(command.get_description()) + ".\n" + options(command);
    const std::string example = exampleOf(pathOf(command));
    if (!example.empty())
        text += ".IP\nExample:\n.B " + roff(example) + "\n";
    return text;
}

}

std::string manPage(const CLI::App& root)
{
    std::string page =
        ".TH WEEKGLASSCTL 1 \"\" Weekglass \"User Commands\"\n.SH NAME\nweekglassctl \\- look into the "
        "weekly PostgreSQL databases of games\n.SH SYNOPSIS\n.B weekglassctl\n[OPTIONS] COMMAND\n"
        ".SH DESCRIPTION\n";
    page += roff(root.get_description())
        + "\nOptions of all commands go before or after the command. A week is the first argument of a "
          "command, "
          "or the value of \\-\\-week.\n.SH OPTIONS\n"
        + options(root) + ".SH COMMANDS\n";
    for (const CLI::App* command : allCommands(root))
        page += section(*command);
    page += ".SH EXIT STATUS\n";
    for (const ExitMeaning& each : exitMeanings()) {
        std::string text = each.meaning;
        for (const std::string& further : each.further)
            text += '\n' + further;
        page += entry(std::to_string(static_cast<int>(each.code)), text);
    }
    page += ".SH ENVIRONMENT\n"
        + entry("PGHOST, PGPORT, PGUSER, ...",
                "The server where neither --connect nor --local is given; see psql(1).")
        + entry("COLUMNS", "The width that tables have on a terminal, if the terminal does not say it.")
        + entry("NO_COLOR", "Nothing is printed in colour anyway.");
    page += ".SH SEE ALSO\n.BR weekglass (1),\n.BR psql (1)\n";
    return page;
}

}
