#pragma once

#include "pg/session.h"
#include "weeks/weekidentity.h"

#include <vector>

namespace Weekglass {

/// The old weeks of resets that were begun and neither ended nor taken back, and that nobody is running now;
/// the reset begun first comes first.
Result<std::vector<WeekIdentity>> interruptedResets(Pg::Session& maintenance, const Pg::Call& call = {});

}
