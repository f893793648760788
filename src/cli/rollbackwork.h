#pragma once

#include "cli/context.h"
#include "cli/interrupt.h"
#include "redis/rollbackrestore.h"
#include "rollback/rollback.h"

namespace Weekglass {

struct RollbackArguments
{
    std::string week;
    std::string log;
    std::string game;
    std::string gamesFile;
    std::string operation;
    std::string confirmation;
    std::string yes;
    std::string reason;
    std::string ticket;
    std::string operatorName;
    std::string redis;
    qint64 play = 0;
    qint64 days = 30;
    bool dryRun = false;

    OperationBy by() const
    {
        return {.reason = QString::fromStdString(reason),
                .ticket = QString::fromStdString(ticket),
                .operatorName = QString::fromStdString(operatorName)};
    }
};

/// The week with the options that all commands here share.
struct RollbackWork
{
    const Context& context;
    const RollbackArguments& arguments;
    OpenWeek week;
    Interrupt interrupt;
    RollbackOptions options;
    std::optional<RedisSession> redis = {};
    std::optional<RollbackRestore> restore = {}; ///< with the session above
    bool isNamed = false; ///< the week's name was typed, or need not be

    RollbackWork(const Context& theContext, const RollbackArguments& theArguments, OpenWeek theWeek)
        : context(theContext)
        , arguments(theArguments)
        , week(std::move(theWeek))
    {
        const QString name = week.name;
        options = {.allowSuperuser = context.allowSuperuser,
                   .reopen = [this, name] { return context.open(name); },
                   .call = {.stop = interrupt.token()}};
    }

    /// On a server marked production a command that is confirmed by its preview wants the week's name
    /// besides.
    Result<void> demandWeekName();
    /// The game's Redis, if it was named.
    Result<void> openRedis();
    /// The options of a preview.
    RollbackOptions looking();
    /// Those of what is done: a confirmation with the state of Redis wants it named, and the other way round.
    Result<RollbackOptions> doing(const QByteArray& token);
    /// The confirmation of what was previewed, with that of Redis where it was looked at.
    QByteArray confirmationOf(const QByteArray& confirmation) const;
    const RecoveryAdvice* advice() const;
    Result<Operation> operation();
    /// Along with what is written to Redis for it.
    Result<void> printDone(const Result<Operation>& done);
};

}
