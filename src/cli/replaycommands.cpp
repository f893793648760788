#include "cli/commands.h"

#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "replay/playlogloader.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct ReplayArguments
{
    std::string week;
    std::string log;
    std::string game;
    std::string search;
    qint64 play = 0;
    int limit = 100;
};

Pg::Value owned(const TextColumn::Text& text)
{
    return text ? Pg::Value(text->toByteArray()) : Pg::Value();
}

Result<void> printGames(const Context& context, OpenWeek& week, const PlayLogDefinition& log,
                        const ReplayArguments& arguments)
{
    auto games = loadGames(week.session, log,
                           {.search = QString::fromStdString(arguments.search),
                            .limit = arguments.limit,
                            .names = namesOf(*week.game, log)});
    if (!games)
        return games.error();
    Output output(context.json,
                  {column("game_id", Text::tr("Game")), column("title", Text::tr("Title")),
                   column("started_at", Text::tr("Started")), jsonColumn("plays", Text::tr("Plays")),
                   column("status", Text::tr("Status"))});
    for (const PlayLogGame& game : games->games)
        output.add({game.gameId, game.title, game.startedAt, game.plays, game.status});
    output.finish();
    if (games->hasMore)
        say(Text::tr("There are more; narrow with --search, or raise --limit."));
    return {};
}

Result<std::shared_ptr<const PlayLog>> load(OpenWeek& week, const PlayLogDefinition& log,
                                            const std::string& game)
{
    const auto id = gameOf(week, log, game);
    if (!id)
        return id.error();
    auto plays = loadPlays(week.session, log, *id);
    if (plays && (*plays)->isEmpty())
        return notFound(Text::tr("The game “%1” has no plays.").arg(QString::fromStdString(game)),
                        Text::tr("“weekglassctl plays --week …” lists the games."));
    return plays;
}

Result<void> printPlays(const Context& context, const PlayLog& plays)
{
    Output output(context.json,
                  {jsonColumn("play_number", Text::tr("Play")), column("at", Text::tr("Time")),
                   column("kind", Text::tr("Kind")), column("title", Text::tr("Title"))});
    for (qsizetype i = 0; i < plays.size(); ++i)
        output.add({plays.playNumber(i), owned(plays.at(i)), owned(plays.kind(i)), owned(plays.title(i))});
    output.finish();
    return {};
}

Result<void> printState(const Context& context, const PlayLog& plays, qint64 number)
{
    const auto index = plays.indexOf(number);
    if (!index)
        return notFound(Text::tr("There is no play %1.").arg(number),
                        Text::tr("The plays go from %1 to %2.")
                            .arg(QString::number(plays.playNumber(0)),
                                 QString::number(plays.playNumber(plays.size() - 1))));
    Output output(context.json,
                  {column("group", Text::tr("Group")), column("column", Text::tr("Column")),
                   column("label", Text::tr("Label")), column("value", Text::tr("Value")),
                   jsonColumn("changed", Text::tr("Changed"))});
    say(Text::tr("State after play %1: %2")
            .arg(QString::number(number), Pg::textOf(owned(plays.title(*index)))));
    for (const PlayStateValue& value : plays.state(*index))
        output.add({value.column->group, value.column->name, value.column->label, owned(value.value),
                    value.isChanged});
    output.finish();
    return {};
}

/// Games of a log, plays of a game, or the state after a play: as far down as the arguments go.
Result<void> print(const Context& context, const ReplayArguments& arguments, bool wantsState)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    auto log = playLogOf(*week->game, arguments.log);
    if (!log)
        return log.error();
    if (arguments.game.empty())
        return printGames(context, *week, **log, arguments);
    auto plays = load(*week, **log, arguments.game);
    if (!plays)
        return plays.error();
    return wantsState ? printState(context, **plays, arguments.play) : printPlays(context, **plays);
}

}

void addReplayCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<ReplayArguments>();
    auto* plays = app.add_subcommand("plays", "List the games of a play log, or the plays of one game");
    auto* state = app.add_subcommand("state", "Print the state of a game after a play");
    for (auto* command : {plays, state}) {
        addWeek(*command, context, arguments->week);
        command->add_option("--log", arguments->log, "Id of the play log (default: the game's first)");
    }
    plays->add_option("--game", arguments->game, "The game whose plays to list, by either of its ids");
    plays->add_option("--search", arguments->search,
                      "Only games whose title or id, or a name in them, contains this");
    plays->add_option("--limit", arguments->limit, "At most this many games")->check(CLI::Range(1, 100000));
    state->add_option("--game", arguments->game, "The game, by either of its ids")->required();
    state->add_option("--play", arguments->play, "Number of the play")->required();
    plays->callback([&, arguments] { exitCode = conclude(print(context, *arguments, false)); });
    state->callback([&, arguments] { exitCode = conclude(print(context, *arguments, true)); });
}

}
