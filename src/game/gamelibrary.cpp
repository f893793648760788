#include "game/gamelibrary.h"

#include "game/gameloader.h"
#include "game/text.h"
#include "game/usermetrics.h"

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

/// Compiled in, or the same to the letter.
bool isShipped(const GameContent& content)
{
    const QString shipped = QStringLiteral(":/sql/games/");
    if (content.folder.startsWith(shipped))
        return true;
    const auto game = loadGame(shipped + content.game);
    return game && contentHash(game->files) == content.hash;
}

}

GameLibrary GameLibrary::load(const QStringList& folders, const QString& metricsFolder,
                              const TrustReader& trust)
{
    GameLibrary library;
    library.m_folders = folders;
    library.m_metricsFolder = metricsFolder;
    library.m_trust = trust;
    for (const QString& path : folders) {
        const QDir folder(path);
        if (!folder.exists()) {
            library.m_errors.push_back(libraryError(path, Text::tr("There is no such folder of games.")));
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
    if (const GamePointer other = rivalOf(*loaded)) {
        const QString message = other->id == loaded->id
            ? Text::tr("The game's id %1 is taken already, by %2.").arg(loaded->id)
            : Text::tr("The game's prefix %1 is taken already, by %2.").arg(loaded->prefix);
        return m_errors.push_back(libraryError(folder, message.arg(other->folder)));
    }
    if (GameContent content = GameContent::of(*loaded); !isShipped(content) && !isTrusted(content)) {
        const auto names = std::make_shared<const GameDefinition>(loaded->namesOnly());
        m_untrustedByPrefix.insert(names->prefix, names);
        return m_untrusted.push_back({.content = std::move(content), .game = names});
    }
    addMetrics(*loaded);
    m_games.push_back(std::make_shared<const GameDefinition>(*std::move(loaded)));
    m_byPrefix.insert(m_games.back()->prefix, m_games.back());
}

/// The one that is known and has its id or its prefix.
GamePointer GameLibrary::rivalOf(const GameDefinition& game) const
{
    const auto isRival = [&game](const GamePointer& other) {
        return other && (other->id == game.id || other->prefix == game.prefix);
    };
    if (const auto found = std::ranges::find_if(m_games, isRival); found != m_games.end())
        return *found;
    const auto waiting = std::ranges::find_if(m_untrusted, isRival, &Untrusted::game);
    return waiting == m_untrusted.end() ? nullptr : waiting->game;
}

void GameLibrary::addMetrics(GameDefinition& game)
{
    if (m_metricsFolder.isEmpty())
        return;
    UserMetrics own = readUserMetrics(m_metricsFolder + QLatin1Char('/') + game.id);
    std::ranges::move(own.errors, std::back_inserter(m_errors));
    for (MetricDefinition& metric : own.metrics) {
        GameContent content = userMetricContent(game.id, metric);
        if (isTrusted(content))
            game.metrics.push_back(std::move(metric));
        else
            m_untrusted.push_back({.content = std::move(content), .game = nullptr});
    }
}

bool GameLibrary::isTrusted(const GameContent& content)
{
    if (!m_trusted)
        m_trusted = m_trust ? m_trust() : TrustedHashes();
    return m_trusted->contains(content.hash);
}

const GameLibrary::Untrusted* GameLibrary::untrustedGame(const QString& id) const
{
    const auto found = std::ranges::find_if(
        m_untrusted, [&id](const Untrusted& one) { return one.game && one.game->id == id; });
    return found == m_untrusted.end() ? nullptr : &*found;
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
    if (const Untrusted* changed = again.untrustedGame(id))
        return notTrusted(changed->content);
    QStringList problems;
    for (const Error& error : again.errors())
        problems << error.text();
    Error error = libraryError(id, Text::tr("The game cannot be reloaded; the loaded one stays in use."));
    error.detail = problems.join(QLatin1Char('\n'));
    return error;
}

std::optional<GameLibrary::Match> GameLibrary::match(QStringView databaseName) const
{
    return match(databaseName, m_byPrefix);
}

std::optional<GameLibrary::Match> GameLibrary::matchUntrusted(QStringView databaseName) const
{
    return match(databaseName, m_untrustedByPrefix);
}

std::optional<GameLibrary::Match> GameLibrary::match(QStringView databaseName, const GamesByPrefix& games)
{
    auto name = WeekName::match(databaseName);
    if (!name)
        return {};
    const auto game = games.value(name->prefix);
    if (!game)
        return {};
    return Match {game, *std::move(name)};
}

}
