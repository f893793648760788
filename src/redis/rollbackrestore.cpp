#include "redis/rollbackrestore.h"

#include "redis/text.h"

namespace Weekglass {

RollbackOptions RollbackRestore::looking(RollbackOptions options)
{
    options.whenDone = [this, call = options.call](Pg::Session& session) -> Result<void> {
        auto advice = adviseRecovery(m_redis, session, m_game, call, RecoveryCause::Rollback);
        if (!advice)
            return advice.error();
        m_advice = *std::move(advice);
        return {};
    };
    return options;
}

RollbackOptions RollbackRestore::doing(RollbackOptions options, QByteArray token)
{
    options.redisServer = m_redis.server();
    options.whenDone = [this, call = options.call,
                        token = std::move(token)](Pg::Session& session) -> Result<void> {
        auto advice = adviseWatching(m_redis, session, m_game, call, RecoveryCause::Rollback);
        if (!advice)
            return advice.error();
        m_advice = *std::move(advice);
        return checkAdvice(*m_advice, token);
    };
    return options;
}

Result<void> RollbackRestore::write(Pg::Session& session, const QByteArray& operation, const OperationBy& by)
{
    if (auto written = writeRecovery(m_redis, *m_advice); !written)
        return written;
    return endRestore(session, {.operation = operation, .server = m_redis.server(), .at = {}, .by = {}},
                      RestoreEnd::Restored, by);
}

QByteArray withToken(const QByteArray& confirmation, const QByteArray& token)
{
    return confirmation + '+' + token;
}

std::pair<QByteArray, QByteArray> confirmationParts(const QByteArray& both)
{
    const qsizetype plus = both.indexOf('+');
    return plus < 0 ? std::pair(both, QByteArray()) : std::pair(both.left(plus), both.mid(plus + 1));
}

Result<RecoveryAdvice> finishRestore(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                                     const RedisRestore& restore, const QByteArray& token,
                                     const OperationBy& by, const Pg::Call& call)
{
    auto written = restoreRecovery(redis, session, game, token, call, RecoveryCause::Rollback);
    if (!written)
        return written;
    if (auto ended = endRestore(session, restore, RestoreEnd::Restored, by, call); !ended)
        return ended.error();
    return written;
}

QString notLookedAtText()
{
    return Text::tr("The game's Redis is not read. If it is newer than the week after the change, the game "
                    "continues from Redis, and the removed plays return.");
}

}
