#pragma once

#include "metrics/weekcomparison.h"

namespace Weekglass {

/// A metric's series ranked in each week by the value that it is compared by.
struct WeekRanks
{
    QString metric = {}; ///< id
    QString title = {};
    QString unit = {};
    MetricComparison comparison = {};
    QStringList series = {};
    /// Of each week, in the order of the comparison: the value of each series; nothing where none is known.
    std::vector<std::vector<std::optional<double>>> values = {};
    /// Likewise its place, from 1 for the greatest on; equal values share one. Zero: it has none.
    std::vector<std::vector<int>> ranks = {};
};

/// Of the metrics that have at least two series, in the order of their titles. @p rows are those of one
/// comparison.
std::vector<WeekRanks> weekRanks(const std::vector<DeltaRow>& rows);

}
