#include "rollback/redisrestores.h"

#include "base/utf8.h"
#include "rollback/ledgertransaction.h"
#include "rollback/text.h"

namespace Weekglass {

using Pg::Sql;

Result<void> recordPendingRestore(LedgerTransaction& transaction, const QByteArray& operation,
                                  const QString& server)
{
    if (auto made = transaction.script(Sql::load("weekglass/redis_restores_create.sql")); !made)
        return made;
    const auto added = transaction.query(Sql::load("weekglass/redis_restores_add.sql"),
                                         {operation, QByteArray("pending"), server.toUtf8(), {}, {}});
    return added ? Result<void>() : Result<void>(added.error());
}

Result<std::optional<RedisRestore>> pendingRestore(Pg::Session& session, const Pg::Call& call)
{
    // who may not read the ledger is told nothing of it
    const auto has = session.readTable(Sql::load("weekglass/redis_restores_known.sql"), {}, call);
    if (!has)
        return has.error();
    if (has->single() != "t")
        return std::optional<RedisRestore>();
    const auto rows = session.readTable(Sql::load("weekglass/redis_restores_pending.sql"), {}, call);
    if (!rows)
        return rows.error();
    if (rows->rows.empty())
        return std::optional<RedisRestore>();
    const auto& row = rows->rows.front();
    return std::optional(RedisRestore {.operation = row.at(0).value_or(QByteArray()),
                                       .server = Pg::textOf(row.at(1)),
                                       .at = row.at(2).value_or(QByteArray()),
                                       .by = Pg::textOf(row.at(3))});
}

Result<void> endRestore(Pg::Session& session, const RedisRestore& restore, RestoreEnd end,
                        const OperationBy& by, const Pg::Call& call)
{
    if (end == RestoreEnd::Left) {
        if (auto given = checkReason(by); !given)
            return given;
    }
    const auto orNull = [](const QString& text) {
        return text.trimmed().isEmpty() ? Pg::Value() : Pg::Value(text.trimmed().toUtf8());
    };
    const auto added =
        session.query(Sql::load("weekglass/redis_restores_add.sql"),
                      {restore.operation, QByteArray(end == RestoreEnd::Left ? "left" : "restored"),
                       restore.server.toUtf8(), orNull(by.reason), orNull(by.operatorName)},
                      call);
    return added ? Result<void>() : Result<void>(added.error());
}

QString pendingText(const RedisRestore& restore)
{
    return Text::tr("Operation %1 changed the week, and its newest snapshot is still to be written to %2. "
                    "Until then, the game would continue from the state in Redis.")
        .arg(fromUtf8(restore.operation), restore.server);
}

}
