#include "pg/lockholders.h"

#include "pg/text.h"

namespace Weekglass::Pg {

namespace {

/// Empty if nobody does, or it cannot be known. @p tables: null for any of the database.
QString holdersOf(Session& session, const Value& tables,
                  const std::optional<std::pair<qint32, qint32>>& advisory)
{
    const auto half = [&](qint32 std::pair<qint32, qint32>::*which) {
        return advisory ? Value(QByteArray::number((*advisory).*which)) : Value();
    };
    const auto found = session.readTable(
        Sql::load("catalog/lock_holders.sql"),
        {tables, half(&std::pair<qint32, qint32>::first), half(&std::pair<qint32, qint32>::second)},
        {.deadline = std::chrono::seconds(5)});
    if (!found)
        return {};
    QStringList holders;
    for (const auto& row : found->rows)
        holders << Text::tr("process %1 (%2, “%3”, since %4)")
                       .arg(textOf(row[0]), textOf(row[1]), textOf(row[2]), textOf(row[3]));
    return holders.join(QStringLiteral(", "));
}

}

Error withLockHolders(Session& session, Error error, const AwaitedLocks& awaited)
{
    if (error.sqlState != QLatin1String("55P03") || !session.isUsable() || session.isInTransaction())
        return error;
    std::vector<Value> oids;
    for (const quint32 oid : awaited.tables)
        oids.emplace_back(QByteArray::number(oid));
    const QString holders =
        holdersOf(session, oids.empty() ? Value() : Value(textArray(oids)), awaited.advisory);
    if (holders.isEmpty())
        return error;
    error.advice = awaited.tables.empty()
        ? Text::tr("Locks on tables of this database are held by %1. Wait for them and try again.")
              .arg(holders)
        : Text::tr("Nothing was done. The lock is held by %1. Wait for them and try again.").arg(holders);
    return error;
}

QString lockHolders(Session& session, qint64 key)
{
    const auto low = static_cast<qint32>(key & 0xffffffff);
    const QString holders =
        holdersOf(session, QByteArrayLiteral("{}"), std::pair(static_cast<qint32>(key >> 32), low));
    return holders.isEmpty() ? QString() : Text::tr("The lock is held by %1.").arg(holders);
}

}
