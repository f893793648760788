#include "cli/gamefolders.h"

#include "cli/output.h"
#include "cli/text.h"

#include <QFileInfo>

#include <algorithm>

namespace Weekglass {

namespace {

bool& lacksGames()
{
    static bool lacks = false;
    return lacks;
}

bool holds(const QString& folder, const GamePointer& game)
{
    return game
        && QFileInfo(game->folder).absolutePath() == QFileInfo(folder + QLatin1Char('/')).absolutePath();
}

}

Result<void> checkGameFolders(const Context& context)
{
    if (context.gameFolders.isEmpty())
        return {};
    // trusting nothing: whether they are games is asked, and nothing of them is used
    const GameLibrary library =
        GameLibrary::load(QStringList {context.sqlFolder + QStringLiteral("/games")} + context.gameFolders);
    std::vector<GamePointer> loaded = library.games();
    for (const GameLibrary::Untrusted& one : library.untrusted())
        loaded.push_back(one.game);
    for (const QString& folder : context.gameFolders) {
        if (std::ranges::any_of(loaded, [&folder](const GamePointer& game) { return holds(folder, game); }))
            continue;
        QStringList reasons;
        for (const Error& error : library.errors())
            reasons << error.text();
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("No game was loaded from this folder."),
                      .where = folder,
                      .advice =
                          Text::tr("--games-dir wants a folder that holds a folder with a game.json for "
                                   "each game."),
                      .detail = reasons.join(QLatin1Char('\n'))};
    }
    return {};
}

GameLibrary loadAllGames(const Context& context)
{
    GameLibrary library = context.loadGames();
    lacksGames() = !library.errors().empty();
    return library;
}

bool lackedGames()
{
    return lacksGames();
}

}
