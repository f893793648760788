#pragma once

#include "health/weekhealth.h"
#include "workspace/workspace.h"

namespace Weekglass {

/// How much a week holds at a time since its reset.
struct WeekSize
{
    qint64 elapsed = 0; ///< seconds
    qint64 bytes = 0;
    std::optional<qint64> rows = {}; ///< as the server's statistics count them; nothing: it was a standby

    bool operator==(const WeekSize&) const = default;
};

/// Between two readings that are no more than a day apart, by the straight line; nothing: there are none.
std::optional<double> sizeAt(const std::vector<WeekSize>& sizes, qint64 elapsed);
/// The same of the rows.
std::optional<double> rowsAt(const std::vector<WeekSize>& sizes, qint64 elapsed);
/// Bytes that came within the day before; nothing: one of its ends was not looked at.
std::optional<double> growthAt(const std::vector<WeekSize>& sizes, qint64 elapsed);
/// With one reading an hour, the newest one of it.
void addSize(std::vector<WeekSize>& sizes, const WeekSize& size);

/// Keeps on this computer how much the week holds, and adds figures that compare it with what the newest
/// earlier week of the game held at the same time since its reset, if that was looked at then.
Result<void> compareSizes(WeekHealth& health, const GameDefinition& game, const Workspace& workspace,
                          const Thresholds& thresholds = Thresholds::defaults());

}
