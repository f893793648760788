#pragma once

#include "pages/rollback/operationtask.h"
#include "redis/redisoptions.h"

namespace Weekglass {

/// What a worker has done.
struct DoneOperation
{
    Operation operation;
    QString lack = {}; ///< why the server's log lacks it; empty: it has it
    std::optional<Error> redisLeft = {}; ///< why Redis is still to be written
};

/// The task's preview, with the game's Redis looked at inside the same transaction; without options Redis is
/// not looked at, and the plan says so. Runs on a worker.
Result<OperationPlan> previewWithRedis(const std::optional<RedisOptions>& redis, const WeekHandle& week,
                                       const OperationTask& task, Pg::Session& session,
                                       const RollbackOptions& options);
/// The operation, then Redis. @p confirmation of such a preview.
Result<DoneOperation> runWithRedis(const std::optional<RedisOptions>& redis, const WeekHandle& week,
                                   const OperationTask& task, Pg::Session& session,
                                   const QByteArray& confirmation, const OperationBy& by,
                                   const RollbackOptions& options);

}
