#pragma once

#include "weekserver.h"

namespace Weekglass {

/// A thousand rows of the catalog instead of a thousand databases, which would take minutes and gigabytes:
/// like the database @p like, an SQL expression, and called @p name, one of n (0 to 999).
inline void addDatabases(Pg::Session& session, const QByteArray& like, const QByteArray& name)
{
    // the columns differ from version to version
    WeekServer::run(session,
                    "INSERT INTO pg_database SELECT (jsonb_populate_record(d, jsonb_build_object('oid', "
                    "4000000000 + n, 'datname', "
                        + name
                        + ", 'datacl', NULL))).* FROM pg_database AS d, generate_series(0, 999) AS n WHERE "
                          "d.datname = "
                        + like);
}

}
