#include "cli/commands.h"
#include "cli/commandtree.h"
#include "cli/output.h"
#include "localserver/localserver.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// What may stand at the cursor, and a few words on it.
struct Candidate
{
    std::string word;
    std::string about;
};

using Candidates = std::vector<Candidate>;

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

/// The options of the typed command that say which server and games are meant.
Context typedContext(const Context& context, const std::vector<std::string>& words)
{
    Context typed = context;
    std::string name;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (word == "=")
            continue;
        const bool isWhole = word.starts_with("--") && equals != std::string::npos;
        const std::string value = isWhole ? word.substr(equals + 1) : word;
        const std::string of = isWhole ? word.substr(0, equals) : name;
        name = word;
        if (word == "--local")
            typed.local = true;
        else if (of == "--connect")
            typed.connection = QString::fromStdString(value);
        else if (of == "--games-dir")
            typed.gameFolders << QString::fromStdString(value);
    }
    return typed;
}

/// Of a server that answers soon: none is started for this, and errors are for the command itself.
Candidates weeksOf(Context context)
{
    qputenv("PGCONNECT_TIMEOUT", "2");
    if (context.local) {
        const auto running = LocalServer().status();
        if (!running || !*running)
            return {};
        forgetServerVariables();
        context.local = false;
        context.connection = QString::fromUtf8((*running)->conninfo);
    }
    const GameLibrary library = context.readGames();
    const auto found = findWeeks(context, library);
    Candidates weeks;
    if (!found)
        return weeks;
    for (const GameWeeks& game : found->games) {
        for (const Week& week : game.weeks)
            weeks.push_back({week.identity.name.toStdString(), game.game->title.toStdString()});
    }
    return weeks;
}

Candidates gamesOf(const Context& context)
{
    const GameLibrary library = context.readGames();
    Candidates games;
    for (const GamePointer& game : library.games())
        games.push_back({game->id.toStdString(), game->title.toStdString()});
    return games;
}

Candidates valuesOf(const CLI::Option& option, const Context& context)
{
    if (option.get_type_name() == "WEEK")
        return weeksOf(context);
    if (option.get_type_name() == "GAME")
        return gamesOf(context);
    if (option.get_type_name() == "WEEK|GAME") {
        Candidates either = weeksOf(context);
        const Candidates games = gamesOf(context);
        either.insert(either.end(), games.begin(), games.end());
        return either;
    }
    Candidates values;
    for (const std::string& choice : choicesOf(option))
        values.push_back({choice, {}});
    return values;
}

Candidates optionsFor(const CLI::App& command)
{
    Candidates options;
    for (const CLI::App* app = &command; app; app = app->get_parent()) {
        for (const CLI::Option* option : optionsOf(*app)) {
            for (const std::string& name : option->get_lnames()) {
                if (name != "help" || app == &command)
                    options.push_back({"--" + name, firstLine(option->get_description())});
            }
        }
    }
    return options;
}

Candidates candidatesFor(const CLI::App& root, const Context& context, const std::vector<std::string>& before,
                         const std::string& begun)
{
    const ReadWords read = readWords(root, before);
    if (read.awaited)
        return valuesOf(*read.awaited, context);
    if (begun.starts_with("-"))
        return optionsFor(*read.command);
    Candidates candidates;
    if (read.arguments == 0) {
        for (const CLI::App* command : commandsOf(*read.command))
            candidates.push_back({command->get_name(), firstLine(command->get_description())});
    }
    const auto arguments = argumentsOf(*read.command);
    if (arguments.empty())
        return candidates;
    const CLI::Option* next = arguments[std::min(read.arguments, arguments.size() - 1)];
    if (read.arguments < arguments.size() || next->get_items_expected_max() > 1) {
        const Candidates values = valuesOf(*next, context);
        candidates.insert(candidates.end(), values.begin(), values.end());
    }
    return candidates;
}

void complete(const CLI::App& root, const Context& context, std::vector<std::string> words)
{
    std::string begun = words.empty() ? std::string() : words.back();
    if (!words.empty())
        words.pop_back();
    if (begun == "=")
        begun.clear();
    // --week=NAME in one word, as zsh and fish have it
    std::string prefix;
    if (const auto equals = begun.find('='); begun.starts_with("--") && equals != std::string::npos) {
        prefix = begun.substr(0, equals + 1);
        words.push_back(begun.substr(0, equals));
        begun.erase(0, equals + 1);
    }
    for (const Candidate& candidate : candidatesFor(root, typedContext(context, words), words, begun)) {
        if (candidate.word.starts_with(begun))
            printBytes(QByteArray::fromStdString(prefix + candidate.word + '\t' + candidate.about + '\n'));
    }
}

}

void addCompletionCommand(CLI::App& app, const Context& context, ExitCode& /*exitCode*/)
{
    auto words = std::make_shared<std::vector<std::string>>();
    auto* command = app.add_subcommand("__complete", "What may come next, for the completion of shells");
    command->group("");
    command->add_option("words", *words, "Those typed so far, the last one begun; behind --");
    command->callback([&app, &context, words] { complete(app, context, *words); });
}

}
