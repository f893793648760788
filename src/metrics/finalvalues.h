#pragma once

#include "metrics/weekmetrics.h"

namespace Weekglass {

/// The exact last value of each series of @p data, in its order. Asks the server only where the reduced
/// readings do not tell the text.
Result<std::vector<FinalValue>> fetchFinalValues(Pg::Session& session, const MetricDefinition& metric,
                                                 const MetricData& data, const Pg::Call& call);

}
