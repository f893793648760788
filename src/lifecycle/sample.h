#pragma once

#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "pg/session.h"

namespace Weekglass {

/// An error if the game has no made-up data.
Result<void> checkHasSample(const GameDefinition& game);

/// Fills a migrated week with the game's made-up data and runs the transforms, in one transaction. The same
/// seed and week give the same tables. Refuses a week that holds events or games already.
Result<void> fillSample(Pg::Session& session, const GameDefinition& game, const WeekName& name, qint64 seed,
                        const Pg::Call& call = {});

}
