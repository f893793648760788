#pragma once

#include "health/weekhealth.h"
#include "workspace/workspace.h"

namespace Weekglass {

/// The size of a week at a time since its reset.
struct WeekSize
{
    qint64 elapsed = 0; ///< seconds
    qint64 bytes = 0;

    bool operator==(const WeekSize&) const = default;
};

/// Between two readings that are no more than a day apart, by the straight line; nothing: there are none.
std::optional<double> sizeAt(const std::vector<WeekSize>& sizes, qint64 elapsed);
/// With one reading an hour, the newest one of it.
void addSize(std::vector<WeekSize>& sizes, const WeekSize& size);

/// Keeps the week's size on this computer, and adds a figure that compares it with what the newest earlier
/// week of the game had at the same time since its reset, if that was looked at then.
Result<void> compareSizes(WeekHealth& health, const GameDefinition& game, const Workspace& workspace,
                          const Thresholds& thresholds = Thresholds::defaults());

}
