#pragma once

#include "fetch/fetchplan.h"
#include "import/recordreader.h"

namespace Weekglass {

/// Names the requests of an HTTP archive as a fetch by this plan would have: what went to other servers is
/// refused, paths that the plan does not have keep their own.
RequestNamer requestNamer(const FetchPlan& plan);

/// By the game's plan; by the path alone where it has none.
RequestNamer requestNamer(const GameDefinition& game);

}
