#include "base/utf8.h"
#include "cli/adminarguments.h"
#include "cli/commands.h"
#include "cli/confirmation.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "redis/keptrecovery.h"
#include "redis/rollbackrestore.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct RecoverArguments
{
    std::string week;
    std::string redis;
    bool restore = false;
    std::string undone; ///< an operation of the log
    bool leave = false;
    std::string yes; ///< "true": without a name
    AdminArguments admin; ///< of it only who and why

    std::string name() const { return yes == "true" ? std::string() : yes; }
};

QByteArray jsonOf(const Pg::Value& value)
{
    return value ? Json::quoted(fromUtf8(*value)) : QByteArray("null");
}

void printAsJson(const RecoveryAdvice& advice, bool restored)
{
    QByteArrayList items;
    for (const auto& item : advice.items)
        items << "{\"key\": " + Json::quoted(item.key) + ", \"redis\": " + jsonOf(item.redis)
                + ", \"snapshot\": " + jsonOf(item.snapshot) + '}';
    QByteArrayList ids;
    for (const NewestSnapshot& snapshot : advice.snapshots)
        ids << Json::quoted(fromUtf8(snapshot.id));
    Output output(true,
                  {column("authority"), column("reason"), jsonColumn("snapshots"), jsonColumn("keys"),
                   jsonColumn("restored")});
    output.add({authorityName(advice.authority), advice.reason, QByteArray('[' + ids.join(", ") + ']'),
                QByteArray('[' + items.join(", ") + ']'), restored});
    output.finish();
}

Error refusal(const RecoveryAdvice& advice)
{
    if (!advice.canRestore())
        return {.kind = Error::Kind::Sql, .message = Text::tr("Nothing was written.")};
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Nothing was written: this was the preview."),
            .advice = Text::tr("With --yes and --reason the values are written.")};
}

Result<Pg::Session*> pointerTo(Result<Pg::Session>& session)
{
    return session ? Result<Pg::Session*>(&*session) : session.error();
}

Result<void> restore(const Context& context, const RecoverArguments& arguments, OpenWeek& week,
                     RedisSession& redis, const RecoveryAdvice& advice)
{
    const auto identity = identify(week.session);
    if (!identity)
        return identity.error();
    if (auto named = demandName(context, arguments.name(), *identity); !named)
        return named;
    auto maintenance = context.open();
    const auto done = recoverKept(redis, week.session, pointerTo(maintenance), *identity, *week.game,
                                  advice.token, arguments.admin.by());
    if (!done)
        return done.error();
    if (done->operation.isEmpty())
        say(Text::tr("The server's log lacks this, so it cannot be undone: %1").arg(done->lack));
    else
        say(Text::tr("To restore the earlier values: --undo=%1").arg(fromUtf8(done->operation)));
    return {};
}

/// Gives the keys of a recovery their values of before.
Result<void> undoWeek(const Context& context, const RecoverArguments& arguments, const RedisOptions& options)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    auto maintenance = context.open();
    if (!identity || !maintenance)
        return identity ? maintenance.error() : identity.error();
    const auto log = readLog(*maintenance, {.week = identity->name});
    if (!log)
        return log.error();
    const auto recovery = keptRecovery(*log, *identity, QByteArray::fromStdString(arguments.undone));
    if (!recovery)
        return notFound(Text::tr("The log has no recovery %1 of this week that could be undone.")
                            .arg(QString::fromStdString(arguments.undone)),
                        Text::tr("“weekglassctl log” lists them."));
    auto redis = openRedisAsking(options);
    if (!redis)
        return redis.error();
    const auto why = whyNoRecoveryUndo(*redis, *recovery);
    if (!why)
        return why.error();
    for (const KeptKey& key : recovery->keys)
        say(key.before ? Text::tr("%1 gets its earlier value.").arg(fromUtf8(key.key))
                       : Text::tr("%1 is removed: it did not exist before.").arg(fromUtf8(key.key)));
    if (!why->isEmpty())
        return Error {.kind = Error::Kind::Sql, .message = *why, .advice = Text::tr("Nothing was written.")};
    if (arguments.yes.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("Nothing was written: this was the preview."),
                      .advice = Text::tr("With --yes and --reason the values are written.")};
    if (auto named = demandName(context, arguments.name(), *identity); !named)
        return named;
    if (auto undone = undoRecovery(*redis, *maintenance, *identity, *recovery, arguments.admin.by()); !undone)
        return undone;
    say(Text::tr("The keys have their earlier values again."));
    return {};
}

