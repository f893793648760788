#pragma once

#include "redis/cachelook.h"

namespace Weekglass {

enum class CacheAction {
    Refresh, ///< what is wrong, or lives too long, is written as the rows have it, with the documented life
    Delete ///< what is wrong is deleted; the game fills it again
};

/// What would be done to the keys that were looked at.
struct CachePlan
{
    CacheAction action = CacheAction::Refresh;
    std::vector<CacheEntry> entries = {}; ///< that are written or deleted, as they are now
    qsizetype left = 0; ///< marked keys that this action cannot mend
    bool isTooMuch = false; ///< more keys are marked than one run writes
    QByteArray token = {}; ///< of all that was shown

    std::vector<CacheKey> keys() const;
};

inline constexpr std::size_t MostWrittenKeys = 1000;

/// Of the marked entries.
CachePlan planCache(const GameDefinition& game, const CacheLook& look, CacheAction action);
/// "{player}:wallet: becomes coins 5, cash 7": what happens to one entry of a plan.
QString cacheChangeText(const CacheDefinition& cache, const CacheEntry& entry, CacheAction action);

/// Looks again under WATCH and writes all keys of the plan in one transaction. An error, and nothing is
/// written, if anything is not as it was planned. Kind Unknown: the answer was lost.
/// @return the number of keys.
Result<qsizetype> runCache(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                           const CachePlan& plan, const Pg::Call& call = {});

/// One JSON object for the operations log.
QByteArray loggedCacheDetail(const GameDefinition& game, const CachePlan& plan, const QString& server);

}
