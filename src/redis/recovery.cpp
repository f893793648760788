#include "redis/recovery.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "redis/recoverytype.h"
#include "redis/redistransaction.h"
#include "redis/text.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

using Authority = RecoveryAdvice::Authority;
using Item = RecoveryAdvice::Item;

QByteArrayList withKeys(const QByteArray& command, const RecoveryDefinition& recovery)
{
    QByteArrayList words {command};
    for (const RecoveryKey& key : recovery.keys)
        words << key.key.toUtf8();
    return words;
}

Result<RedisState::Entry> entryOf(const RecoveryKey& key, const RedisReply& reply)
{
    RedisState::Entry entry;
    switch (reply.type) {
    case RedisReply::Type::Nil:
        return entry;
    case RedisReply::Type::Text:
        entry.value = reply.text;
        if (!isRecoveryValue(key.type, reply.text))
            entry.problem = Text::tr("“%1” in %2 is not a value that the game writes.")
                                .arg(visibleText(reply.text, 60), key.key);
        return entry;
    case RedisReply::Type::Error:
        if (!reply.text.startsWith("WRONGTYPE"))
            return redisError(reply);
        entry.problem = Text::tr("%1 holds a collection, not a single value.").arg(key.key);
        return entry;
    default:
        return unexpectedReply();
    }
}

std::size_t positionIndex(const RecoveryDefinition& recovery)
{
    const auto found = std::ranges::find(recovery.keys, recovery.position, &RecoveryKey::key);
    return static_cast<std::size_t>(found - recovery.keys.begin());
}

std::vector<Item> itemsOf(const RecoveryDefinition& recovery, const RedisState& state,
                          const std::vector<NewestSnapshot>& snapshots)
{
    std::vector<Item> items;
    for (std::size_t i = 0; i < recovery.keys.size(); ++i) {
        const RedisState::Entry& entry = state.entries[i];
        Item item {
            .key = recovery.keys[i].key, .redis = entry.value, .snapshot = {}, .problem = entry.problem};
        // of several that share a position none is the one
        if (snapshots.size() == 1 && snapshots.front().values[i])
            item.snapshot = recoveryText(recovery.keys[i].type, *snapshots.front().values[i], entry.value);
        items.push_back(std::move(item));
    }
    if (snapshots.size() != 1)
        return items;
    for (ThingItem& thing : itemsOfThings(recovery, snapshots.front().things, state.things))
        items.push_back({.key = std::move(thing.key),
                         .redis = std::move(thing.redis),
                         .snapshot = std::move(thing.snapshot),
                         .problem = std::move(thing.problem),
                         .isThing = true,
                         .commands = std::move(thing.commands)});
    return items;
}

/// Why the newest snapshot cannot be restored; empty if it can.
QString problemOfSnapshots(const RecoveryDefinition& recovery, const RecoveryAdvice& advice)
{
    if (advice.snapshots.size() > 1) {
        QStringList ids;
        for (const NewestSnapshot& snapshot : advice.snapshots)
            ids << visibleText(snapshot.id, 40);
        return Text::tr("The snapshots %1 share the greatest position, %2, so it is undecided which one "
                        "counts. Compare them, and remove the wrong ones.")
            .arg(ids.join(Text::tr(", ")), QString::number(advice.snapshots.front().seq));
    }
    const NewestSnapshot& snapshot = advice.snapshots.front();
    for (std::size_t i = 0; i < recovery.keys.size(); ++i) {
        const Pg::Value& value = snapshot.values[i];
        if (!value || !isRecoveryValue(recovery.keys[i].type, *value))
            return Text::tr("Snapshot %1 has no usable value at %2: restoring it would write garbage.")
                .arg(visibleText(snapshot.id, 40), recovery.keys[i].path);
    }
    if (snapshot.values[positionIndex(recovery)]->toLongLong() != snapshot.seq)
        return Text::tr("Snapshot %1 is listed at %2, but its payload says %3: one of them is wrong.")
            .arg(visibleText(snapshot.id, 40), QString::number(snapshot.seq),
                 visibleText(*snapshot.values[positionIndex(recovery)], 40));
    return {};
}

