#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/confirmation.h"
#include "cli/interrupt.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "redis/recovery.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

namespace Weekglass {

namespace {

struct RecoverArguments
{
    std::string week;
    std::string redis;
    bool restore = false;
    std::string yes; ///< "true": without a name
};

Result<RedisSession> openRedis(RedisOptions options)
{
    const Interrupt interrupt;
    options.password = qgetenv("REDISCLI_AUTH");
    auto session = RedisSession::open(options, interrupt.token());
    // what nobody answers is no server, however long it took to find out
    if (!session && session.error().kind == Error::Kind::Timeout) {
        Error error = session.error();
        error.kind = Error::Kind::Connection;
        return error;
    }
    return session;
}

/// Asks for the password where somebody can be asked.
Result<RedisSession> openRedisAsking(RedisOptions options)
{
    auto session = openRedis(options);
    if (session || session.error().kind != Error::Kind::Password || ::isatty(STDIN_FILENO) == 0)
        return session;
    say(session.error().message);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): a command has one thread
    const char* password = ::getpass(qPrintable(Text::tr("Password of Redis: ")));
    qputenv("REDISCLI_AUTH", password == nullptr ? QByteArray() : QByteArray(password));
    return openRedis(std::move(options));
}

QByteArray jsonOf(const Pg::Value& value)
{
    return value ? Json::quoted(fromUtf8(*value)) : QByteArray("null");
}

QByteArray authorityName(RecoveryAdvice::Authority authority)
{
    switch (authority) {
    case RecoveryAdvice::Authority::Snapshot:
        return "snapshot";
    case RecoveryAdvice::Authority::Redis:
        return "redis";
    case RecoveryAdvice::Authority::Unclear:
        break;
    }
    return "unclear";
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

void printForPeople(const RecoveryAdvice& advice)
{
    Output output = Output::forPeople(
        {Text::tr("Key"), Text::tr("Redis"), Text::tr("Snapshot"), Text::tr("If restored")});
    for (const auto& item : advice.items)
        output.add({item.key, item.redis, item.snapshot, verdictText(advice, item).toUtf8()});
    output.finish();
    say(Text::tr("%1: %2").arg(authorityText(advice.authority), advice.reason));
}

Error refusal(const RecoveryAdvice& advice)
{
    if (!advice.canRestore())
        return {.kind = Error::Kind::Sql, .message = Text::tr("Nothing was written.")};
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Nothing was written: this was the preview."),
            .advice = Text::tr("With --yes the values are written.")};
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
    auto redis = openRedisAsking(options);
    if (!redis)
        return redis.error();
    auto advice = adviseRecovery(*redis, week->session, *week->game);
    if (!advice)
        return advice.error();
    const bool writes = arguments.restore && !arguments.yes.empty() && advice->canRestore();
    if (!context.json)
        printForPeople(*advice);
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
            [&] { return restoreRecovery(*redis, week->session, *week->game, advice->token); },
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
    addWeek(*recover, context, arguments->week);
    recover
        ->add_option("--redis", arguments->redis,
                     "redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, unix:///PATH[?db=DB]; the password "
                     "is taken from REDISCLI_AUTH, or asked for")
        ->required();
    auto* restore = recover->add_flag("--restore", arguments->restore,
                                      "Write the snapshot's values to Redis; without --yes only show them");
    recover
        ->add_flag("--yes", arguments->yes,
                   "Do it; on a server marked production --yes=<name of the week>@<system identifier>")
        ->needs(restore);
    recover->callback([&, arguments] {
        const auto options = parseRedisUri(QString::fromStdString(arguments->redis));
        if (!options)
            throw CLI::ValidationError("--redis", options.error().text().toStdString());
        exitCode = conclude(recoverWeek(context, *arguments, *options));
    });
}

}
