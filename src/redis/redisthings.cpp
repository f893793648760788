#include "redis/redisthings.h"

#include "base/utf8.h"
#include "redis/text.h"
#include "json/canonical.h"
#include "json/strings.h"

#include <algorithm>
#include <set>

namespace Weekglass {

namespace {

/// An answer to EXEC has an element per command, and one reply may not have more.
constexpr std::size_t MostKeys = 2000;

QByteArray keyOf(const RecoveryThings& things, const QByteArray& id)
{
    return things.key.toUtf8().replace("{id}", id);
}

bool isWrongType(const RedisReply& reply)
{
    return reply.type == RedisReply::Type::Error && reply.text.startsWith("WRONGTYPE");
}

/// The ids of the set @p reply is of.
Result<void> takeMembers(const RecoveryThings& things, const RedisReply& reply, RedisThings& found)
{
    if (isWrongType(reply)) {
        found.problem = Text::tr("%1 is not a set.").arg(things.set);
        return {};
    }
    if (reply.type == RedisReply::Type::Error)
        return redisError(reply);
    for (const RedisReply& member : reply.elements)
        found.members << member.text;
    std::ranges::sort(found.members);
    return {};
}

Result<RedisThing> thingOf(const RecoveryThings& things, const QByteArray& id, const RedisReply& reply)
{
    RedisThing thing {.id = id, .key = keyOf(things, id)};
    if (isWrongType(reply)) {
        thing.problem = things.form == RedisForm::Hash
            ? Text::tr("%1 is not a hash.").arg(fromUtf8(thing.key))
            : Text::tr("%1 is not a string.").arg(fromUtf8(thing.key));
        return thing;
    }
    if (reply.type == RedisReply::Type::Error)
        return redisError(reply);
    if (things.form == RedisForm::Json) {
        thing.isThere = reply.type == RedisReply::Type::Text;
        thing.text = reply.text;
        return thing;
    }
    for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2)
        thing.fields[reply.elements[i].text] = reply.elements[i + 1].text;
    thing.isThere = !thing.fields.empty();
    return thing;
}

Result<RedisThings> readKind(RedisSession& redis, const RecoveryThings& things,
                             const SnapshotThings& snapshot, bool watch)
{
    RedisThings found;
    if (!things.set.isEmpty()) {
        const auto replies = redis.send({{"SMEMBERS", things.set.toUtf8()}});
        if (!replies)
            return replies.error();
        if (auto taken = takeMembers(things, replies->front(), found); !taken)
            return taken.error();
    }
    std::set<QByteArray> ids(found.members.begin(), found.members.end());
    for (const SnapshotThing& thing : snapshot.list)
        ids.insert(thing.id);
    if (ids.size() > MostKeys)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("%1 are more than %2: too many to write them at once.")
                                     .arg(things.title, QString::number(MostKeys)),
                      .advice = Text::tr("Nothing was written.")};
    std::vector<QByteArrayList> commands;
    QByteArrayList watched {"WATCH"};
    for (const QByteArray& id : ids) {
        commands.push_back({things.form == RedisForm::Hash ? "HGETALL" : "GET", keyOf(things, id)});
        watched << keyOf(things, id);
    }
    if (commands.empty())
        return found;
    if (watch) {
        if (auto begun = redis.command(watched); !begun)
            return begun.error();
    }
    const auto replies = redis.send(commands);
    if (!replies)
        return replies.error();
    std::size_t place = 0;
    for (const QByteArray& id : ids) {
        auto thing = thingOf(things, id, replies->at(place++));
        if (!thing)
            return thing.error();
        found.list.push_back(*std::move(thing));
    }
    return found;
}

/// Another way of writing the same JSON is the same value.
bool isSameJson(const QByteArray& a, const QByteArray& b)
{
    if (a == b)
        return true;
    const auto first = Json::canonical(a);
    const auto second = Json::canonical(b);
    return first && second && *first == *second;
}

QByteArray objectOf(const std::map<QByteArray, QByteArray>& fields)
{
    QByteArrayList members;
    for (const auto& [name, value] : fields)
        members << Json::quoted(fromUtf8(name)) + ": " + Json::quoted(fromUtf8(value));
    return '{' + members.join(", ") + '}';
}

