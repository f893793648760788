#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}

namespace Weekglass {

struct Context;

/// The options --database and --as, which stand for a week wherever a command takes one.
void addDatabaseOptions(CLI::App& app, const Context& context);
/// An error of usage if a database is named that the command does not look at.
void checkDatabaseOptions(const CLI::App& app, const Context& context);

/// The names of an option that is also the command's first argument, unless the command line names the week
/// (or a database in its place) by an option: then the first argument is the next one's.
std::string weekNames(const Context& context, const std::string& positional, const std::string& options);
/// The name of a week, first or by --week.
CLI::Option* addWeekName(CLI::App& command, const Context& context, std::string& week,
                         const std::string& description);
/// The week that a command is for. It is required, unless --database says which database it is for. To be
/// added before the command's other arguments.
void addWeek(CLI::App& command, const Context& context, std::string& week);
/// The same for a command that takes several, which need not be given; those of --database come after.
/// @p game: the command's own option for the id of a game, which then says
/// what they are opened as, if --as does not.
CLI::Option* addWeeks(CLI::App& command, const Context& context, std::vector<std::string>& weeks,
                      const std::string& name, const std::string& description, std::string* game = nullptr);

}
