#include "search/besthits.h"

#include <algorithm>
#include <tuple>

namespace Weekglass {

BestHits bestHits(std::span<const WeekHits> weeks, SearchHit::Kind kind, std::size_t most)
{
    BestHits found;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        for (const SearchHit& hit : weeks[week].hits) {
            if (hit.kind == kind)
                found.best.push_back({.week = week, .hit = &hit});
        }
    }
    // within a week and a rank as the week gave them
    std::ranges::stable_sort(found.best, [](const HitOfWeek& a, const HitOfWeek& b) {
        return std::tie(a.hit->rank, a.week) < std::tie(b.hit->rank, b.week);
    });
    found.count = found.best.size();
    found.best.resize(std::min(found.count, most));
    return found;
}

}
