#pragma once

#include "metrics/metricquery.h"

namespace Weekglass {

/// What each series has in stretches of time that are equally long and follow one another, so that series can
/// be ranked and summed.
struct SeriesColumns
{
    qint64 endOf(std::size_t column) const { return begin + static_cast<qint64>(column + 1) * width; }
    /// The column of a time; nothing if it is in none.
    std::optional<std::size_t> at(qint64 time) const;

    qint64 begin = 0; ///< of the first column, microseconds since 1970
    qint64 width = 1;
    std::size_t count = 0; ///< columns
    /// For each series its value in each column; nothing where none is known.
    std::vector<std::vector<std::optional<double>>> values = {};
};

/// Columns from @p begin to @p end, at most @p most of them, each some buckets of the data long. A gauge and
/// a counter have the value at the column's end, as long as it is held. A count has its mean over the
/// stretches of the bucket that is there.
SeriesColumns seriesColumns(const MetricData& data, const MetricMeaning& meaning, qint64 begin, qint64 end,
                            int most);

/// The place of each value, from 1 for the greatest on. Equal values share the better place, and the places
/// behind them stay empty: 1, 2, 2, 4. Zero for what has no value.
std::vector<int> ranksOf(const std::vector<std::optional<double>>& values);

/// How high each value reaches when each stands on those before it; nothing for what has no value, on which
/// nothing stands.
std::vector<std::optional<double>> stackOf(const std::vector<std::optional<double>>& values);

}
