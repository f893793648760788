#include "weeks/tabledistribution.h"

#include "pg/cluster.h"
#include "pg/transaction.h"

namespace Weekglass {

namespace {

using Pg::Sql;

/// Names and columns, those that foreign keys lead to first.
Result<Pg::Table> undistributed(Pg::Session& week, const DistributionDefinition& game,
                                DistributedTables which, const Pg::Call& call)
{
    std::vector<Pg::Value> names;
    std::vector<Pg::Value> columns;
    for (const auto& [name, column] : game.tables) {
        names.emplace_back(name.toUtf8());
        columns.emplace_back(column.toUtf8());
    }
    for (const QString& name : game.reference) {
        names.emplace_back(name.toUtf8());
        columns.emplace_back(QByteArray());
    }
    return week.query(
        Sql::load("extensions/citus_undistributed.sql"),
        {Pg::textArray(names), Pg::textArray(columns), which == DistributedTables::All ? "t" : "f"}, call);
}

/// The rows that were there before are on the nodes now, and still hidden in the coordinator's files.
Result<void> removeLocalRows(Pg::Session& week, const std::vector<Pg::Value>& tables, const Pg::Call& call)
{
    const auto done = week.query(
        Sql("SELECT pg_catalog.truncate_local_data_after_distributing_table(t.name::REGCLASS) FROM "
            "pg_catalog.unnest($1::TEXT[]) AS t (name)"),
        {Pg::textArray(tables)}, call);
    return done ? Result<void>() : done.error();
}

Result<void> distribute(Pg::Session& week, const QByteArray& name, const QByteArray& column,
                        const QByteArray& colocated, const Pg::Call& call)
{
    const auto done = column.isEmpty()
        ? week.query(Sql("SELECT pg_catalog.create_reference_table($1::TEXT::REGCLASS)"), {name}, call)
        : week.query(Sql("SELECT pg_catalog.create_distributed_table($1::TEXT::REGCLASS, $2::TEXT, "
                         "colocate_with => $3::TEXT)"),
                     {name, column, colocated}, call);
    return done ? Result<void>() : done.error().at(Pg::textOf(name));
}

}

Result<void> oneSessionForEachNode(Pg::Session& week, const Pg::Call& call)
{
    return week.script(Sql("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'"), call);
}

Result<void> distributeTables(Pg::Session& week, const DistributionDefinition& game, DistributedTables which,
                              const Pg::Call& call)
{
    auto transaction = Pg::Transaction::join(week, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto set = oneSessionForEachNode(week, call); !set)
        return set;
    const auto missing = undistributed(week, game, which, call);
    if (!missing)
        return missing.error();
    const QByteArray first = game.tables.front().name.toUtf8();
    std::vector<Pg::Value> names;
    for (const auto& row : missing->rows) {
        const QByteArray name = row.at(0).value_or(QByteArray());
        auto done = distribute(week, name, row.at(1).value_or(QByteArray()),
                               name == first ? QByteArray("default") : first, call);
        if (!done)
            return done;
        names.emplace_back(name);
    }
    // last: Citus empties no table that one of the coordinator's own leads to
    if (auto removed = names.empty() ? Result<void>() : removeLocalRows(week, names, call); !removed)
        return removed;
    return transaction->commit(call);
}

Result<void> distributeNewTables(Pg::Session& week, const std::optional<DistributionDefinition>& game,
                                 const Pg::Call& call)
{
    if (!game)
        return {};
    const auto there = Pg::distributedTables(week, call);
    if (!there)
        return there.error();
    const bool isNew = there->empty(); // its tables are prepared and distributed when all are there
    return isNew ? Result<void>() : distributeTables(week, *game, DistributedTables::Present, call);
}

}
