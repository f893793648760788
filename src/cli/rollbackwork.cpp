#include "cli/rollbackwork.h"

#include "cli/confirmation.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/rollbackoutput.h"
#include "cli/text.h"

namespace Weekglass {

Result<void> RollbackWork::demandWeekName()
{
    if (isNamed)
        return {};
    const auto identity = identify(week.session);
    auto named = identity ? demandName(context, arguments.yes, *identity) : identity.error();
    isNamed = named.operator bool();
    return named;
}

Result<void> RollbackWork::openRedis()
{
    if (arguments.redis.empty())
        return {};
    if (!week.game->recovery)
        return notFound(Text::tr("%1 keeps no state outside the database.").arg(week.game->title),
                        Text::tr("A game that does says so in its manifest, under “recovery”."));
    auto opened = openRedisAsking(redisOptionsOf(arguments.redis));
    if (!opened)
        return opened.error();
    redis.emplace(*std::move(opened));
    restore.emplace(*redis, *week.game);
    return {};
}

RollbackOptions RollbackWork::looking()
{
    return restore ? restore->looking(options) : options;
}

QByteArray RollbackWork::confirmationOf(const QByteArray& confirmation) const
{
    return restore && restore->advice() ? withToken(confirmation, restore->advice()->token) : confirmation;
}

const RecoveryAdvice* RollbackWork::advice() const
{
    return restore && restore->advice() ? &*restore->advice() : nullptr;
}

Result<Operation> RollbackWork::operation()
{
    auto found = loadOperation(week.session, QByteArray::fromStdString(arguments.operation));
    if (!found && found.error().sqlState == NoSuchOperation)
        return notFound(found.error().message, Text::tr("“weekglassctl operations” lists them."));
    return found;
}

Result<RollbackOptions> RollbackWork::doing(const QByteArray& token)
{
    if (!restore && token.isEmpty())
        return options;
    if (!restore)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The preview read the game's Redis, but --redis is missing."),
                      .advice =
                          Text::tr("Nothing was done. Name the same Redis, or preview again without it.")};
    if (token.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The preview did not read the game's Redis."),
                      .advice = Text::tr("Nothing was done. Make a preview with --redis first.")};
    return restore->doing(options, token);
}

Result<void> RollbackWork::printDone(const Result<Operation>& done)
{
    if (!done)
        return done.error();
    printOperation(context, *done);
    if (!advice() || done->kind == OperationKind::Purge)
        return {};
    if (auto written = restore->write(week.session, done->id, arguments.by()); !written) {
        Error left = written.error();
        left.advice = Text::tr("The week is changed, and Redis is still to be written: “weekglassctl recover "
                               "--restore” finishes it.");
        return left;
    }
    say(Text::tr("The snapshot's values were written to %1.").arg(redis->server()));
    return {};
}

}
