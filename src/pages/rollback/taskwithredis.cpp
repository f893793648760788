#include "pages/rollback/taskwithredis.h"

#include "redis/rollbackrestore.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TaskWithRedis)
};

}

Result<OperationPlan> previewWithRedis(const std::optional<RedisOptions>& redisOptions,
                                       const WeekHandle& week, const OperationTask& task,
                                       Pg::Session& session, const RollbackOptions& options)
{
    if (!redisOptions) {
        auto plan = task.preview(session, options);
        if (plan && task.touchesRedis)
            plan->change.warnings << notLookedAtText();
        return plan;
    }
    auto redis = RedisSession::open(*redisOptions, options.call.stop);
    if (!redis)
        return redis.error();
    RollbackRestore restore(*redis, *week.game);
    auto plan = task.preview(session, restore.looking(options));
    if (!plan || !restore.advice())
        return plan;
    plan->redis = restore.advice();
    plan->change.hash = withToken(plan->change.hash, plan->redis->token);
    if (!plan->redis->canRestore())
        plan->change.obstacles << Text::tr("Redis cannot be restored: %1").arg(plan->redis->reason);
    return plan;
}

Result<DoneOperation> runWithRedis(const std::optional<RedisOptions>& redisOptions, const WeekHandle& week,
                                   const OperationTask& task, Pg::Session& session,
                                   const QByteArray& confirmation, const OperationBy& by,
                                   const RollbackOptions& options)
{
    const auto run = [&](const QByteArray& confirmed, const RollbackOptions& with) -> Result<DoneOperation> {
        auto done = task.run(session, confirmed, by, with);
        return done ? Result<DoneOperation>(DoneOperation {.operation = *std::move(done)}) : done.error();
    };
    if (!redisOptions)
        return run(confirmation, options);
    auto redis = RedisSession::open(*redisOptions, options.call.stop);
    if (!redis)
        return redis.error();
    RollbackRestore restore(*redis, *week.game);
    const auto [ofWeek, token] = confirmationParts(confirmation);
    auto done = run(ofWeek, restore.doing(options, token));
    if (!done)
        return done;
    if (auto written = restore.write(session, done->operation.id, by); !written)
        done->redisLeft = written.error();
    return done;
}

}
