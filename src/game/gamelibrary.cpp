#include "game/gamelibrary.h"

#include "game/gameloader.h"
#include "game/usermetrics.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace Weekglass {

namespace {

Error libraryError(const QString& where, const QString& message)
{
    return {.kind = Error::Kind::Format, .message = message, .where = where};
}

}

GameLibrary GameLibrary::load(const QStringList& folders, const QString& metricsFolder)
{
    GameLibrary library;
    library.m_folders = folders;
    library.m_metricsFolder = metricsFolder;
    for (const QString& path : folders) {
        const QDir folder(path);
        if (!folder.exists()) {
            library.m_errors.push_back(libraryError(
                path, QCoreApplication::translate("GameLibrary", "There is no such folder of games.")));
            continue;
        }
        for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (QFileInfo::exists(folder.filePath(name) + QStringLiteral("/game.json")))
                library.add(folder.filePath(name));
        }
    }
    return library;
}

void GameLibrary::add(const QString& folder)
{
    auto loaded = loadGame(folder);
    if (!loaded)
        return m_errors.push_back(loaded.error());
    const auto other = std::find_if(m_games.begin(), m_games.end(), [&loaded](const GamePointer& game) {
        return game->id == loaded->id || game->prefix == loaded->prefix;
    });
    if (other != m_games.end()) {
        const QString message = (*other)->id == loaded->id
            ? QCoreApplication::translate("GameLibrary", "The game's id %1 is taken already, by %2.")
                  .arg(loaded->id)
            : QCoreApplication::translate("GameLibrary", "The game's prefix %1 is taken already, by %2.")
                  .arg(loaded->prefix);
        return m_errors.push_back(libraryError(folder, message.arg((*other)->folder)));
    }
    if (!m_metricsFolder.isEmpty()) {
        UserMetrics own = readUserMetrics(m_metricsFolder + QLatin1Char('/') + loaded->id);
        std::ranges::move(own.metrics, std::back_inserter(loaded->metrics));
        std::ranges::move(own.errors, std::back_inserter(m_errors));
    }
    m_games.push_back(std::make_shared<const GameDefinition>(*std::move(loaded)));
    m_byPrefix.insert(m_games.back()->prefix, m_games.back());
}

GamePointer GameLibrary::game(const QString& id) const
{
    const auto found = std::find_if(m_games.begin(), m_games.end(),
                                    [&id](const GamePointer& game) { return game->id == id; });
    return found == m_games.end() ? nullptr : *found;
}

Result<GamePointer> GameLibrary::readAgain(const QString& id) const
{
    const GameLibrary again = reloaded();
    if (auto game = again.game(id))
        return game;
    QStringList problems;
    for (const Error& error : again.errors())
        problems << error.text();
    Error error = libraryError(
        id, QCoreApplication::translate("GameLibrary", "The game cannot be read again; it stays as it was."));
    error.detail = problems.join(QLatin1Char('\n'));
    return error;
}

std::optional<GameLibrary::Match> GameLibrary::match(QStringView databaseName) const
{
    auto name = WeekName::match(databaseName);
    if (!name)
        return {};
    const auto game = m_byPrefix.value(name->prefix);
    if (!game)
        return {};
    return Match {game, *std::move(name)};
}

}
