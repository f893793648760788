#include "cli/weekoption.h"

#include "cli/context.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace Weekglass {

namespace {

constexpr const char* Database = "--database";
constexpr const char* As = "--as";

const CLI::App& rootOf(const CLI::App& command)
{
    const CLI::App* app = &command;
    while (app->get_parent())
        app = app->get_parent();
    return *app;
}

/// As they were typed; the command is parsed before what stands before it is.
std::vector<std::string> databasesOf(const CLI::App& command)
{
    return rootOf(command).get_option(Database)->results();
}

}

void addDatabaseOptions(CLI::App& app, const Context& context)
{
    OpenedDatabases& opened = *context.opened;
    app.add_option(Database, opened.names,
                   "Instead of a week: open this other database as a week of the game of --as")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--as,--game", opened.game,
                   "Id of the game that --database is opened as; where a command has a --game of its own, "
                   "write --as, or --game before the command")
        ->type_name("GAME")
        ->take_last();
}

void checkDatabaseOptions(const CLI::App& app, const Context& context)
{
    OpenedDatabases& opened = *context.opened;
    if (!opened.names.empty() && !opened.areTaken)
        throw CLI::ValidationError(Database, "this command is not for a single database");
    if (opened.game.empty())
        opened.game = opened.gameOfCommand;
    if (!opened.names.empty() && opened.game.empty())
        throw CLI::RequiredError("--as, the id of the game that the database is opened as,");
    if (opened.names.empty() && app.get_option(As)->count() > 0)
        throw CLI::RequiredError("--database, which --as is said of,");
}

std::string weekNames(const Context& context, const std::string& positional, const std::string& options)
{
    return context.isGiven({"--week", "--weeks", Database}) ? options : positional + ',' + options;
}

CLI::Option* addWeekName(CLI::App& command, const Context& context, std::string& week,
                         const std::string& description)
{
    return command.add_option(weekNames(context, "week", "--week"), week, description)->type_name("WEEK");
}

void addWeek(CLI::App& command, const Context& context, std::string& week)
{
    auto* option = addWeekName(command, context, week, "Name of the week");
    command.parse_complete_callback([&command, option, &week, opened = context.opened] {
        if (!command.get_subcommands().empty())
            return; // which asks for itself
        const auto databases = databasesOf(command);
        opened->areTaken = true;
        if (databases.empty() && option->empty())
            throw CLI::RequiredError(option->get_name() + " or --database");
        if (databases.size() > 1)
            throw CLI::ValidationError(Database, "this command is for one database");
        if (databases.empty())
            return;
        if (!option->empty())
            throw CLI::ExcludesError(option->get_name(), Database);
        week = databases.front();
    });
}

CLI::Option* addWeeks(CLI::App& command, const Context& context, std::vector<std::string>& weeks,
                      const std::string& name, const std::string& description, std::string* game)
{
    command.parse_complete_callback([&command, &weeks, game, opened = context.opened] {
        opened->areTaken = true;
        const auto databases = databasesOf(command);
        weeks.insert(weeks.end(), databases.begin(), databases.end());
        if (game && !databases.empty())
            opened->gameOfCommand = std::exchange(*game, {});
    });
    return command.add_option(name, weeks, description)->type_name("WEEK");
}

}
