#pragma once

#include "weeks/databasefacts.h"

namespace Weekglass {

/// Makes the database @p copy of what is in @p source, with its owner, rights, settings and limit. Nobody may
/// be connected to the source. Not in a transaction: what an interrupted one left is dropped first by its
/// caller.
Result<void> copyDatabase(Pg::Session& maintenance, const DatabaseFacts& source, const QString& copy,
                          const Pg::Call& call = {});

/// The room that a copy needs and that its disk has, in bytes; nothing: not known.
struct CopyRoom
{
    std::optional<qint64> needed = {};
    std::optional<qint64> free = {}; ///< known only where the server runs on this computer
};
Result<CopyRoom> roomForCopy(Pg::Session& maintenance, const DatabaseFacts& source,
                             const Pg::Call& call = {});

/// The comment of a database, exactly; empty: none.
Result<void> setDatabaseComment(Pg::Session& maintenance, const QString& name, const QString& text);

}
