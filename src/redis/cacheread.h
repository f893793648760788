#pragma once

#include "redis/cachelook.h"

namespace Weekglass {

/// Type, life and value of the keys, in their order; rows are not looked at. What is too large is not
/// fetched.
Result<std::vector<CacheEntry>> readCachedKeys(RedisSession& redis, const GameDefinition& game,
                                               std::span<const CacheKey> keys);

}
