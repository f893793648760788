#pragma once

#include "game/gamelibrary.h"
#include "weeks/weekidentity.h"

#include <vector>

namespace Weekglass {

/// A database whose name is no week's, opened by choice as one of a game. It is that database and no other of
/// its name.
struct OtherDatabase
{
    WeekIdentity identity;
    QString game; ///< id

    friend bool operator==(const OtherDatabase&, const OtherDatabase&) = default;
};

/// As the workspace keeps them. What cannot be read is left out.
QByteArray otherDatabasesText(const std::vector<OtherDatabase>& databases);
std::vector<OtherDatabase> otherDatabasesFrom(const QByteArray& text);

/// The databases of a server that are no weeks of a game.
struct DatabaseChoice
{
    struct Database
    {
        WeekIdentity identity;
        QString owner;
    };

    std::vector<Database> databases; ///< by name
    QStringList leftOut; ///< "template0: a template": those that cannot be opened, with the reason
    bool isCut = false; ///< there are more
};

/// Those with @p part in their names, at most @p most. Nothing is connected to.
Result<DatabaseChoice> listOtherDatabases(Pg::Session& session, const GameLibrary& library,
                                          const QString& part = {}, int most = 500,
                                          const Pg::Call& call = {});

/// How many of the tables that a game reads a database has.
struct GameLikeness
{
    GamePointer game;
    int needed = 0;
    int present = 0;

    bool isLikely() const { return present > 0 && 2 * present >= needed; }
};

/// Of each game of the library, the likeliest first: one look at the catalog. @p session: in that database.
Result<std::vector<GameLikeness>> likenessOf(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call = {});

}
