#pragma once

#include "game/gamelibrary.h"
#include "pg/sessionpool.h"
#include "workspace/workspace.h"

namespace Weekglass {

/// The server whose weeks are administered, and how careful one has to be there.
struct AdminServer
{
    std::shared_ptr<Pg::SessionPool> pool; ///< of the maintenance database
    std::shared_ptr<const GameLibrary> library;
    Environment environment = Environment::Unmarked;

    bool isProduction() const { return environment == Environment::Production; }
};

}
