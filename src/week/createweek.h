#pragma once

#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "week/weekidentity.h"

#include <chrono>

namespace Weekglass {

struct CreateWeekOptions
{
    std::chrono::milliseconds lockWait {
        10000}; ///< for somebody else who creates, resets or drops the same week
    Pg::Call call = {};
};

/// Creates the empty database of a week (UTF-8, C.UTF-8, from template0). @p maintenance is a session in the
/// one database in which all such locks are taken, that of the connection; it must not go through a
/// transaction pooler. Migrate the week next.
Result<WeekIdentity> createWeek(Pg::Session& maintenance, const GameDefinition& game, const WeekName& name,
                                const CreateWeekOptions& options = {});

}
