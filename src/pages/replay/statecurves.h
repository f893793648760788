#pragma once

#include "replay/playlog.h"
#include "widgets/charts/plotcurve.h"

#include <stop_token>

namespace Weekglass {

/// A state column as numbers over the plays, to be drawn only: the panel shows what the server wrote.
struct StateCurve
{
    std::size_t column = 0; ///< of the log
    std::vector<double> values; ///< one for each play; NaN: none
};

/// The columns of the log that have numbers, judged by some of the plays.
std::vector<std::size_t> numericColumns(const PlayLog& log);

/// The column from a play on to the end. Looks at every play: long logs belong into a job. Cut short if
/// stopped.
std::vector<double> stateNumbers(const PlayLog& log, std::size_t column, qsizetype from,
                                 const std::stop_token& stop);

/// What is drawn of them: a value holds until the next play.
std::vector<CurvePart> curveColumns(const std::vector<double>& values, const PlotPlaces& places);

}