/// Fields that the snapshot does not have stay.
void becomeHash(const SnapshotThing& saved, const RedisThing& thing, ThingItem& item)
{
    std::map<QByteArray, QByteArray> fields = thing.fields;
    QByteArrayList set {"HSET", thing.key};
    for (const auto& [name, value] : saved.fields) {
        const auto known = fields.find(name);
        if (known != fields.end() && isSameJson(known->second, value))
            continue;
        fields[name] = value;
        set << name << value;
    }
    item.redis = thing.isThere ? Pg::Value(objectOf(thing.fields)) : Pg::Value();
    item.snapshot = objectOf(fields);
    if (set.size() > 2)
        item.commands.push_back(set);
}

void becomeJson(const SnapshotThing& saved, const RedisThing& thing, ThingItem& item)
{
    item.redis = thing.isThere ? Pg::Value(thing.text) : Pg::Value();
    const bool isSame = thing.isThere && isSameJson(thing.text, saved.json);
    item.snapshot = isSame ? thing.text : saved.json;
    if (!isSame)
        item.commands.push_back({"SET", thing.key, saved.json});
}

ThingItem itemOf(const RecoveryThings& things, const SnapshotThings& snapshot, const RedisThing& thing)
{
    ThingItem item {.key = fromUtf8(thing.key), .problem = thing.problem};
    const auto saved = std::ranges::find(snapshot.list, thing.id, &SnapshotThing::id);
    if (saved == snapshot.list.end()) {
        item.redis = things.form == RedisForm::Hash ? objectOf(thing.fields) : thing.text;
        item.commands.push_back({"DEL", thing.key});
    } else if (things.form == RedisForm::Hash) {
        becomeHash(*saved, thing, item);
    } else {
        becomeJson(*saved, thing, item);
    }
    return item;
}

QByteArray arrayOf(const QByteArrayList& ids)
{
    QByteArrayList quoted;
    for (const QByteArray& id : ids)
        quoted << Json::quoted(fromUtf8(id));
    return '[' + quoted.join(", ") + ']';
}

ThingItem itemOfSet(const RecoveryThings& things, const SnapshotThings& snapshot, const RedisThings& redis)
{
    QByteArrayList ids;
    for (const SnapshotThing& thing : snapshot.list)
        ids << thing.id;
    std::ranges::sort(ids);
    ThingItem item {.key = things.set,
                    .redis = redis.members.isEmpty() ? Pg::Value() : Pg::Value(arrayOf(redis.members)),
                    .snapshot = ids.isEmpty() ? Pg::Value() : Pg::Value(arrayOf(ids)),
                    .problem = redis.problem};
    if (ids == redis.members)
        return item;
    item.commands.push_back({"DEL", things.set.toUtf8()});
    if (!ids.isEmpty())
        item.commands.push_back(QByteArrayList {"SADD", things.set.toUtf8()} + ids);
    return item;
}

}

Result<std::vector<RedisThings>> readRedisThings(RedisSession& redis, const RecoveryDefinition& recovery,
                                                 const std::vector<SnapshotThings>& snapshot, bool watch)
{
    std::vector<RedisThings> all;
    for (std::size_t i = 0; i < recovery.things.size(); ++i) {
        const bool isRead = i < snapshot.size() && snapshot[i].isThere;
        auto found = isRead ? readKind(redis, recovery.things[i], snapshot[i], watch)
                            : Result<RedisThings>(RedisThings());
        if (!found)
            return found.error().at(redis.server());
        all.push_back(*std::move(found));
    }
    return all;
}

std::vector<ThingItem> itemsOfThings(const RecoveryDefinition& recovery,
                                     const std::vector<SnapshotThings>& snapshot,
                                     const std::vector<RedisThings>& redis)
{
    std::vector<ThingItem> items;
    for (std::size_t i = 0; i < recovery.things.size() && i < snapshot.size() && i < redis.size(); ++i) {
        if (!snapshot[i].isThere)
            continue;
        const RecoveryThings& things = recovery.things[i];
        for (const RedisThing& thing : redis[i].list) {
            const bool isNowhere = !thing.isThere
                && std::ranges::find(snapshot[i].list, thing.id, &SnapshotThing::id)
                    == snapshot[i].list.end();
            if (!isNowhere || !thing.problem.isEmpty())
                items.push_back(itemOf(things, snapshot[i], thing));
        }
        if (things.set.isEmpty())
            continue;
        ThingItem set = itemOfSet(things, snapshot[i], redis[i]);
        if (set.redis || set.snapshot || !set.problem.isEmpty())
            items.push_back(std::move(set));
    }
    return items;
}

}
