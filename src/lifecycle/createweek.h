#pragma once

#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "weeks/weekidentity.h"
#include "weeks/weeklock.h"

#include <chrono>
#include <functional>

namespace Weekglass {

struct CreateWeekOptions
{
    std::chrono::milliseconds lockWait = WeekLockWait;
    QString templateDatabase = {}; ///< is copied, with all that it holds; nobody may use it. Empty: template0
    /// Told the name that it has while it is not whole yet, to mark it as what it will be.
    std::function<Result<void>(const QString& database)> onMade = {};
    Pg::Call call = {};
};

/// Creates the database of a week: an empty one (UTF-8, C.UTF-8), or a copy of another one. It gets the
/// week's name last, so that one that was cut off is never taken for a week; the next call removes it. @p
/// maintenance is a session in the one database in which all such locks are taken, that of the connection; it
/// must not go through a transaction pooler. Migrate the week next.
Result<WeekIdentity> createWeek(Pg::Session& maintenance, const GameDefinition& game, const WeekName& name,
                                const CreateWeekOptions& options = {});

}
