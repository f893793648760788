#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"
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

    /// Loads every game of these folders: each has a subfolder with a game.json for each game. The first
    /// folder is that of the games that ship. A broken game, or one whose id or prefix is taken, becomes an
    /// error and does not keep the others out; so does a folder that is not there. @p metricsFolder, which
    /// may be missing, has the user's own metrics (usermetrics.h): below it a folder for each game.
    static GameLibrary load(const QStringList& folders, const QString& metricsFolder = {});
    /// The same folders, read anew.
    GameLibrary reloaded() const { return load(m_folders, m_metricsFolder); }

    const std::vector<GamePointer>& games() const { return m_games; }
    const std::vector<Error>& errors() const { return m_errors; }
    /// Null if there is none.
    GamePointer game(const QString& id) const;
    /// The game as its files are now; what is wrong with the files if it cannot be read.
    Result<GamePointer> readAgain(const QString& id) const;
    /// The game whose week a database of this name is. The prefix is all that stands before _<year>_w<week>,
    /// so a name belongs to one game at most, also where one prefix begins with another.
    std::optional<Match> match(QStringView databaseName) const;

private:
    void add(const QString& folder);

    QStringList m_folders;
    QString m_metricsFolder;
    std::vector<GamePointer> m_games;
    std::vector<Error> m_errors;
    QHash<QString, GamePointer> m_byPrefix;
};

}
