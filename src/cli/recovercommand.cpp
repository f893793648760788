#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/confirmation.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/text.h"
#include "redis/rollbackrestore.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct RecoverArguments
{
    std::string week;
    std::string redis;
    std::string reason;
    bool restore = false;
    bool leave = false;
    std::string yes; ///< "true": without a name
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
            .advice = Text::tr("With --yes the values are written.")};
}

/// What is left of a rollback is answered: Redis stays as it is.
Result<void> leaveRedis(OpenWeek& week, const std::string& reason)
{
    const auto pending = pendingRestore(week.session);
    if (!pending)
        return pending.error();
    if (!*pending)
        return notFound(Text::tr("No restore of Redis is left to do."), {});
    auto left =
        endRestore(week.session, **pending, RestoreEnd::Left, {.reason = QString::fromStdString(reason)});
    if (left)
        say(Text::tr("Redis stays as it is; the restore is not left to do any more."));
    return left;
}

Result<RecoveryAdvice> restore(RedisSession& redis, OpenWeek& week, const RecoveryAdvice& advice,
                               const std::optional<RedisRestore>& pending, const std::string& reason)
{
    if (!pending)
        return restoreRecovery(redis, week.session, *week.game, advice.token);
    return finishRestore(redis, week.session, *week.game, *pending, advice.token,
                         {.reason = QString::fromStdString(reason)});
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
        return leaveRedis(*week, arguments.reason);
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
        const auto identity = identify(week->session);
        if (!identity)
            return identity.error();
        const std::string name = arguments.yes == "true" ? std::string() : arguments.yes;
        if (auto named = demandName(context, name, *identity); !named)
            return named;
    }
    if (writes) {
        const auto restored = noted(
            context, week->session, {.kind = QStringLiteral("recover")},
            [&] { return restore(*redis, *week, *advice, *pending, arguments.reason); },
            [](const RecoveryAdvice& written) { return loggedDetail(written); });
        if (!restored)
            return restored.error();
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
        "recover", "Say whether Redis or the newest snapshot counts, and restore the snapshot to Redis");
    recover->add_option("--week", arguments->week, "Name of the week")->required();
    addRedis(recover, arguments->redis,
             "redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, unix:///PATH[?db=DB]; the password is "
             "taken from "
             "REDISCLI_AUTH, or asked for")
        ->required();
    auto* restore = recover->add_flag("--restore", arguments->restore,
                                      "Write the snapshot's values to Redis; without --yes only show them");
    recover
        ->add_flag("--yes", arguments->yes,
                   "Do it; on a server marked production --yes=<name of the week>@<system identifier>")
        ->needs(restore);
    auto* reason =
        recover->add_option("--reason", arguments->reason, "Why; kept where a rollback left it to do");
    recover
        ->add_flag("--leave", arguments->leave,
                   "Do not write what a rollback left to do: Redis stays as it is")
        ->excludes(restore)
        ->needs(reason);
    recover->callback([&, arguments] {
        exitCode = conclude(recoverWeek(context, *arguments, redisOptionsOf(arguments->redis)));
    });
}

}
