#pragma once

#include "metrics/weekmetrics.h"
#include "workspace/metrichistory.h"

namespace Weekglass {

/// The week as the workspace knows it.
KeptWeek keptWeekOf(const WeekIdentity& week, const QString& game);

/// Keeps what was read of a week, together with what was kept of it before.
Result<void> keepReadings(const MetricHistory& history, const WeekIdentity& week, const QString& game,
                          const WeekReadings& readings);

/// Reads all metrics of the week and keeps them in the user's workspace, where they stay when it is gone.
/// Doing it again adds what is new.
Result<void> keepHistory(const WeekHandle& week, const std::stop_token& stop = {});

}
