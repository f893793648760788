#include "pg/cluster.h"

#include "pg/conninfo.h"

#include <algorithm>
#include <iterator>

namespace Weekglass::Pg {

Result<bool> hasCitus(Session& session, const Call& call)
{
    const auto there = session.query(
        Sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_extension AS e WHERE e.extname = 'citus')"), {}, call);
    return there ? Result<bool>(there->single() == "t") : Result<bool>(there.error());
}

Result<std::vector<ClusterNode>> clusterNodes(Session& session, const Call& call)
{
    std::vector<ClusterNode> nodes;
    const auto there = hasCitus(session, call);
    if (!there)
        return there.error();
    if (!*there)
        return nodes;
    const auto rows = session.query(Sql::load("extensions/citus_nodes.sql"), {}, call);
    if (!rows)
        return rows.error();
    for (const auto& row : rows->rows)
        nodes.push_back({.host = textOf(row.at(0)),
                         .port = static_cast<int>(numberOf(row.at(1))),
                         .isCoordinator = row.at(2) == "t",
                         .isActive = row.at(3) == "t",
                         .hasShards = row.at(4) == "t"});
    return nodes;
}

std::vector<ClusterNode> workersOf(const std::vector<ClusterNode>& nodes)
{
    std::vector<ClusterNode> workers;
    std::ranges::copy_if(nodes, std::back_inserter(workers),
                         [](const ClusterNode& node) { return !node.isCoordinator; });
    return workers;
}

Result<std::vector<DistributedTable>> distributedTables(Session& session, const Call& call)
{
    std::vector<DistributedTable> tables;
    const auto there = hasCitus(session, call);
    if (!there)
        return there.error();
    if (!*there)
        return tables;
    const auto rows = session.query(Sql::load("extensions/citus_distributed.sql"), {}, call);
    if (!rows)
        return rows.error();
    for (const auto& row : rows->rows)
        tables.push_back({.name = row.at(0).value_or(QByteArray()),
                          .column = row.at(1).value_or(QByteArray()),
                          .oid = row.at(2).value_or("0").toUInt()});
    return tables;
}

ConnectOptions toNode(const ConnectOptions& server, const ClusterNode& node)
{
    return pinned(server, {.host = node.host.toUtf8(), .port = QByteArray::number(node.port)});
}

}
