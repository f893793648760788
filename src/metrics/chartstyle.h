#pragma once

namespace Weekglass {

/// How the values of charts are drawn.
struct ChartStyle
{
    bool isStepped = false; ///< a value holds until the next one; else lines go there straight
    bool isLogarithmic = false; ///< values that are not above zero are left out
    bool isRate = false; ///< of a counter: what it grows in a time
    bool showsGaps = false; ///< times of which nothing is known are hatched
    bool hasLegend = true; ///< a table of the series beside each chart; else their names above the plot

    bool operator==(const ChartStyle&) const = default;
};

}
