#include "pg/lockholders.h"

#include "pg/text.h"

namespace Weekglass::Pg {

Error withLockHolders(Session& session, Error error, const AwaitedLocks& awaited)
{
    if (error.sqlState != QLatin1String("55P03") || !session.isUsable() || session.isInTransaction())
        return error;
    const auto sql = Sql::load("catalog/lock_holders.sql");
    if (!sql)
        return error;
    std::vector<Value> oids;
    for (const quint32 oid : awaited.tables)
        oids.emplace_back(QByteArray::number(oid));
    const auto half = [&](qint32 std::pair<qint32, qint32>::*which) {
        return awaited.advisory ? Value(QByteArray::number((*awaited.advisory).*which)) : Value();
    };
    const auto found =
        session.readTable(*sql,
                          {oids.empty() ? Value() : Value(textArray(oids)),
                           half(&std::pair<qint32, qint32>::first), half(&std::pair<qint32, qint32>::second)},
                          {.deadline = std::chrono::seconds(5)});
    if (!found || found->rows.empty())
        return error;
    QStringList holders;
    for (const auto& row : found->rows) {
        const auto cell = [&](std::size_t i) { return textOf(row[i]); };
        holders << Text::tr("process %1 (%2, “%3”, its transaction began %4)")
                       .arg(cell(0), cell(1), cell(2), cell(3));
    }
    const QString list = holders.join(QStringLiteral(", "));
    error.advice = awaited.tables.empty()
        ? Text::tr("Locks on tables of this database are held by %1. Wait for them and try again.").arg(list)
        : Text::tr("Nothing was done. The lock is held by %1. Wait for them and try again.").arg(list);
    return error;
}

}
