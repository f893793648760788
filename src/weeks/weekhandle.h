#pragma once

#include "game/gamelibrary.h"
#include "pg/sessionpool.h"
#include "weeks/weekidentity.h"

#include <memory>

namespace Weekglass {

/// What a page is bound to: one week of one game on one server, by its identity. A page bound to a database
/// that was dropped never reaches one that was made later under the same name.
struct WeekHandle
{
    std::shared_ptr<Pg::SessionPool> pool;
    GamePointer game;
    WeekIdentity identity;

    /// A session of this very database; else an error for isGone().
    Result<Pg::SessionPool::Lease> acquire(const std::stop_token& stop = {}) const;
    const QString& title() const { return identity.name; }
};

/// Whether the error says that the database is not there any more, or that another one has its name.
bool isGone(const Error& error);

}
