#pragma once

#include "redis/rollbackrestore.h"
#include "redisserver.h"
#include "rollbackweek.h"

namespace Weekglass {

/// A week of galaxy with five snapshots, and the Redis of its running game, which is at the last of them.
class RedisBed : public QObject
{
protected:
    static constexpr qint64 Ticks[] = {100, 200, 300, 400, 500};

    enum class Death { Never, BeforeCommit, AfterCommit, AfterWrite, RedisGone };

    RedisSession redis(int database = 0)
    {
        auto options = *parseRedisUri(m_redis.uri() + QStringLiteral("?db=%1").arg(database));
        options.deadline = std::chrono::milliseconds(Patience);
        auto session = RedisSession::open(options);
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }
    /// Every key with its value, in order.
    QByteArrayList held(int database = 0);
    /// What Redis has after a game alone wrote the state of this tick.
    QByteArrayList expected(qint64 tick);
    void play(qint64 tick); ///< Redis as the game has it at the tick
    QString ask(const QByteArray& sql) { return WeekServer::ask(*m_session, sql); }
    void run(const QByteArray& sql) { WeekServer::run(*m_session, sql); }
    qint64 head() { return ask("SELECT max(tick_number) FROM public.snapshots").toLongLong(); }
    bool isPending() { return (*pendingRestore(*m_session)).has_value(); }
    RollbackRequest request(qint64 tick) const { return {*m_game, m_game->playLogs.front(), "sol", tick}; }
    void startServers();
    /// The week and Redis as they were in the beginning.
    void begin();
    /// Previews and does it, and dies where it is told to. @return whether the week was changed.
    Result<Operation> rollBackTo(qint64 tick, Death death = Death::Never);
    Result<Operation> undo(const QByteArray& operation, Death death = Death::Never);
    Result<Operation> finishOperation(RollbackRestore& restore, Result<Operation> done, Death death);
    Result<RecoveryAdvice> finish();
    /// Never half: Redis has the whole of one state, and if that is not the week's the ledger says so.
    void checkWhole(qint64 before);

    RollbackServer m_server;
    RedisServer m_redis;
    GamePointer m_game;
    QString m_week;
    std::optional<Pg::Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

}
