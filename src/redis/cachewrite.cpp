#include "redis/cachewrite.h"

#include "base/safetext.h"
#include "redis/redistransaction.h"
#include "redis/text.h"
#include "weeks/planhash.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

using Verdict = CacheEntry::Verdict;

constexpr int MostShownParts = 6;

Error changedMeanwhile()
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Redis or the week has changed since they were shown."),
            .advice = Text::tr("Nothing was written. Preview again.")};
}

bool isMended(const CacheDefinition& cache, const CacheEntry& entry, CacheAction action)
{
    if (action == CacheAction::Delete)
        return entry.isThere() && entry.isWrong();
    return entry.isThere() && entry.isMarked() && entry.isInWeek && cache.isWritten();
}

/// The JSON of rows; of an array without any it is [].
QByteArray jsonOf(CacheType type, const CacheContent& row)
{
    QByteArrayList parts;
    for (const CachePart& part : row)
        parts << (type == CacheType::JsonArray
                      ? *part.value
                      : Json::quoted(QString::fromUtf8(part.name)) + ": " + *part.value);
    const QByteArray inner = parts.join(", ");
    return type == CacheType::JsonArray ? '[' + inner + ']' : '{' + inner + '}';
}

/// "member score" of each rank, the score being what follows the last space.
void addScores(CacheType type, const CacheContent& row, QByteArrayList& words)
{
    for (const CachePart& part : row) {
        if (type == CacheType::SortedSet) {
            words << *part.value << part.name;
            continue;
        }
        const qsizetype space = part.value->lastIndexOf(' ');
        words << part.value->mid(space + 1) << part.value->left(space);
    }
}

/// Fills a hash or a sorted set; nothing where there is nothing to keep.
QByteArrayList fillCommand(const CacheDefinition& cache, const CacheEntry& entry)
{
    QByteArrayList words {cache.type == CacheType::Hash ? "HSET" : "ZADD", entry.key.key};
    if (cache.type == CacheType::Hash) {
        for (const CachePart& part : entry.row) {
            if (part.value)
                words << part.name << *part.value;
        }
    } else {
        addScores(cache.type, entry.row, words);
    }
    return words.size() > 2 ? words : QByteArrayList();
}

void addRefresh(const CacheDefinition& cache, const CacheEntry& entry, std::vector<QByteArrayList>& commands)
{
    const QByteArray& key = entry.key.key;
    const QByteArray life = QByteArray::number(cache.seconds * 1000);
    if (redisTypeOf(cache.type) == "string") {
        const Pg::Value text = cache.type != CacheType::String ? jsonOf(cache.type, entry.row)
            : entry.row.empty()                                ? Pg::Value()
                                                               : entry.row.front().value;
        commands.push_back(text ? QByteArrayList {"SET", key, *text, "PX", life}
                                : QByteArrayList {"DEL", key});
        return;
    }
    commands.push_back({"DEL", key});
    const QByteArrayList fill = fillCommand(cache, entry);
    if (fill.isEmpty())
        return;
    commands.push_back(fill);
    commands.push_back({"PEXPIRE", key, life});
}

void addContent(PlanHash& hash, const CacheContent& content)
{
    hash.add(static_cast<qint64>(content.size()));
    for (const CachePart& part : content) {
        hash.add(part.name);
        hash.add(part.value);
    }
}

/// Lives run out while somebody reads: only whether they are as they should be is confirmed.
QByteArray tokenOf(const GameDefinition& game, const QString& server, CacheAction action,
                   const std::vector<CacheEntry>& entries)
{
    PlanHash hash;
    hash.add(server);
    hash.add(static_cast<qint64>(action));
    for (const CacheEntry& entry : entries) {
        hash.add(game.cache[entry.key.cache].id);
        hash.add(entry.key.key);
        hash.add(entry.type);
        hash.add(static_cast<qint64>(entry.verdict));
        hash.add(static_cast<qint64>(entry.life));
        addContent(hash, entry.redis);
        addContent(hash, entry.row);
    }
    return hash.result();
}

}

std::vector<CacheKey> CachePlan::keys() const
{
    std::vector<CacheKey> list;
    for (const CacheEntry& entry : entries)
        list.push_back(entry.key);
    return list;
}

CachePlan planCache(const GameDefinition& game, const CacheLook& look, CacheAction action)
{
    CachePlan plan {.action = action};
    for (const CacheEntry& entry : look.entries) {
        if (!entry.isMarked())
            continue;
        if (!isMended(game.cache[entry.key.cache], entry, action))
            ++plan.left;
        else if (plan.entries.size() < MostWrittenKeys)
            plan.entries.push_back(entry);
        else
            plan.isTooMuch = true;
    }
    plan.token = tokenOf(game, look.server, action, plan.entries);
    return plan;
}

QString cacheChangeText(const CacheDefinition& cache, const CacheEntry& entry, CacheAction action)
{
    if (action == CacheAction::Delete)
        return Text::tr("is deleted");
    if (entry.row.empty())
        return Text::tr("is deleted: the week has nothing to keep there");
    QStringList parts;
    for (const CachePart& part : entry.row) {
        if (parts.size() == MostShownParts) {
            parts << QStringLiteral("…");
            break;
        }
        const QString value = part.value ? visibleText(*part.value, 40) : Text::tr("nothing");
        parts << (part.name.isEmpty() ? value : visibleText(part.name, 60) + QLatin1Char(' ') + value);
    }
    return Text::tr("becomes %1, for %2 s").arg(parts.join(QStringLiteral(", "))).arg(cache.seconds);
}

Result<qsizetype> runCache(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                           const CachePlan& plan, const Pg::Call& call)
{
    if (plan.entries.empty())
        return Error {.kind = Error::Kind::Sql, .message = Text::tr("There is nothing to write.")};
    const std::vector<CacheKey> keys = plan.keys();
    QByteArrayList watch {"WATCH"};
    for (const CacheKey& key : keys)
        watch << key.key;
    if (auto watched = redis.command(watch); !watched)
        return watched.error();
    const auto entries = readCacheEntries(redis, session, game, keys, call);
    if (!entries)
        return entries.error();
    if (tokenOf(game, redis.server(), plan.action, *entries) != plan.token)
        return changedMeanwhile();
    std::vector<QByteArrayList> commands;
    for (const CacheEntry& entry : *entries) {
        if (plan.action == CacheAction::Delete)
            commands.push_back({"DEL", entry.key.key});
        else
            addRefresh(game.cache[entry.key.cache], entry, commands);
    }
    if (auto written = executeTogether(redis, std::move(commands), changedMeanwhile()); !written)
        return written.error();
    return static_cast<qsizetype>(keys.size());
}

QByteArray loggedCacheDetail(const GameDefinition& game, const CachePlan& plan, const QString& server)
{
    QByteArrayList caches;
    for (const CacheDefinition& cache : game.cache) {
        qsizetype keys = 0;
        for (const CacheEntry& entry : plan.entries)
            keys += game.cache[entry.key.cache].id == cache.id ? 1 : 0;
        if (keys > 0)
            caches << Json::quoted(cache.id) + ": " + QByteArray::number(keys);
    }
    return QByteArray("{\"action\": ") + (plan.action == CacheAction::Refresh ? "\"refresh\"" : "\"delete\"")
        + ", \"redis\": " + Json::quoted(server) + ", \"keys\": {" + caches.join(", ") + "}}";
}

}
