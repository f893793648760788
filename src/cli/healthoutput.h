#pragma once

#include "cli/context.h"
#include "health/handover.h"

namespace Weekglass {

/// The figures, or what stands behind them: @p list is one of "figures", "statements", "locks", "progress",
/// of a week "tables" and "indexes", of a pooler "pools", "stats", "databases" and "clients".
Result<void> printHealth(const Context& context, const std::string& list, const HealthReport& report);

}
