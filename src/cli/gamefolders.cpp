#include "cli/gamefolders.h"

#include "cli/output.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

bool& lacksGames()
{
    static bool lacks = false;
    return lacks;
}

GameLibrary loadFrom(const QStringList& folders)
{
    return GameLibrary::load(QStringList {Pg::sqlFolder() + QStringLiteral("/games")} + folders);
}

bool holds(const QString& folder, const GamePointer& game)
{
    return QFileInfo(game->folder).absolutePath() == QFileInfo(folder + QLatin1Char('/')).absolutePath();
}

}

Result<void> checkGameFolders(const Context& context)
{
    if (context.gameFolders.isEmpty())
        return {};
    const GameLibrary library = loadFrom(context.gameFolders);
    for (const QString& folder : context.gameFolders) {
        if (std::ranges::any_of(library.games(),
                                [&folder](const GamePointer& game) { return holds(folder, game); }))
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
    GameLibrary library = loadFrom(context.gameFolders);
    for (const Error& error : library.errors())
        say(error.text());
    lacksGames() = !library.errors().empty();
    return library;
}

bool lackedGames()
{
    return lacksGames();
}

}
