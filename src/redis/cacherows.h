#pragma once

#include "redis/cachecontent.h"

#include <QByteArrayList>
#include <QHash>

namespace Weekglass {

/// What the week has for the subjects of one cache. A subject that is missing is not in the week; one without
/// anything has an empty content.
Result<QHash<QByteArray, CacheContent>> readCacheRows(Pg::Session& session, const CacheDefinition& cache,
                                                      const QByteArrayList& subjects, const Pg::Call& call);

}
