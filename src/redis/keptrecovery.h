#pragma once

#include "redis/recovery.h"
#include "weeks/operationslog.h"

namespace Weekglass {

/// What a key of Redis held before a recovery wrote it, and what it held right after.
struct KeptKey
{
    QByteArray key;
    Pg::Value before; ///< as DUMP gives it, with its type; null: it was not there
    qint64 expiresAt = 0; ///< milliseconds since 1970; 0: never
    Pg::Value after = {}; ///< likewise; null: it was removed
    bool isAfterKnown = false; ///< false: the game had written by then
};

/// A recovery as the server's log keeps it.
struct KeptRecovery
{
    QByteArray operation; ///< in the log
    QString redis; ///< the server, without secrets
    std::vector<KeptKey> keys;
    bool isUndone = false;
};

/// What was restored, and what the log lacks of it.
struct RecoveryDone
{
    RecoveryAdvice written;
    QByteArray operation; ///< empty: the log has it not, so that it cannot be undone
    QString lack; ///< why
};

/// restoreRecovery() with its reason in the log of the server, after what the keys held was written there: a
/// change of one of them between the two is refused. @p maintenance: a session, or why there is none
Result<RecoveryDone> recoverKept(RedisSession& redis, Pg::Session& week,
                                 const Result<Pg::Session*>& maintenance, const WeekIdentity& identity,
                                 const GameDefinition& game, const QByteArray& token, const AdminBy& by);

/// Of the log's rows; nothing if the operation is no recovery of this week that ended well.
std::optional<KeptRecovery> keptRecovery(const std::vector<LogEntry>& log, const WeekIdentity& week,
                                         const QByteArray& operation);

/// Why the recovery cannot be undone, empty if it can: the keys have to be as it left them. Writes nothing.
Result<QString> whyNoRecoveryUndo(RedisSession& redis, const KeptRecovery& recovery);

/// Gives exactly the keys that were written their values, types and times to live of before: all or none.
/// Refused if the game has gone on since. Written into the log, which is needed for it.
Result<void> undoRecovery(RedisSession& redis, Pg::Session& maintenance, const WeekIdentity& week,
                          const KeptRecovery& recovery, const AdminBy& by);

}
