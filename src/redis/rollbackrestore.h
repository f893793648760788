#pragma once

#include "redis/recovery.h"
#include "rollback/redisrestores.h"

namespace Weekglass {

/// The game's Redis along with an operation of the ledger. The operation is committed first, with a row that
/// says that Redis is still to be written; then Redis is written, guarded by a WATCH that began before; then
/// the row is answered. Whatever dies in between, the row tells what is left to do.
class RollbackRestore
{
public:
    /// Both outlive it. The game has a recovery section.
    RollbackRestore(RedisSession& redis, const GameDefinition& game)
        : m_redis(redis)
        , m_game(game)
    {
    }
    Q_DISABLE_COPY_MOVE(RollbackRestore)

    /// For a preview; afterwards advice() says what would be written. This outlives the options.
    RollbackOptions looking(RollbackOptions options);
    /// For the operation itself: it is refused, with nothing done, if Redis or the snapshot is not as in the
    /// advice that @p token is of.
    RollbackOptions doing(RollbackOptions options, QByteArray token);
    const std::optional<RecoveryAdvice>& advice() const { return m_advice; }
    /// After the commit. An error leaves the restore to be finished later.
    Result<void> write(Pg::Session& session, const QByteArray& operation, const OperationBy& by);

private:
    RedisSession& m_redis;
    const GameDefinition& m_game;
    std::optional<RecoveryAdvice> m_advice;
};

/// The confirmation of an operation and of what is written to Redis with it.
QByteArray withToken(const QByteArray& confirmation, const QByteArray& token);
/// Both again; the second is empty if there was none.
std::pair<QByteArray, QByteArray> confirmationParts(const QByteArray& both);

/// Writes what is left to do. @p token as of adviseRecovery() with RecoveryCause::Rollback.
Result<RecoveryAdvice> finishRestore(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                     const RedisRestore& restore, const QByteArray& token,
                                     const OperationBy& by, const Pg::Call& call = {});

/// What is said where Redis is not looked at.
QString notLookedAtText();

}
