#pragma once

#include "metrics/weekcomparison.h"
#include "query/queryresult.h"

namespace Weekglass {

/// As JSON and tables for programs say it: "not in week".
QByteArray stateName(WeekValue::State state);

/// The differences for other programs: a row for each week, those of the first one with the figures.
CombinedResult deltaTable(const std::vector<DeltaRow>& rows, const std::vector<ComparedWeek>& weeks);

}
