#include "redis/cachekeys.h"

#include "base/safetext.h"
#include "redis/text.h"

#include <QSet>

namespace Weekglass {

namespace {

constexpr auto KeysPerStep = "500";
constexpr qsizetype ShownOfSecret = 4;

}

QByteArray cacheKey(const CacheDefinition& cache, const QByteArray& subject)
{
    return cache.placeholder().isEmpty() ? cache.key.toUtf8()
                                         : cache.prefix().toUtf8() + subject + cache.suffix().toUtf8();
}

std::optional<QByteArray> cacheSubject(const CacheDefinition& cache, const QByteArray& key)
{
    if (cache.placeholder().isEmpty())
        return key == cache.key.toUtf8() ? std::optional(QByteArray("")) : std::nullopt;
    const QByteArray prefix = cache.prefix().toUtf8();
    const QByteArray suffix = cache.suffix().toUtf8();
    if (key.size() <= prefix.size() + suffix.size() || !key.startsWith(prefix) || !key.endsWith(suffix))
        return {};
    return key.mid(prefix.size(), key.size() - prefix.size() - suffix.size());
}

QByteArray cacheGlob(const CacheDefinition& cache)
{
    return cacheKey(cache, "*"); // nothing else in a manifest's key has a meaning there
}

QString shownCacheKey(const CacheDefinition& cache, const CacheKey& key)
{
    if (!cache.isSecret)
        return visibleText(key.key, 200);
    return visibleText(cacheKey(cache, key.subject.left(ShownOfSecret)), 200) + QStringLiteral("…");
}

Result<FoundCacheKeys> scanCacheKeys(RedisSession& redis, const GameDefinition& game, std::size_t cache,
                                     qsizetype most, const std::function<void(qsizetype)>& told,
                                     const std::stop_token& stop)
{
    const CacheDefinition& definition = game.cache[cache];
    FoundCacheKeys found;
    QSet<QByteArray> taken; // SCAN may give a key twice
    QByteArray cursor = "0";
    do {
        if (stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Looking for keys was stopped.")};
        const auto reply =
            redis.command({"SCAN", cursor, "MATCH", cacheGlob(definition), "COUNT", KeysPerStep});
        if (!reply)
            return reply.error();
        if (reply->elements.size() != 2)
            return unexpectedReply();
        cursor = reply->elements[0].text;
        for (const RedisReply& element : reply->elements[1].elements) {
            const auto subject = cacheSubject(definition, element.text);
            if (!subject || taken.contains(element.text))
                continue;
            if (taken.size() == most) {
                found.hasMore = true;
                return found;
            }
            taken.insert(element.text);
            found.keys.push_back({.cache = cache, .key = element.text, .subject = *subject});
        }
        told(taken.size());
    } while (cursor != "0");
    return found;
}

}
