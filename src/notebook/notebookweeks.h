#pragma once

#include "notebook/fillednotebook.h"

namespace Weekglass {

/// The weeks that a comparison names, the notebook's own first, read from the server, or from what was kept
/// of those that are gone. One of which nothing is known has an error.
std::vector<ComparedWeek> readComparison(const ComparisonCell& cell, const NotebookWeeks& weeks,
                                         std::chrono::milliseconds deadline, const std::stop_token& stop);

/// When the user says that the week began, microseconds since 1970.
std::optional<qint64> markerOf(const WeekHandle& week);

}