void decide(const RecoveryDefinition& recovery, RecoveryCause cause, RecoveryAdvice& advice)
{
    const auto broken =
        std::ranges::find_if(advice.items, [](const Item& i) { return !i.problem.isEmpty(); });
    if (broken != advice.items.end()) {
        advice.reason =
            Text::tr("%1 Find out who wrote it; remove the key if it means nothing.").arg(broken->problem);
        return;
    }
    const Pg::Value& written = advice.items[positionIndex(recovery)].redis;
    if (advice.snapshots.empty()) {
        advice.authority = written ? Authority::Redis : Authority::Unclear;
        advice.reason = written ? Text::tr("There is no snapshot, so Redis has the only state.")
                                : Text::tr("Neither Redis nor a snapshot has a state: the game is new, or "
                                           "this is not its Redis.");
        return;
    }
    const qint64 seq = advice.snapshots.front().seq;
    const qint64 redis = written ? written->toLongLong() : 0;
    const bool isNewer = written && redis > seq;
    if (isNewer && cause == RecoveryCause::Restart) {
        advice.authority = Authority::Redis;
        advice.reason = Text::tr("Redis is newer: it is at %1, the newest snapshot at %2.")
                            .arg(QString::number(redis), QString::number(seq));
        return;
    }
    if (const QString problem = problemOfSnapshots(recovery, advice); !problem.isEmpty()) {
        advice.reason = problem;
        return;
    }
    advice.authority = Authority::Snapshot;
    if (!written)
        advice.reason =
            Text::tr("Redis has no %1, so the snapshot at %2 counts.").arg(recovery.position).arg(seq);
    else if (isNewer)
        advice.reason = Text::tr("Redis is newer: it is at %1, the newest snapshot at %2 after the rollback. "
                                 "The game would continue from Redis.")
                            .arg(QString::number(redis), QString::number(seq));
    else if (redis == seq)
        advice.reason = Text::tr("Both are at %1; the snapshot was put into durable storage, so it counts.")
                            .arg(QString::number(seq));
    else
        advice.reason = Text::tr("Redis is stale: it is at %1, the newest snapshot at %2.")
                            .arg(QString::number(redis), QString::number(seq));
}

QByteArray tokenOf(const RecoveryAdvice& advice)
{
    PlanHash hash;
    hash.add(advice.redisServer);
    hash.add(static_cast<qint64>(advice.authority));
    for (const NewestSnapshot& snapshot : advice.snapshots) {
        hash.add(snapshot.id);
        hash.add(snapshot.seq);
    }
    for (const Item& item : advice.items) {
        hash.add(item.key);
        hash.add(item.redis);
        hash.add(item.snapshot);
    }
    return hash.result();
}

Error stateChanged()
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Redis or the snapshots have changed since they were shown."),
            .advice = Text::tr("Nothing was written. Is the game running? Preview again, then restore.")};
}

}

Result<RedisState> readRedisState(RedisSession& redis, const RecoveryDefinition& recovery)
{
    std::vector<QByteArrayList> commands;
    for (const RecoveryKey& key : recovery.keys)
        commands.push_back({"GET", key.key.toUtf8()});
    const auto replies = redis.send(commands);
    if (!replies)
        return replies.error();
    RedisState state {.server = redis.server(), .entries = {}};
    for (std::size_t i = 0; i < replies->size(); ++i) {
        auto entry = entryOf(recovery.keys[i], (*replies)[i]);
        if (!entry)
            return entry.error().at(redis.server());
        state.entries.push_back(*std::move(entry));
    }
    return state;
}

RecoveryAdvice adviseRecovery(const RecoveryDefinition& recovery, const RedisState& state,
                              std::vector<NewestSnapshot> snapshots, RecoveryCause cause)
{
    RecoveryAdvice advice;
    advice.redisServer = state.server;
    advice.items = itemsOf(recovery, state, snapshots);
    advice.snapshots = std::move(snapshots);
    decide(recovery, cause, advice);
    advice.token = tokenOf(advice);
    return advice;
}

