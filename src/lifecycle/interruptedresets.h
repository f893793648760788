#pragma once

#include "pg/session.h"
#include "weeks/weekidentity.h"

#include <vector>

namespace Weekglass {

/// What was begun with a week and neither ended nor taken back, and that nobody is running now.
struct InterruptedReset
{
    enum class Kind { Reset, BlueGreen, GoingBack };

    WeekIdentity week; ///< of a reset: the old one
    Kind kind = Kind::Reset;
};

/// Resets and blue/green changes; the one begun first comes first.
Result<std::vector<InterruptedReset>> interruptedResets(Pg::Session& maintenance, const Pg::Call& call = {});

}
