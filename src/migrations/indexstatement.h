#pragma once

#include "game/gamefile.h"
#include "migrations/invalidindexes.h"

#include <optional>

namespace Weekglass {

/// A migration that is one CREATE INDEX or DROP INDEX, read from its text.
struct IndexStatement
{
    bool drops = false;
    bool isUnique = false;
    QString name; ///< as written, with its schema if it has one, without quotes; empty: the server's choice
    QString table = {}; ///< schema.table, without quotes; empty of one that drops
    QByteArray columns = {}; ///< the SQL after the table

    static std::optional<IndexStatement> read(const GameFile& file);
    /// Whether it has left this index: one of that name, or one without a name on that table.
    bool hasLeft(const InvalidIndex& index) const;
};

/// How far a statement came whose end nobody saw.
struct IndexOutcome
{
    bool isDone = false; ///< the index is there, valid and just as the statement makes it; or gone
    QString other = {}; ///< a valid index of that name that is another one, or cannot be compared
};

/// Asks the server, in a transaction that may write; leaves nothing behind in it.
Result<IndexOutcome> indexOutcome(Pg::Session& session, const IndexStatement& statement,
                                  const Pg::Call& call = {});

}
