#include "metrics/weekranks.h"

#include "metrics/seriescolumns.h"

#include <algorithm>

namespace Weekglass {

std::vector<WeekRanks> weekRanks(const std::vector<DeltaRow>& rows)
{
    std::vector<WeekRanks> all;
    for (const DeltaRow& row : rows) {
        auto place = std::ranges::find(all, row.metric, &WeekRanks::metric);
        if (place == all.end())
            place =
                all.insert(all.end(),
                           {.metric = row.metric,
                            .title = row.title,
                            .unit = row.unit,
                            .comparison = row.comparison,
                            .values = std::vector<std::vector<std::optional<double>>>(row.values.size())});
        place->series << row.series;
        for (std::size_t week = 0; week < row.values.size(); ++week) {
            const WeekValue& value = row.values[week];
            const bool isKnown = value.state == WeekValue::State::Known;
            place->values[week].push_back(isKnown ? std::optional(value.number) : std::nullopt);
        }
    }
    std::erase_if(all, [](const WeekRanks& metric) { return metric.series.size() < 2; });
    std::ranges::sort(all, {}, &WeekRanks::title);
    for (WeekRanks& metric : all) {
        for (const auto& values : metric.values)
            metric.ranks.push_back(ranksOf(values));
    }
    return all;
}

}
