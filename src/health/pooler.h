#pragma once

#include "health/figurelist.h"
#include "pg/console.h"

namespace Weekglass {

/// What PgBouncer's console says, as it says it: the columns are those of its version.
struct PoolerHealth
{
    QString version;
    std::vector<Figure> figures; ///< two for each pool
    Pg::Table pools;
    Pg::Table stats;
    Pg::Table databases;
    Pg::Table clients;
};

/// Asks the console of the pooler that @p conninfo leads to; its database is always "pgbouncer". Its user
/// needs an entry in stats_users.
Result<PoolerHealth> readPooler(const QByteArray& conninfo,
                                const Thresholds& thresholds = Thresholds::defaults(),
                                const Pg::Call& call = {});

}
