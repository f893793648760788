#include "redis/cachelook.h"

#include "redis/cacheread.h"
#include "redis/cacherows.h"
#include "redis/text.h"

#include <algorithm>
#include <map>

namespace Weekglass {

namespace {

using Verdict = CacheEntry::Verdict;
using Life = CacheEntry::Life;

constexpr std::size_t KeysAtOnce = 200;
constexpr qsizetype MostBytes = qsizetype(64) << 20;

/// What stands for $1 in the cache's query.
QByteArray rowNameOf(const CacheDefinition& cache, const CacheEntry& entry)
{
    if (cache.by.isEmpty())
        return entry.key.subject;
    const auto field = std::ranges::find(entry.redis, cache.by.toUtf8(), &CachePart::name);
    return field == entry.redis.end() ? QByteArray() : field->value.value_or(QByteArray());
}

void judge(const CacheDefinition& cache, CacheEntry& entry)
{
    if (entry.isThere() && !entry.milliseconds)
        entry.life = Life::Endless;
    else if (cache.seconds > 0 && entry.milliseconds.value_or(0) > cache.seconds * 1000)
        entry.life = Life::TooLong;
    entry.parts = compareContents(cache, entry.redis, entry.row);
    if (!entry.isThere())
        entry.verdict = Verdict::Missing;
    else if (entry.type != redisTypeOf(cache.type))
        entry.verdict = Verdict::WrongType;
    else if (!entry.problem.isEmpty())
        entry.verdict = Verdict::Unreadable;
    else if (!entry.isInWeek)
        entry.verdict = Verdict::Orphan;
    else
        entry.verdict =
            std::ranges::all_of(entry.parts, &ComparedPart::isSame) ? Verdict::Fresh : Verdict::Stale;
}

/// Rows for the entries of one cache.
Result<void> addRows(Pg::Session& session, const CacheDefinition& cache, std::vector<CacheEntry*>& entries,
                     const Pg::Call& call)
{
    QByteArrayList names;
    for (const CacheEntry* entry : entries)
        names << rowNameOf(cache, *entry);
    const auto rows = readCacheRows(session, cache, names, call);
    if (!rows)
        return rows.error();
    for (CacheEntry* entry : entries) {
        const auto found = rows->constFind(rowNameOf(cache, *entry));
        entry->isInWeek = found != rows->cend();
        if (entry->isInWeek)
            entry->row = *found;
        judge(cache, *entry);
    }
    return {};
}

qsizetype bytesOf(const CacheEntry& entry)
{
    qsizetype bytes = entry.key.key.size();
    for (const ComparedPart& part : entry.parts)
        bytes += 2
            * (part.name.size() + part.redis.value_or(QByteArray()).size()
               + part.row.value_or(QByteArray()).size());
    return bytes;
}

/// The keys of one cache that are asked for.
Result<FoundCacheKeys> keysOf(RedisSession& redis, const GameDefinition& game, std::size_t index,
                              const CacheRequest& request, qsizetype most, const CacheTold& told,
                              const Pg::Call& call)
{
    const CacheDefinition& cache = game.cache[index];
    const bool isOne = cache.placeholder().isEmpty();
    if (isOne && (request.subject.isEmpty() || !request.cache.isEmpty()))
        return FoundCacheKeys {.keys = {{.cache = index, .key = cache.key.toUtf8(), .subject = ""}}};
    if (request.subject.isEmpty())
        return scanCacheKeys(redis, game, index, most, told, call.stop);
    const bool isAsked = request.placeholder.isEmpty() || request.placeholder == cache.placeholder();
    if (isOne || !isAsked)
        return FoundCacheKeys {};
    return FoundCacheKeys {
        .keys = {{.cache = index, .key = cacheKey(cache, request.subject), .subject = request.subject}}};
}

/// Of a subject, what is neither in Redis nor in the week is no key of it.
void dropStrangers(CacheLook& look)
{
    const auto isStranger = [](const CacheEntry& entry) { return !entry.isThere() && entry.row.empty(); };
    if (!std::ranges::all_of(look.entries, isStranger))
        std::erase_if(look.entries, isStranger);
}

}

Result<std::vector<CacheEntry>> readCacheEntries(RedisSession& redis, Pg::Session& session,
                                                 const GameDefinition& game, std::span<const CacheKey> keys,
                                                 const Pg::Call& call)
{
    auto entries = readCachedKeys(redis, game, keys);
    if (!entries)
        return entries;
    std::map<std::size_t, std::vector<CacheEntry*>> byCache;
    for (CacheEntry& entry : *entries)
        byCache[entry.key.cache].push_back(&entry);
    for (auto& [cache, list] : byCache) {
        if (auto added = addRows(session, game.cache[cache], list, call); !added)
            return added.error();
    }
    return entries;
}

Result<CacheLook> lookAtCache(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                              const CacheRequest& request, const CacheTold& told, const Pg::Call& call)
{
    const auto tell = [&told](qsizetype count) {
        if (told)
            told(count);
    };
    CacheLook look {.server = redis.server()};
    std::vector<CacheKey> keys;
    for (std::size_t index = 0; index < game.cache.size(); ++index) {
        if (!request.cache.isEmpty() && request.cache != game.cache[index].id)
            continue;
        const qsizetype most = MostCacheKeys - static_cast<qsizetype>(keys.size());
        auto found = keysOf(redis, game, index, request, most, tell, call);
        if (!found)
            return found.error();
        look.hasMore = look.hasMore || found->hasMore;
        keys.insert(keys.end(), found->keys.begin(), found->keys.end());
    }
    qsizetype bytes = 0;
    for (std::size_t first = 0; first < keys.size() && bytes < MostBytes; first += KeysAtOnce) {
        const auto part = std::span(keys).subspan(first, std::min(KeysAtOnce, keys.size() - first));
        auto entries = readCacheEntries(redis, session, game, part, call);
        if (!entries)
            return entries.error();
        for (CacheEntry& entry : *entries) {
            bytes += bytesOf(entry);
            look.entries.push_back(std::move(entry));
        }
        tell(static_cast<qsizetype>(look.entries.size()));
    }
    look.hasMore = look.hasMore || look.entries.size() < keys.size();
    if (!request.subject.isEmpty())
        dropStrangers(look);
    return look;
}

}
