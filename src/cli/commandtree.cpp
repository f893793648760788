#include "cli/commandtree.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

bool isShown(const CLI::Option* option)
{
    return !option->get_group().empty();
}

bool isFlag(const CLI::Option& option)
{
    return option.get_type_size() == 0 || option.get_items_expected_max() == 0;
}

/// Options stand anywhere behind the command that has them.
const CLI::Option* findOption(const CLI::App& command, const std::string& name)
{
    for (const CLI::App* app = &command; app; app = app->get_parent()) {
        if (const auto* option = app->get_option_no_throw(name))
            return option;
    }
    return nullptr;
}

const CLI::App* findCommand(const CLI::App& command, const std::string& name)
{
    const auto commands =
        command.get_subcommands([&name](const CLI::App* each) { return each->get_name() == name; });
    return commands.empty() ? nullptr : commands.front();
}

void readOption(ReadWords& read, const std::string& word)
{
    const auto equals = word.find('=');
    const auto* option = findOption(*read.command, word.substr(0, equals));
    if (!option && read.unknown.empty())
        read.unknown = word.substr(0, equals);
    if (option && !isFlag(*option) && equals == std::string::npos)
        read.awaited = option;
}

}

std::vector<const CLI::App*> commandsOf(const CLI::App& command)
{
    return command.get_subcommands([](const CLI::App* each) { return !each->get_group().empty(); });
}

std::vector<const CLI::App*> allCommands(const CLI::App& root)
{
    std::vector<const CLI::App*> all;
    for (const CLI::App* command : commandsOf(root)) {
        all.push_back(command);
        const auto below = allCommands(*command);
        all.insert(all.end(), below.begin(), below.end());
    }
    return all;
}

std::vector<const CLI::Option*> optionsOf(const CLI::App& command)
{
    return command.get_options(
        [](const CLI::Option* option) { return isShown(option) && option->nonpositional(); });
}

std::vector<const CLI::Option*> argumentsOf(const CLI::App& command)
{
    return command.get_options(
        [](const CLI::Option* option) { return isShown(option) && option->get_positional(); });
}

std::string pathOf(const CLI::App& command)
{
    const CLI::App* parent = command.get_parent();
    if (!parent)
        return {};
    const std::string before = pathOf(*parent);
    return before.empty() ? command.get_name() : before + ' ' + command.get_name();
}

std::string spelled(const CLI::Option& option)
{
    const std::string names = option.get_name(false, true);
    const std::string type = option.get_type_name();
    return isFlag(option) || type.empty() ? names : names + ' ' + type.substr(0, type.find(':'));
}

std::string usageOf(const CLI::App& command)
{
    const std::string path = pathOf(command);
    std::string usage = "weekglassctl" + (path.empty() ? path : ' ' + path) + " [OPTIONS]";
    for (const CLI::Option* argument : argumentsOf(command)) {
        const std::string name = argument->get_name(true)
            + (argument->get_items_expected_max() > 1 ? std::string("...") : std::string());
        usage += argument->get_required() ? ' ' + name : " [" + name + ']';
    }
    if (!commandsOf(command).empty())
        usage += command.get_require_subcommand_min() > 0 ? " COMMAND" : " [COMMAND]";
    return usage;
}

std::vector<std::string> choicesOf(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    const auto begin = type.find('{');
    const auto end = type.find('}');
    if (begin == std::string::npos || end == std::string::npos || end < begin)
        return {};
    std::vector<std::string> choices = CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
    for (std::string& choice : choices)
        choice = choice.substr(0, choice.find("->")); // of a map, with what each stands for
    return choices;
}

ReadWords readWords(const CLI::App& root, const std::vector<std::string>& words)
{
    ReadWords read {.command = &root};
    bool hasOptionsEnded = false;
    for (const std::string& word : words) {
        if (word == "=")
            continue; // bash makes three words of --week=NAME
        if (read.awaited) {
            read.awaited = nullptr;
            continue;
        }
        if (!hasOptionsEnded && word == "--") {
            hasOptionsEnded = true;
        } else if (!hasOptionsEnded && word.size() > 1 && word.front() == '-') {
            readOption(read, word);
        } else if (const auto* command = hasOptionsEnded ? nullptr : findCommand(*read.command, word);
                   command && read.arguments == 0) {
            read.command = command;
        } else {
            ++read.arguments;
            if (read.unknown.empty() && argumentsOf(*read.command).empty())
                read.unknown = word;
        }
    }
    return read;
}

}
