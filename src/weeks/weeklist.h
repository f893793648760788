#pragma once

#include "game/gamelibrary.h"
#include "weeks/otherdatabases.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// A week's database as the server lists it.
struct Week
{
    enum class Status {
        Ready,
        Invalid, ///< an interrupted CREATE or DROP DATABASE left it; it can only be dropped
        Closed, ///< lets nobody connect
        Forbidden, ///< lets this role not connect
        Replaced, ///< of an OtherDatabase: another one has its name now
        Gone, ///< of an OtherDatabase: no database has its name any more
    };

    WeekIdentity identity;
    std::optional<WeekName> name; ///< nothing: an OtherDatabase
    QString owner = {};
    QString encoding = {};
    Status status = Status::Ready;
    bool isFrozen = false; ///< its sessions only read unless they say otherwise

    friend bool operator==(const Week&, const Week&) = default;
};

struct GameWeeks
{
    GamePointer game;
    std::vector<Week> weeks; ///< the newest first
    bool areOthers = false; ///< databases that were opened as weeks of the game, by name
};

enum class ListedGames {
    Trusted,
    All ///< also those whose weeks can only be listed: GameDefinition::isTrusted tells them apart
};

/// The weeks of every game of the library, in its order, also of games that have none; after a game, those of
/// @p databases that are of this server and were opened as its weeks. One query; nothing is connected to, so
/// it is quick for thousands of databases.
Result<std::vector<GameWeeks>> discoverWeeks(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call = {},
                                             ListedGames listed = ListedGames::Trusted,
                                             const std::vector<OtherDatabase>& others = {});

}