namespace {

Result<void> watchKeys(RedisSession& redis, const RecoveryDefinition& recovery)
{
    QByteArrayList words = withKeys("WATCH", recovery);
    for (const RecoveryThings& things : recovery.things) {
        if (!things.set.isEmpty())
            words << things.set.toUtf8();
    }
    auto watched = redis.command(words);
    return watched ? Result<void>() : Result<void>(watched.error());
}

Result<RecoveryAdvice> look(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                            const Pg::Call& call, RecoveryCause cause, bool watch)
{
    auto state = readRedisState(redis, *game.recovery);
    if (!state)
        return state.error();
    auto snapshots = readNewestSnapshots(session, game, call);
    if (!snapshots)
        return snapshots.error();
    if (snapshots->size() == 1) {
        auto things = readRedisThings(redis, *game.recovery, snapshots->front().things, watch);
        if (!things)
            return things.error();
        state->things = *std::move(things);
    }
    return adviseRecovery(*game.recovery, *state, *std::move(snapshots), cause);
}

}

Result<RecoveryAdvice> adviseRecovery(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                      const Pg::Call& call, RecoveryCause cause)
{
    return look(redis, session, game, call, cause, false);
}

QString authorityText(RecoveryAdvice::Authority authority)
{
    switch (authority) {
    case Authority::Snapshot:
        return Text::tr("Snapshot");
    case Authority::Redis:
        return Text::tr("Redis");
    case Authority::Unclear:
        break;
    }
    return Text::tr("Unclear");
}

QString verdictText(const RecoveryAdvice& advice, const RecoveryAdvice::Item& item)
{
    if (!item.problem.isEmpty())
        return item.problem;
    if (!advice.canRestore())
        return Text::tr("stays as it is");
    if (item.isSame())
        return Text::tr("same in both");
    if (!item.snapshot)
        return Text::tr("is removed: the snapshot does not have it");
    return item.redis
        ? Text::tr("%1 becomes %2").arg(visibleText(*item.redis, 60), visibleText(*item.snapshot, 60))
        : Text::tr("is written: %1").arg(visibleText(*item.snapshot, 60));
}

QByteArray loggedDetail(const RecoveryAdvice& written)
{
    return "{\"snapshot\": " + Json::quoted(fromUtf8(written.snapshots.front().id)) + ", \"redis\": "
        + Json::quoted(written.redisServer) + ", \"keys\": " + QByteArray::number(written.items.size()) + '}';
}

Result<RecoveryAdvice> adviseWatching(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                      const Pg::Call& call, RecoveryCause cause)
{
    if (auto watched = watchKeys(redis, *game.recovery); !watched)
        return watched.error();
    return look(redis, session, game, call, cause, true);
}

Result<void> checkAdvice(const RecoveryAdvice& advice, const QByteArray& token)
{
    if (advice.token != token)
        return stateChanged();
    if (advice.canRestore())
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = advice.reason,
                  .advice = Text::tr("Only a snapshot that counts is restored. Nothing was written.")};
}

Result<void> writeRecovery(RedisSession& redis, const RecoveryAdvice& advice)
{
    std::vector<QByteArrayList> commands;
    for (const Item& item : advice.items) {
        if (item.isThing)
            commands.insert(commands.end(), item.commands.begin(), item.commands.end());
        else
            commands.push_back({"SET", item.key.toUtf8(), *item.snapshot});
    }
    return executeTogether(redis, std::move(commands), stateChanged());
}

Result<RecoveryAdvice> restoreRecovery(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                       const QByteArray& token, const Pg::Call& call, RecoveryCause cause)
{
    auto advice = adviseWatching(redis, session, game, call, cause);
    if (!advice)
        return advice;
    if (auto fine = checkAdvice(*advice, token); !fine)
        return fine.error();
    if (auto written = writeRecovery(redis, *advice); !written)
        return written.error();
    return advice;
}

}
