#include "cli/commands.h"
#include "cli/commandtree.h"
#include "cli/documents.h"
#include "cli/examples.h"
#include "cli/output.h"
#include "cli/serverrole.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// A line for each command: its path, and its example.
std::string exampleList(const CLI::App& root)
{
    std::string list;
    for (const CLI::App* command : allCommands(root))
        list += pathOf(*command) + '\t' + exampleOf(pathOf(*command)) + '\n';
    return list;
}

/// A line for each command: its path, and what becomes of it on a standby.
std::string standbyList(const CLI::App& root)
{
    std::string list;
    for (const CLI::App* command : allCommands(root)) {
        const StandbyUse use = standbyUse(QString::fromStdString(pathOf(*command)));
        list += pathOf(*command)
            + (use == StandbyUse::Refused    ? "\trefused\n"
                   : use == StandbyUse::Read ? "\tread\n"
                                             : "\t\n");
    }
    return list;
}

std::string made(const CLI::App& root, const std::string& what)
{
    if (what == "man")
        return manPage(root);
    if (what == "commands")
        return commandReference(root);
    if (what == "exit-codes")
        return exitCodeReference();
    if (what == "standby")
        return standbyList(root);
    return what == "examples" ? exampleList(root) : completionScript(what);
}

}

void addGenerateCommand(CLI::App& app, const Context& /*context*/, ExitCode& /*exitCode*/)
{
    auto what = std::make_shared<std::string>();
    auto* command = app.add_subcommand("generate", "Print what is made of the program's own options");
    command->group("");
    command->add_option("what", *what, "Which")
        ->required()
        ->check(
            CLI::IsMember({"man", "bash", "zsh", "fish", "commands", "exit-codes", "examples", "standby"}));
    command->callback([&app, what] { printBytes(QByteArray::fromStdString(made(app, *what))); });
}

}
