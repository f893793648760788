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
    QString templateDatabase = {}; ///< is copied, with all that it holds; nobody may use it. Empty: template0
    Pg::Call call = {};
};

/// Creates the database of a week: an empty one (UTF-8, C.UTF-8), or a copy of another one. @p maintenance is
/// a session in the one database in which all such locks are taken, that of the connection; it must not go
/// through a transaction pooler. Migrate the week next.
Result<WeekIdentity> createWeek(Pg::Session& maintenance, const GameDefinition& game, const WeekName& name,
                                const CreateWeekOptions& options = {});

}
