#pragma once

#include "base/result.h"
#include "game/gamecontent.h"
#include "game/weekname.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace Weekglass {

using GamePointer = std::shared_ptr<const GameDefinition>;

/// The games that are known. Immutable once loaded, so threads may share it.
class GameLibrary
{
public:
    struct Match
    {
        GamePointer game;
        WeekName name;
    };
    /// What was read and is left alone until the user trusts it.
    struct Untrusted
    {
        GameContent content;
        GamePointer game; ///< its names only; null: it is a metric of the user's own
    };

    /// Loads every game of these folders: each has a subfolder with a game.json for each game. The first
    /// folder is that of the games that ship. A broken game, or one whose id or prefix is taken, becomes an
    /// error and does not keep the others out; so does a folder that is not there. @p metricsFolder, which
    /// may be missing, has the user's own metrics (usermetrics.h): below it a folder for each game. What does
    /// not ship is used if @p trust has the hash of its content; else untrusted() tells of it.
    static GameLibrary load(const QStringList& folders, const QString& metricsFolder = {},
                            const TrustReader& trust = {});
    /// The same folders, read anew, with what is trusted now.
    GameLibrary reloaded() const { return load(m_folders, m_metricsFolder, m_trust); }

    const std::vector<GamePointer>& games() const { return m_games; }
    const std::vector<Error>& errors() const { return m_errors; }
    const std::vector<Untrusted>& untrusted() const { return m_untrusted; }
    /// The one with this id; null if there is none.
    const Untrusted* untrustedGame(const QString& id) const;
    /// The one whose week a database of this name would be.
    std::optional<Match> matchUntrusted(QStringView databaseName) const;
    /// Null if there is none.
    GamePointer game(const QString& id) const;
    /// The game as its files are now; what is wrong with the files if it cannot be read.
    Result<GamePointer> readAgain(const QString& id) const;
    /// The game whose week a database of this name is. The prefix is all that stands before _<year>_w<week>,
    /// so a name belongs to one game at most, also where one prefix begins with another.
    std::optional<Match> match(QStringView databaseName) const;

private:
    using GamesByPrefix = QHash<QString, GamePointer>;

    void add(const QString& folder);
    void addMetrics(GameDefinition& game);
    GamePointer rivalOf(const GameDefinition& game) const;
    bool isTrusted(const GameContent& content);
    static std::optional<Match> match(QStringView databaseName, const GamesByPrefix& games);

    QStringList m_folders;
    QString m_metricsFolder;
    TrustReader m_trust;
    std::optional<TrustedHashes> m_trusted; // asked for once, if anything needs it
    std::vector<GamePointer> m_games;
    std::vector<Untrusted> m_untrusted;
    std::vector<Error> m_errors;
    GamesByPrefix m_byPrefix;
    GamesByPrefix m_untrustedByPrefix;
};

}