OperationBy operationBy(const RecoverArguments& arguments)
{
    const AdminBy by = arguments.admin.by();
    return {.reason = by.reason, .operatorName = by.operatorName};
}

/// What is left of a rollback is answered: Redis stays as it is.
Result<void> leaveRedis(OpenWeek& week, const OperationBy& by)
{
    const auto pending = pendingRestore(week.session);
    if (!pending)
        return pending.error();
    if (!*pending)
        return notFound(Text::tr("No restore of Redis is pending."), {});
    auto left = endRestore(week.session, **pending, RestoreEnd::Left, by);
    if (left)
        say(Text::tr("Redis stays as it is; the restore is no longer pending."));
    return left;
}

/// What a rollback left to do: it is undone along with that one.
Result<void> finish(const Context& context, const RecoverArguments& arguments, OpenWeek& week,
                    RedisSession& redis, const RecoveryAdvice& advice, const RedisRestore& pending)
{
    const auto identity = identify(week.session);
    if (!identity)
        return identity.error();
    if (auto named = demandName(context, arguments.name(), *identity); !named)
        return named;
    const auto finished = noted(
        context, week.session, {.kind = QStringLiteral("recover"), .by = arguments.admin.by()},
        [&] {
            return finishRestore(redis, week.session, *week.game, pending, advice.token,
                                 operationBy(arguments));
        },
        [](const RecoveryAdvice& written) { return loggedDetail(written); });
    return finished ? Result<void>() : finished.error();
}

Result<void> recoverWeek(const Context& context, const RecoverArguments& arguments,
                         const RedisOptions& options)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    if (!week->game->recovery)
        return notFound(Text::tr("%1 keeps no state outside the database.").arg(week->game->title),
                        Text::tr("A game that does says so in its manifest, under “recovery”."));
    if (arguments.leave)
        return leaveRedis(*week, operationBy(arguments));
    auto redis = openRedisAsking(options);
    if (!redis)
        return redis.error();
    const auto pending = pendingRestore(week->session);
    if (!pending)
        return pending.error();
    if (*pending)
        say(pendingText(**pending));
    auto advice = adviseRecovery(*redis, week->session, *week->game, {},
                                 *pending ? RecoveryCause::Rollback : RecoveryCause::Restart);
    if (!advice)
        return advice.error();
    const bool writes = arguments.restore && !arguments.yes.empty() && advice->canRestore();
    if (!context.json)
        printAdvice(*advice);
    if (writes) {
        if (auto restored = *pending ? finish(context, arguments, *week, *redis, *advice, **pending)
                                     : restore(context, arguments, *week, *redis, *advice);
            !restored)
            return restored;
    }
    if (context.json)
        printAsJson(*advice, writes);
    if (writes)
        say(Text::tr("The snapshot's values were written to %1.").arg(advice->redisServer));
    const bool isUnclear = advice->authority == RecoveryAdvice::Authority::Unclear;
    return (arguments.restore && !writes) || isUnclear ? Result<void>(refusal(*advice)) : Result<void>();
}

}

void addRecoverCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<RecoverArguments>();
    auto* recover = app.add_subcommand(
        "recover", "Decide whether Redis or the newest snapshot counts, and restore the snapshot to Redis");
    addWeek(*recover, context, arguments->week);
    addRedis(*recover, arguments->redis)->required();
    auto* restore = recover->add_flag("--restore", arguments->restore,
                                      "Write the snapshot's values to Redis; without --yes only show them");
    auto* undo = recover->add_option(
        "--undo", arguments->undone,
        "Restore the values that the keys had before this recovery, by its operation in the log");
    recover
        ->add_flag("--leave", arguments->leave,
                   "Cancel the restore that a rollback left pending: Redis stays as it is; needs --reason")
        ->excludes(restore)
        ->excludes(undo);
    undo->excludes(restore);
    recover->add_flag("--yes", arguments->yes,
                      "Do it; on a server marked production --yes=<name of the week>@<system identifier>");
    addBy(recover, arguments->admin);
    recover->callback([&, arguments] {
        if (!arguments->yes.empty() && !arguments->restore && arguments->undone.empty())
            throw CLI::RequiresError("--yes", "--restore or --undo");
        if (arguments->leave && arguments->admin.reason.empty())
            throw CLI::RequiresError("--leave", "--reason");
        const RedisOptions options = redisOptionsOf(arguments->redis);
        exitCode = conclude(arguments->undone.empty() ? recoverWeek(context, *arguments, options)
                                                      : undoWeek(context, *arguments, options));
    });
}

}
