#pragma once

#include "game/gamedefinition.h"
#include "redis/redissession.h"

#include <functional>

namespace Weekglass {

/// One key of a cache, whether it is there or not.
struct CacheKey
{
    std::size_t cache = 0; ///< index in the game's list
    QByteArray key;
    QByteArray subject; ///< what stands for the placeholder

    bool operator==(const CacheKey&) const = default;
};

/// The key of a subject.
QByteArray cacheKey(const CacheDefinition& cache, const QByteArray& subject);
/// What stands for the placeholder in a key; nothing: it is not of this cache.
std::optional<QByteArray> cacheSubject(const CacheDefinition& cache, const QByteArray& key);
/// For SCAN's MATCH.
QByteArray cacheGlob(const CacheDefinition& cache);
/// As people may see it: of a secret only its beginning.
QString shownCacheKey(const CacheDefinition& cache, const CacheKey& key);

struct FoundCacheKeys
{
    std::vector<CacheKey> keys;
    bool hasMore = false; ///< there are more than were asked for
};

/// The keys of one cache that Redis has, found in short steps; each once. @p told: how many so far.
Result<FoundCacheKeys> scanCacheKeys(RedisSession& redis, const GameDefinition& game, std::size_t cache,
                                     qsizetype most, const std::function<void(qsizetype)>& told,
                                     const std::stop_token& stop);

}
