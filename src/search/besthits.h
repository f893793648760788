#pragma once

#include "search/weeksearch.h"

#include <span>

namespace Weekglass {

/// A hit, and the number of its week.
struct HitOfWeek
{
    std::size_t week;
    const SearchHit* hit;
};

/// The hits of one kind, the best first.
struct BestHits
{
    std::vector<HitOfWeek> best; ///< at most as many as were asked for
    std::size_t count = 0; ///< of all
};

/// @p weeks: what each gave so far, the one that counts most first; must outlive the answer
BestHits bestHits(std::span<const WeekHits> weeks, SearchHit::Kind kind, std::size_t most);

}
