#include "lifecycle/distributeweek.h"

#include "base/utf8.h"
#include "lifecycle/text.h"
#include "pg/transaction.h"
#include "scripts/scriptrunner.h"
#include "weeks/databasefacts.h"
#include "weeks/tabledistribution.h"

namespace Weekglass {

namespace {

using Pg::ClusterNode;
using Pg::Sql;

Error refused(const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Sql, .message = message, .advice = advice};
}

QStringList lostByCitus()
{
    return {
        Text::tr("No statement sees all nodes at the same moment. A statement that reads several nodes while "
                 "the game writes may mix two states."),
        Text::tr(
            "A commit over several nodes that a crash interrupts is completed when the node answers again, "
            "within a minute."),
        Text::tr(
            "The week belongs to your role, which must be able to log in on every worker. It has no roles "
            "of the game."),
        Text::tr("A rollback is refused where foreign keys would delete further rows by themselves.")};
}

}

QStringList DistributionPlan::texts() const
{
    QStringList addresses;
    for (const ClusterNode& node : Pg::workersOf(nodes))
        addresses << node.address();
    QStringList lines {
        Text::tr("Distribute %1 tables over %2 and copy %3 to each node.")
            .arg(QString::number(distributed), addresses.join(Text::tr(", ")), QString::number(reference))};
    for (const QString& text : lost)
        lines << Text::tr("Note: %1").arg(text);
    return lines;
}

Result<DistributionPlan> planDistribution(Pg::Session& maintenance, const GameDefinition& game,
                                          const Pg::Call& call)
{
    if (!game.distribution)
        return refused(Text::tr("%1 does not say how its tables are distributed.").arg(game.title),
                       Text::tr("Describe it under “distribution” in game.json."));
    if (!game.alembic.isEmpty())
        return refused(
            Text::tr("Alembic makes the tables of %1, so they cannot be distributed when the week is "
                     "created.")
                .arg(game.title),
            Text::tr("Create the week on one server, or describe its tables in migrations of the "
                     "game's folder."));
    auto nodes = Pg::clusterNodes(maintenance, call);
    if (!nodes)
        return nodes.error();
    const bool hasCoordinator = !nodes->empty() && nodes->front().isCoordinator;
    if (!hasCoordinator || Pg::workersOf(*nodes).empty())
        return refused(Text::tr("The database %1 is not the coordinator of a Citus cluster with workers.")
                           .arg(fromUtf8(maintenance.database())),
                       Text::tr("Nothing was done. In that database, run CREATE EXTENSION citus, "
                                "citus_set_coordinator_host() "
                                "and citus_add_node() for each worker."));
    return DistributionPlan {.nodes = *std::move(nodes),
                             .distributed = static_cast<qsizetype>(game.distribution->tables.size()),
                             .reference = static_cast<qsizetype>(game.distribution->reference.size()),
                             .lost = game.distribution->lost + lostByCitus()};
}

Result<bool> isDistributed(const Pg::ConnectOptions& server, const QString& database,
                           const std::stop_token& stop)
{
    auto session = openForCatalogs(server, database, stop);
    if (!session)
        return session.error();
    const auto nodes = Pg::clusterNodes(*session, {.stop = stop});
    return nodes ? Result<bool>(!nodes->empty()) : Result<bool>(nodes.error());
}

QStringList whyNotReplaced(const Pg::ConnectOptions& server, const QString& week, const std::stop_token& stop)
{
    const auto distributed = isDistributed(server, week, stop);
    if (!distributed || !*distributed) // what cannot be opened has other obstacles
        return {};
    return {Text::tr(
        "It is distributed over a cluster: its shards are in databases of the workers, which would stay "
        "behind. Migrate it in place instead, which distributes its new tables.")};
}

Result<void> joinCluster(const Pg::ConnectOptions& server, Pg::Session& week, const WeekIdentity& identity,
                         const std::vector<ClusterNode>& nodes, const std::stop_token& stop)
{
    const Pg::Call call {.stop = stop};
    if (auto made = makeOnWorkers(server, Pg::workersOf(nodes), identity, stop); !made)
        return made;
    if (auto made = week.execute(Sql("CREATE EXTENSION IF NOT EXISTS citus"), {}, call); !made)
        return made;
    for (const ClusterNode& node : nodes) {
        const Pg::Params address {node.host.toUtf8(), QByteArray::number(node.port)};
        const auto joined = week.query(
            node.isCoordinator ? Sql("SELECT pg_catalog.citus_set_coordinator_host($1::TEXT, $2::INTEGER)")
                               : Sql("SELECT pg_catalog.citus_add_node($1::TEXT, $2::INTEGER)"),
            address, call);
        if (!joined)
            return joined.error().at(node.address());
    }
    return {};
}

Result<void> distributeWeek(Pg::Session& week, const GameDefinition& game, const Pg::Call& call)
{
    const auto there = Pg::distributedTables(week, call);
    if (!there || !there->empty())
        return there ? Result<void>() : there.error();
    auto transaction = Pg::Transaction::begin(week, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto set = oneSessionForEachNode(week, call); !set)
        return set;
    if (const auto& prepare = game.distribution->prepare) {
        if (auto prepared = runScript(week, *prepare, call); !prepared)
            return prepared;
    }
    if (auto done = distributeTables(week, *game.distribution, DistributedTables::All, call); !done)
        return done;
    return transaction->commit(call);
}

}
