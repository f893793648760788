#pragma once

#include "cli/context.h"
#include "metrics/weekcomparison.h"
#include "workspace/metrichistory.h"

#include <stop_token>

namespace Weekglass {

/// What of a game's weeks is wanted.
struct WeekChoice
{
    QStringList weeks = {}; ///< names; empty: the last ones of the game
    QString game = {}; ///< id; may be empty if there are names
    int last = 0;
    QStringList metrics = {}; ///< ids; empty: all
    QHash<QString, std::optional<qint64>> markers = {}; ///< of a week by name; nothing: it has none any more
    bool keeps = true; ///< what was read, and the markers
};

/// Where metrics are kept, the user's workspace. Says what there is to say about it.
Result<MetricHistory> openMetricHistory();

/// Reads the weeks from the server, all at once. One that is not there any more, or does not answer, comes
/// from what was kept of it; one of which nothing is kept has an error. Fails if no week can be chosen at
/// all.
Result<std::vector<ComparedWeek>> readComparedWeeks(const Context& context, const WeekChoice& choice,
                                                    const std::stop_token& stop);

}
