#pragma once

#include "pg/cluster.h"
#include "weeks/weekidentity.h"

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
/// An error that names the first worker that does not answer.
Result<void> checkWorkers(const Pg::ConnectOptions& server, const std::vector<Pg::ClusterNode>& workers,
                          const std::stop_token& stop = {});

}
