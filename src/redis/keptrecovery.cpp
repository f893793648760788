#include "redis/keptrecovery.h"

#include "base/utf8.h"
#include "redis/redistransaction.h"
#include "redis/text.h"
#include "json/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr QLatin1String RecoverKind("recover");
constexpr QLatin1String BeforeStep("before");

Error unusual()
{
    Error error = unexpectedReply();
    error.advice.prepend(Text::tr("Nothing was written.") + QLatin1Char(' '));
    return error;
}

Error goneOn(const QByteArray& key)
{
    return {.kind = Error::Kind::Sql,
            .message =
                Text::tr("%1 no longer has the value that the recovery wrote: the game has changed it since.")
                    .arg(fromUtf8(key)),
            .advice = Text::tr("Nothing was written.")};
}

QByteArrayList words(const QByteArray& command, const QByteArrayList& keys)
{
    return QByteArrayList {command} + keys;
}

QByteArrayList keysOf(const RecoveryAdvice& advice)
{
    QByteArrayList keys;
    for (const RecoveryAdvice::Item& item : advice.items)
        keys << item.key.toUtf8();
    return keys;
}

QByteArrayList keysOf(const KeptRecovery& recovery)
{
    QByteArrayList keys;
    for (const KeptKey& key : recovery.keys)
        keys << key.key;
    return keys;
}

Result<Pg::Value> dumpOf(const RedisReply& reply)
{
    if (reply.type == RedisReply::Type::Nil)
        return Pg::Value();
    if (reply.type == RedisReply::Type::Error)
        return redisError(reply);
    return reply.type == RedisReply::Type::Text ? Result<Pg::Value>(Pg::Value(reply.text)) : unusual();
}

Result<std::vector<Pg::Value>> dump(RedisSession& redis, const QByteArrayList& keys)
{
    std::vector<QByteArrayList> commands;
    for (const QByteArray& key : keys)
        commands.push_back({"DUMP", key});
    const auto replies = redis.send(commands);
    if (!replies)
        return replies.error();
    std::vector<Pg::Value> dumps;
    for (const RedisReply& reply : *replies) {
        auto one = dumpOf(reply);
        if (!one)
            return one.error().at(redis.server());
        dumps.push_back(*std::move(one));
    }
    return dumps;
}

/// After WATCH: nothing else is written to them until EXEC.
Result<std::vector<KeptKey>> keep(RedisSession& redis, const QByteArrayList& keys)
{
    const auto dumps = dump(redis, keys);
    if (!dumps)
        return dumps.error();
    std::vector<QByteArrayList> commands {{"TIME"}};
    for (const QByteArray& key : keys)
        commands.push_back({"PTTL", key});
    const auto replies = redis.send(commands);
    if (!replies)
        return replies.error();
    const RedisReply& time = replies->front();
    if (time.type != RedisReply::Type::Array || time.elements.size() != 2)
        return unusual().at(redis.server());
    const qint64 now = time.elements[0].text.toLongLong() * 1000 + time.elements[1].text.toLongLong() / 1000;
    std::vector<KeptKey> kept;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        const qint64 left = (*replies)[place + 1].integer;
        kept.push_back({.key = keys[i], .before = (*dumps)[place], .expiresAt = left > 0 ? now + left : 0});
    }
    return kept;
}

QJsonValue base64(const Pg::Value& value)
{
    return value ? QJsonValue(QString::fromLatin1(value->toBase64())) : QJsonValue();
}

Pg::Value fromBase64(const QJsonValue& value)
{
    return value.isString() ? Pg::Value(QByteArray::fromBase64(value.toString().toLatin1())) : Pg::Value();
}

QByteArray beforeJson(const QString& server, const std::vector<KeptKey>& keys)
{
    QJsonArray list;
    for (const KeptKey& key : keys)
        list.append(QJsonObject {{QStringLiteral("key"), fromUtf8(key.key)},
                                 {QStringLiteral("dump"), base64(key.before)},
                                 {QStringLiteral("expires_at"), key.expiresAt}});
    return QJsonDocument(QJsonObject {{QStringLiteral("redis"), server}, {QStringLiteral("before"), list}})
        .toJson(QJsonDocument::Compact);
}

Result<void> needReason(const AdminBy& by)
{
    if (!by.reason.trimmed().isEmpty())
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The reason is missing."),
                  .advice = Text::tr("Give a reason; it is kept.")};
}

/// After WATCH: all keys or none.
Result<void> writeBefore(RedisSession& redis, const KeptRecovery& recovery)
{
    std::vector<QByteArrayList> commands;
    for (const KeptKey& key : recovery.keys) {
        if (key.before)
            commands.push_back(
                {"RESTORE", key.key, QByteArray::number(key.expiresAt), *key.before, "REPLACE", "ABSTTL"});
        else
            commands.push_back({"DEL", key.key});
    }
    return executeTogether(redis, std::move(commands), goneOn(recovery.keys.front().key));
}

/// What the keys hold now; of a key to which the game wrote meanwhile it is not known.
QJsonArray afterOf(RedisSession& redis, Pg::Session& week, const GameDefinition& game,
                   const RecoveryAdvice& written)
{
    const QByteArrayList keys = keysOf(written);
    const auto first = dump(redis, keys);
    const auto now = adviseRecovery(redis, week, game);
    const auto second = dump(redis, keys);
    QJsonArray list;
    if (!first || !now || !second)
        return list;
    for (std::size_t i = 0; i < written.items.size(); ++i) {
        const QString& key = written.items[i].key;
        const auto item = std::ranges::find(now->items, key, &RecoveryAdvice::Item::key);
        // a thing that was removed, and is not in the snapshot either, is none of its items any more
        const bool isSame = item == now->items.end() ? !(*first)[i] : item->isSame();
        list.append(QJsonObject {{QStringLiteral("key"), key},
                                 {QStringLiteral("known"), isSame && (*first)[i] == (*second)[i]},
                                 {QStringLiteral("dump"), base64((*first)[i])}});
    }
    return list;
}

