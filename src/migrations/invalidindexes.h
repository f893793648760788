#pragma once

#include "pg/session.h"

#include <QString>

#include <vector>

namespace Weekglass {

/// What a failed CREATE INDEX CONCURRENTLY leaves: it costs writing and serves nobody.
struct InvalidIndex
{
    QString name; ///< schema.index, quoted as SQL needs it
    QString plainName; ///< without schema and quotes
    QString table; ///< schema.table, without quotes
};

/// Those of the session's database that nobody is making now.
Result<std::vector<InvalidIndex>> invalidIndexes(Pg::Session& session, const Pg::Call& call = {});

}
