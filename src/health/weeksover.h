#pragma once

#include "health/serverhealth.h"

#include "game/gamelibrary.h"

namespace Weekglass {

/// How many weeks of the server are over and have no verified archive, as the server's log has it. Apart from
/// readServerHealth(), since it grows with the number of weeks. @p maintenance: as there
Result<Figure> readWeeksOver(Pg::Session& maintenance, const GameLibrary& library,
                             const Thresholds& thresholds = Thresholds::defaults(),
                             const Pg::Call& call = {});

}
