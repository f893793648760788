#pragma once

#include "pg/session.h"

#include <QString>

#include <vector>

namespace Weekglass::Pg {

/// A server of a Citus cluster.
struct ClusterNode
{
    QString host;
    int port = 0;
    bool isCoordinator = false;
    bool isActive = true;
    bool hasShards = true; ///< of distributed tables; a coordinator usually has none

    QString address() const { return host + QLatin1Char(':') + QString::number(port); }
    friend bool operator==(const ClusterNode&, const ClusterNode&) = default;
};

/// A table of a distributed week.
struct DistributedTable
{
    QByteArray name; ///< quoted
    QByteArray column; ///< by whose value a row finds its node; empty: it is whole on every node
    quint32 oid = 0;
};

/// Whether the connected database has the extension.
Result<bool> hasCitus(Session& session, const Call& call = {});
/// The nodes that the connected database is spread over; none without the extension.
Result<std::vector<ClusterNode>> clusterNodes(Session& session, const Call& call = {});
/// Those of them that are no coordinator.
std::vector<ClusterNode> workersOf(const std::vector<ClusterNode>& nodes);
/// The tables that are distributed; none without the extension.
Result<std::vector<DistributedTable>> distributedTables(Session& session, const Call& call = {});

/// The same connection, to a node instead. The same role must be able to log in there.
ConnectOptions toNode(const ConnectOptions& server, const ClusterNode& node);

}
