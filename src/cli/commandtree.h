#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}

namespace Weekglass {

/// Those that --help shows, in its order.
std::vector<const CLI::App*> commandsOf(const CLI::App& command);
/// The same with those below them, each before its own.
std::vector<const CLI::App*> allCommands(const CLI::App& root);
/// Options with dashes that --help shows.
std::vector<const CLI::Option*> optionsOf(const CLI::App& command);
/// What is given without a word before it, in order.
std::vector<const CLI::Option*> argumentsOf(const CLI::App& command);
/// Its names below the program's, as "snapshot diff".
std::string pathOf(const CLI::App& command);
/// "--week WEEK", "--json"; of several names all: "-f,--file TEXT".
std::string spelled(const CLI::Option& option);
/// "weekglassctl tables [OPTIONS] [week] [table]".
std::string usageOf(const CLI::App& command);
/// The words that it takes, if there is a list of them.
std::vector<std::string> choicesOf(const CLI::Option& option);

/// What words of a command line are, before the one in question.
struct ReadWords
{
    const CLI::App* command = nullptr; ///< the last that was named
    const CLI::Option* awaited = nullptr; ///< its value comes next
    std::size_t arguments = 0; ///< how many of argumentsOf() were given
    std::string unknown = {}; ///< the first word that is no command or option
};

ReadWords readWords(const CLI::App& root, const std::vector<std::string>& words);

}
