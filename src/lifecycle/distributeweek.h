#pragma once

#include "game/gamedefinition.h"
#include "weeks/weekcluster.h"

namespace Weekglass {

/// How a new week of the game would be spread over a cluster, and what then no longer holds.
struct DistributionPlan
{
    std::vector<Pg::ClusterNode> nodes; ///< of the maintenance database, the coordinator first
    qsizetype distributed = 0; ///< tables by a column's value
    qsizetype reference = 0; ///< tables that are whole on every node
    QStringList lost; ///< by the game's manifest and by Citus, a sentence each

    /// What is shown before it is done.
    QStringList texts() const;
};

/// Looks only. An error where the game does not say how its tables are distributed, or the maintenance
/// database has no Citus with a coordinator and a worker.
Result<DistributionPlan> planDistribution(Pg::Session& maintenance, const GameDefinition& game,
                                          const Pg::Call& call = {});

/// Whether the database is spread over a cluster.
Result<bool> isDistributed(const Pg::ConnectOptions& server, const QString& database,
                           const std::stop_token& stop = {});
/// Why another database cannot take the place of the week: its shards would stay behind. Empty: it has none.
QStringList whyNotReplaced(const Pg::ConnectOptions& server, const QString& week,
                           const std::stop_token& stop = {});

/// Makes the week's database a part of the cluster: its databases on the workers, the extension, the nodes.
/// Doing it again does what is left.
Result<void> joinCluster(const Pg::ConnectOptions& server, Pg::Session& week, const WeekIdentity& identity,
                         const std::vector<Pg::ClusterNode>& nodes, const std::stop_token& stop = {});

/// Prepares and distributes the tables of a migrated week with the rows that they have, in one transaction;
/// nothing if it was done already.
Result<void> distributeWeek(Pg::Session& week, const GameDefinition& game, const Pg::Call& call = {});

}
