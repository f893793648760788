#pragma once

#include "pg/session.h"

namespace Weekglass {

/// What a table wastes, as pgstattuple_approx() counts it: it reads the pages that are not all visible, and
/// takes the free space of the others from the map.
struct TableBloat
{
    QString table; ///< as it was asked for
    qint64 bytes = 0;
    qint64 deadBytes = 0; ///< of rows that VACUUM removes
    qint64 freeBytes = 0;
    double scanned = 0; ///< percent of the pages that were read

    qint64 wasted() const { return deadBytes + freeBytes; }
    double share() const; ///< percent of the table
    /// "12 MiB, 30 %: 2 MiB dead rows, 10 MiB free"
    QString text() const;
};

/// Takes as long as it takes to read those pages. @p table: qualified, and quoted where it has to be. Where
/// the extension is missing, the error says the statement that makes it.
Result<TableBloat> measureBloat(Pg::Session& session, const QString& table, const Pg::Call& call = {});

}
