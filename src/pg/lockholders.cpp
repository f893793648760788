#include "pg/lockholders.h"

#include "pg/text.h"

namespace Weekglass::Pg {

namespace {

/// An advisory lock as pg_locks lists it.
struct AdvisoryKey
{
    qint32 high = 0;
    qint32 low = 0;
    int keys = 0; ///< 1: one of 64 bits, 2: two of 32, which is another lock
};

AdvisoryKey oneKey(qint64 key)
{
    return {static_cast<qint32>(key >> 32), static_cast<qint32>(key & 0xffffffff), 1};
}

/// None if nobody does, or it cannot be known. @p tables: null for any of the database.
std::vector<std::vector<Value>> holdersOf(Session& session, const Value& tables,
                                          const std::optional<AdvisoryKey>& advisory)
{
    const auto part = [&](auto AdvisoryKey::*which) {
        return advisory ? Value(QByteArray::number((*advisory).*which)) : Value();
    };
    auto found = session.readTable(
        Sql::load("catalog/lock_holders.sql"),
        {tables, part(&AdvisoryKey::high), part(&AdvisoryKey::low), part(&AdvisoryKey::keys)},
        {.deadline = std::chrono::seconds(5)});
    return found ? std::move(found->rows) : std::vector<std::vector<Value>>();
}

QString namesOf(const std::vector<std::vector<Value>>& holders)
{
    QStringList names;
    for (const auto& row : holders)
        names << Text::tr("process %1 (%2, “%3”, since %4)")
                     .arg(textOf(row[0]), textOf(row[1]), textOf(row[2]), textOf(row[3]));
    return names.join(QStringLiteral(", "));
}

}

Error withLockHolders(Session& session, Error error, const AwaitedLocks& awaited)
{
    if (error.sqlState != QLatin1String("55P03") || !session.isUsable() || session.isInTransaction())
        return error;
    std::vector<Value> oids;
    for (const quint32 oid : awaited.tables)
        oids.emplace_back(QByteArray::number(oid));
    std::optional<AdvisoryKey> advisory;
    if (awaited.advisory)
        advisory = {awaited.advisory->first, awaited.advisory->second, 2};
    const QString holders =
        namesOf(holdersOf(session, oids.empty() ? Value() : Value(textArray(oids)), advisory));
    if (holders.isEmpty())
        return error;
    error.advice = awaited.tables.empty()
        ? Text::tr("Locks on tables of this database are held by %1. Wait for them and try again.")
              .arg(holders)
        : Text::tr("Nothing was done. The lock is held by %1. Wait for them and try again.").arg(holders);
    return error;
}

std::vector<int> advisoryHolders(Session& session, qint64 key)
{
    std::vector<int> pids;
    for (const auto& row : holdersOf(session, QByteArrayLiteral("{}"), oneKey(key)))
        pids.push_back(row[0].value_or(QByteArray()).toInt());
    return pids;
}

QString lockHolders(Session& session, qint64 key)
{
    const QString holders = namesOf(holdersOf(session, QByteArrayLiteral("{}"), oneKey(key)));
    return holders.isEmpty() ? QString() : Text::tr("The lock is held by %1.").arg(holders);
}

}
