#include "redis/cacheread.h"

#include "redis/text.h"

namespace Weekglass {

namespace {

constexpr qint64 MostElements = 1000; // of one key
constexpr qint64 MostValueBytes = 128LL * 1024; // in Redis' memory, of one key

bool isOfItsType(const GameDefinition& game, const CacheEntry& entry)
{
    return entry.type == redisTypeOf(game.cache[entry.key.cache].type);
}

QByteArrayList sizeCommand(const CacheEntry& entry)
{
    const QByteArray& type = entry.type;
    return {type == "hash" ? "HLEN" : type == "zset" ? "ZCARD" : "STRLEN", entry.key.key};
}

QByteArrayList valueCommand(const CacheEntry& entry)
{
    if (entry.type == "hash")
        return {"HGETALL", entry.key.key};
    if (entry.type == "zset")
        return {"ZREVRANGE", entry.key.key, "0", "-1", "WITHSCORES"};
    return {"GET", entry.key.key};
}

/// Sends a command for each of the entries. @p take(entry, reply) is false for a reply that does not fit. A
/// key that became another since its type was asked for is one of another type.
template<typename Make, typename Take>
Result<void> ask(RedisSession& redis, const std::vector<CacheEntry*>& entries, Make make, Take take)
{
    if (entries.empty())
        return {};
    std::vector<QByteArrayList> commands;
    commands.reserve(entries.size());
    for (const CacheEntry* entry : entries)
        commands.push_back(make(*entry));
    const auto replies = redis.send(commands);
    if (!replies)
        return replies.error();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const RedisReply& reply = (*replies)[i];
        if (reply.type == RedisReply::Type::Error && reply.text.startsWith("WRONGTYPE"))
            entries[i]->type = "changed";
        else if (reply.type == RedisReply::Type::Error)
            return redisError(reply).at(redis.server());
        else if (!take(*entries[i], reply))
            return unexpectedReply().at(redis.server());
    }
    return {};
}

/// Types and lives.
Result<std::vector<CacheEntry>> describe(RedisSession& redis, std::span<const CacheKey> keys)
{
    std::vector<CacheEntry> entries;
    std::vector<CacheEntry*> all;
    entries.reserve(keys.size());
    for (const CacheKey& key : keys)
        entries.push_back({.key = key});
    all.reserve(entries.size());
    for (CacheEntry& entry : entries)
        all.push_back(&entry);
    auto asked = ask(
        redis, all,
        [](const CacheEntry& entry) {
            return QByteArrayList {"TYPE", entry.key.key};
        },
        [](CacheEntry& entry, const RedisReply& reply) {
            entry.type = reply.text;
            return reply.type == RedisReply::Type::Status;
        });
    if (asked)
        asked = ask(
            redis, all,
            [](const CacheEntry& entry) {
                return QByteArrayList {"PTTL", entry.key.key};
            },
            [](CacheEntry& entry, const RedisReply& reply) {
                if (reply.integer == -2)
                    entry.type = "none"; // it expired since
                if (reply.integer >= 0)
                    entry.milliseconds = reply.integer;
                return reply.type == RedisReply::Type::Integer;
            });
    return asked ? Result<std::vector<CacheEntry>>(std::move(entries)) : asked.error();
}

/// The entries whose values may be fetched; the others say why not.
Result<std::vector<CacheEntry*>> fetchable(RedisSession& redis, std::vector<CacheEntry*> entries)
{
    const auto isLarge = [](CacheEntry& entry, qint64 size, qint64 most) {
        if (size > most)
            entry.problem = entry.type == "string" || most == MostValueBytes
                ? Text::tr("It has %1 bytes: too large for a key of this kind.").arg(size)
                : Text::tr("It has %1 elements: too many for a key of this kind.").arg(size);
    };
    auto asked = ask(redis, entries, sizeCommand, [&](CacheEntry& entry, const RedisReply& reply) {
        isLarge(entry, reply.integer, entry.type == "string" ? MostValueBytes : MostElements);
        return reply.type == RedisReply::Type::Integer;
    });
    if (!asked)
        return asked.error();
    std::erase_if(entries, [](const CacheEntry* entry) { return !entry->problem.isEmpty(); });
    // one field alone may be huge; with so few elements all of them are counted
    asked = ask(
        redis, entries,
        [](const CacheEntry& entry) {
            return QByteArrayList {"MEMORY", "USAGE", entry.key.key, "SAMPLES", "0"};
        },
        [&](CacheEntry& entry, const RedisReply& reply) {
            isLarge(entry, reply.integer, MostValueBytes);
            return reply.type == RedisReply::Type::Integer || reply.type == RedisReply::Type::Nil;
        });
    if (!asked)
        return asked.error();
    std::erase_if(entries, [](const CacheEntry* entry) { return !entry->problem.isEmpty(); });
    return entries;
}

}

Result<std::vector<CacheEntry>> readCachedKeys(RedisSession& redis, const GameDefinition& game,
                                               std::span<const CacheKey> keys)
{
    auto entries = describe(redis, keys);
    if (!entries)
        return entries;
    std::vector<CacheEntry*> readable;
    for (CacheEntry& entry : *entries) {
        if (isOfItsType(game, entry))
            readable.push_back(&entry);
    }
    const auto small = fetchable(redis, std::move(readable));
    if (!small)
        return small.error();
    const auto asked = ask(redis, *small, valueCommand, [&game](CacheEntry& entry, const RedisReply& reply) {
        if (reply.type == RedisReply::Type::Nil
            || (reply.type == RedisReply::Type::Array && reply.elements.empty())) {
            entry.type = "none"; // it expired since
            entry.milliseconds.reset();
            return true;
        }
        if (auto content = contentOf(game.cache[entry.key.cache], reply))
            entry.redis = *std::move(content);
        else
            entry.problem = Text::tr("It is not the JSON that the game keeps here.");
        return reply.type == RedisReply::Type::Text || reply.type == RedisReply::Type::Array;
    });
    return asked ? std::move(entries) : Result<std::vector<CacheEntry>>(asked.error());
}

}
