#pragma once

#include "events/eventfilter.h"
#include "game/metricdefinition.h"

namespace Weekglass {

/// The filter for the events that a series of a metric counts, without times. An error says which condition
/// of the game's definition cannot be read.
Result<EventFilter> countedFilter(const CountedEvents& counted, const QString& series);

}
