#pragma once

#include "game/gamelibrary.h"
#include "weeks/weekidentity.h"

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
    };

    WeekIdentity identity;
    WeekName name;
    QString owner;
    QString encoding;
    Status status = Status::Ready;
    bool isFrozen = false; ///< its sessions only read unless they say otherwise

    friend bool operator==(const Week&, const Week&) = default;
};

struct GameWeeks
{
    GamePointer game;
    std::vector<Week> weeks; ///< the newest first
};

enum class ListedGames {
    Trusted,
    All ///< also those whose weeks can only be listed: GameDefinition::isTrusted tells them apart
};

/// The weeks of every game of the library, in its order, also of games that have none. One query; nothing is
/// connected to, so it is quick for thousands of databases.
Result<std::vector<GameWeeks>> discoverWeeks(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call = {},
                                             ListedGames listed = ListedGames::Trusted);

}
