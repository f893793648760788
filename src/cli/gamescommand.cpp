#include "cli/commands.h"

#include "cli/output.h"
#include "cli/text.h"
#include "game/gameloader.h"
#include "trust/gametrust.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>

#include <algorithm>

namespace Weekglass {

namespace {

struct GamesArguments
{
    std::string what; ///< a game's folder or its id
    std::string plan;
};

QByteArray stateOf(const GameDefinition& game)
{
    return game.folder.startsWith(QLatin1String(":/")) ? QByteArray("ships") : QByteArray("trusted");
}

Result<void> listGames(const Context& context, const GamesArguments& /*arguments*/)
{
    const GameLibrary library = context.loadGames();
    Output output(context.json,
                  {column("game", Text::tr("Game")), column("trust", Text::tr("Trust")),
                   column("folder", Text::tr("Folder")), jsonColumn("files", Text::tr("Files"))});
    for (const GamePointer& game : library.games())
        output.add({game->id, stateOf(*game), game->folder, game->files.size()});
    for (const GameLibrary::Untrusted& waiting : library.untrusted())
        output.add(
            {waiting.content.game, "not trusted yet", waiting.content.folder, waiting.content.files.size()});
    output.finish();
    return {};
}

/// What is meant: a folder, all of a game, or whatever waits.
Result<std::vector<TrustQuestion>> questions(const Context& context, const QString& what)
{
    if (context.untrustedSql)
        return std::vector<TrustQuestion> {questionOf({*context.untrustedSql})};
    if (QFileInfo::exists(what + QStringLiteral("/game.json"))) {
        const auto game = loadGame(what);
        if (!game)
            return game.error();
        return std::vector<TrustQuestion> {questionOf({GameContent::of(*game)})};
    }
    const GameLibrary library = context.readGames();
    auto all = trustQuestions(library);
    if (!what.isEmpty())
        std::erase_if(all, [&what](const TrustQuestion& each) { return each.game != what; });
    if (all.empty() && !what.isEmpty() && !library.game(what))
        return notFound(Text::tr("There is no game “%1”.").arg(what),
                        Text::tr("Name its folder, or give the folder above it with --games-dir."));
    return all;
}

void print(const Context& context, const TrustQuestion& question)
{
    const auto files = question.files();
    say(Text::tr("%1: %2, %n file(s).", nullptr, static_cast<int>(files.size()))
            .arg(question.game, question.folder));
    for (const FileChange& change : question.changes)
        say(QString(QStringLiteral("  ") + changeText(change)));
    Output output(context.json,
                  {column("file", Text::tr("File")), jsonColumn("line", Text::tr("Line")),
                   column("message", Text::tr("Effect")), column("statement", Text::tr("Statement"))});
    for (const OutsideFinding& finding : question.findings)
        output.add({finding.file, finding.line, finding.message, finding.statement});
    output.finish();
    if (question.findings.empty())
        say(Text::tr("Nothing in it is known to reach outside of the database."));
}

Result<void> trustGames(const Context& context, const GamesArguments& arguments)
{
    const auto asked = questions(context, QString::fromStdString(arguments.what));
    if (!asked)
        return asked.error();
    if (asked->empty()) {
        say(Text::tr("Nothing waits for trust."));
        return {};
    }
    const auto confirmed =
        std::ranges::find(*asked, QByteArray::fromStdString(arguments.plan), &TrustQuestion::hash);
    if (confirmed != asked->end()) {
        if (auto trusted = trustAnswer(*confirmed); !trusted)
            return trusted;
        say(Text::tr("%1 is trusted until one of its files changes.").arg(confirmed->folder));
        return {};
    }
    for (const TrustQuestion& question : *asked) {
        print(context, question);
        say(Text::tr("All of it runs with your rights. To trust it: --plan=%1")
                .arg(QString::fromLatin1(question.hash)));
    }
    if (arguments.plan.empty())
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The game has changed since it was shown; nothing was trusted."),
                  .advice = Text::tr("Review it again.")};
}

Result<void> forgetGame(const Context& context, const GamesArguments& arguments)
{
    const QString id = QString::fromStdString(arguments.what);
    const GameLibrary library = context.loadGames();
    const auto game = gameWithId(library, id);
    if (!game)
        return game.error();
    if (auto forgotten = forgetTrust(GameContent::of(**game)); !forgotten)
        return forgotten;
    say(Text::tr("%1 is no longer trusted, unless it is built in.").arg(id));
    return {};
}

}

void addGamesCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<GamesArguments>();
    auto* games = app.add_subcommand("games", "List the known games, and trust them");
    games->require_subcommand(1);
    const auto add = [&](const char* name, const char* description, auto task) {
        auto* command = games->add_subcommand(name, description);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    add("list", "List all games, built-in and others", listGames);
    auto* trust =
        add("trust", "Show which statements of a game reach outside its database; with --plan, trust it",
            trustGames);
    trust->add_option("what", arguments->what,
                      "A game's folder, or its id (default: all that are not trusted)");
    trust->add_option("--plan", arguments->plan, "The hash that was printed with its content");
    add("forget", "Stop trusting a game", forgetGame)
        ->add_option("what", arguments->what, "Id of the game")
        ->type_name("GAME")
        ->required();
}

}