QByteArray doneJson(const RecoveryAdvice& written, const QJsonArray& after)
{
    QJsonObject object = QJsonDocument::fromJson(loggedDetail(written)).object();
    object.insert(QStringLiteral("after"), after);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}

Result<RecoveryDone> recoverKept(RedisSession& redis, Pg::Session& week,
                                 const Result<Pg::Session*>& maintenance, const WeekIdentity& identity,
                                 const GameDefinition& game, const QByteArray& token, const AdminBy& by)
{
    if (auto given = needReason(by); !given)
        return given.error();
    const auto advice = adviseWatching(redis, week, game);
    if (!advice)
        return advice.error();
    const auto kept = keep(redis, keysOf(*advice));
    if (!kept)
        return kept.error();
    auto log = maintenance
        ? LoggedOperation::begin(**maintenance, {.kind = QString(RecoverKind), .week = identity, .by = by})
        : Result<LoggedOperation>(maintenance.error());
    if (log) {
        if (auto noted = log->step(QString(BeforeStep), beforeJson(redis.server(), *kept)); !noted)
            return log->failed(noted.error());
    }
    auto written = checkAdvice(*advice, token);
    if (written)
        written = writeRecovery(redis, *advice);
    if (!written)
        return log && written.error().kind != Error::Kind::Unknown ? log->failed(written.error())
                                                                   : written.error();
    RecoveryDone done {.written = *advice, .operation = {}, .lack = {}};
    const auto noted =
        log ? log->done(doneJson(*advice, afterOf(redis, week, game, *advice))) : Result<void>(log.error());
    if (noted)
        done.operation = log->id();
    else
        done.lack = noted.error().text();
    return done;
}

std::optional<KeptRecovery> keptRecovery(const std::vector<LogEntry>& log, const WeekIdentity& week,
                                         const QByteArray& operation)
{
    KeptRecovery recovery {.operation = operation, .redis = {}, .keys = {}};
    bool isDone = false;
    for (const LogEntry& entry : log) {
        if (entry.operation != operation || entry.week != week || entry.kind != RecoverKind)
            continue;
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        if (entry.event == LogEvent::Step && entry.step == BeforeStep) {
            recovery.redis = detail[QLatin1String("redis")].toString();
            for (const QJsonValue& key : detail[QLatin1String("before")].toArray())
                recovery.keys.push_back({.key = key[QLatin1String("key")].toString().toUtf8(),
                                         .before = fromBase64(key[QLatin1String("dump")]),
                                         .expiresAt = key[QLatin1String("expires_at")].toInteger()});
        }
        if (entry.event == LogEvent::Done) {
            isDone = true;
            for (const QJsonValue& key : detail[QLatin1String("after")].toArray()) {
                const QByteArray name = key[QLatin1String("key")].toString().toUtf8();
                const auto found = std::ranges::find(recovery.keys, name, &KeptKey::key);
                if (found == recovery.keys.end())
                    continue;
                found->after = fromBase64(key[QLatin1String("dump")]);
                found->isAfterKnown = key[QLatin1String("known")].toBool();
            }
        }
        recovery.isUndone = recovery.isUndone || entry.event == LogEvent::Undone;
    }
    return isDone && !recovery.keys.empty() ? std::optional(std::move(recovery)) : std::nullopt;
}

Result<QString> whyNoRecoveryUndo(RedisSession& redis, const KeptRecovery& recovery)
{
    if (recovery.isUndone)
        return Text::tr("It was undone already.");
    if (recovery.redis != redis.server())
        return Text::tr("It wrote to %1, and this is %2.").arg(recovery.redis, redis.server());
    const auto now = dump(redis, keysOf(recovery));
    if (!now)
        return now.error();
    for (std::size_t i = 0; i < recovery.keys.size(); ++i) {
        if (!recovery.keys[i].isAfterKnown || (*now)[i] != recovery.keys[i].after)
            return goneOn(recovery.keys[i].key).message;
    }
    return QString();
}

Result<void> undoRecovery(RedisSession& redis, Pg::Session& maintenance, const WeekIdentity& week,
                          const KeptRecovery& recovery, const AdminBy& by)
{
    if (auto given = needReason(by); !given)
        return given;
    if (auto watched = redis.command(words("WATCH", keysOf(recovery))); !watched)
        return watched.error();
    const auto why = whyNoRecoveryUndo(redis, recovery);
    if (!why)
        return why.error();
    if (!why->isEmpty())
        return Error {.kind = Error::Kind::Sql, .message = *why, .advice = Text::tr("Nothing was written.")};
    const LogEntry entry {.kind = QStringLiteral("undo recover"),
                          .week = week,
                          .by = by,
                          .detail = "{\"undoes\": " + Json::quoted(fromUtf8(recovery.operation)) + '}'};
    auto log = LoggedOperation::begin(maintenance, entry);
    if (!log)
        return log.error();
    if (auto written = writeBefore(redis, recovery); !written)
        return written.error().kind == Error::Kind::Unknown ? written.error() : log->failed(written.error());
    const LogEntry undone {.operation = recovery.operation,
                           .kind = QString(RecoverKind),
                           .event = LogEvent::Undone,
                           .week = week,
                           .by = by};
    if (auto noted = addToLog(maintenance, undone); !noted)
        return noted;
    return log->done(entry.detail);
}

}
