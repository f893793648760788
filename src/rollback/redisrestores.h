#pragma once

#include "pg/session.h"
#include "rollback/operation.h"

namespace Weekglass {

class LedgerTransaction;

/// A Redis that is to get the state of the week's newest snapshot, because an operation of the ledger took
/// the week back or forth. What became of it is told by later rows: the table only grows.
struct RedisRestore
{
    QByteArray operation; ///< UUID
    QString server; ///< where Redis is, without secrets
    QByteArray at; ///< the server's time
    QString by; ///< the database's user
};

/// In the operation's own transaction: Redis has still to be written.
Result<void> recordPendingRestore(LedgerTransaction& transaction, const QByteArray& operation,
                                  const QString& server);

/// The one that is still to be done; only the newest counts, since all mean the newest snapshot.
Result<std::optional<RedisRestore>> pendingRestore(Pg::Session& session, const Pg::Call& call = {});

enum class RestoreEnd { Restored, Left };

/// Says that it was written, or that it is left as it is, with the reason.
Result<void> endRestore(Pg::Session& session, const RedisRestore& restore, RestoreEnd end,
                        const OperationBy& by, const Pg::Call& call = {});

/// "After the rollback … the snapshot is still to be written to redis://…", for people.
QString pendingText(const RedisRestore& restore);

}
