#pragma once

#include "pg/cluster.h"
#include "weeks/weekidentity.h"

#include <QHash>

#include <optional>

namespace Weekglass {

/// What a database of shards on a worker says of itself: which week of which cluster it is a part of.
QString workerMark(const WeekIdentity& week);

/// The database of @p week on each of its workers: empty, with the extension and our settings. One that is
/// there already has to bear our mark, or nothing is done.
Result<void> makeOnWorkers(const Pg::ConnectOptions& server, const std::vector<Pg::ClusterNode>& workers,
                           const WeekIdentity& week, const std::stop_token& stop = {});
/// Drops the week's databases on its workers, those that bear its mark only.
Result<void> dropOnWorkers(const Pg::ConnectOptions& server, const std::vector<Pg::ClusterNode>& workers,
                           const WeekIdentity& week);
/// What the workers' databases of weeks take.
struct WorkerSizes
{
    QHash<QString, qint64> bytes = {}; ///< by workerMark()
    int answering = 0; ///< workers
    int silent = 0;

    bool hasWorkers() const { return answering + silent > 0; }
    /// Of the week on all nodes; nothing: a worker that may have some of it does not say.
    std::optional<qint64> withShards(const WeekIdentity& week, qint64 onCoordinator) const;
};

/// Asks the cluster of the session's database; nothing there without one.
Result<WorkerSizes> sizesOnWorkers(Pg::Session& session, const Pg::Call& call = {});

/// An error that names the first worker that does not answer.
Result<void> checkWorkers(const Pg::ConnectOptions& server, const std::vector<Pg::ClusterNode>& workers,
                          const std::stop_token& stop = {});

}
