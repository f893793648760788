#pragma once

#include "tables/rowpage.h"

namespace Weekglass {

/// From a row along a foreign key: to the row that it refers to, or to the rows that refer to it.
struct RowJump
{
    QString constraint;
    bool isReferring = false; ///< to the rows that refer to this one
    RelationName to;
    RowFilter filter = {}; ///< of the rows there
    QString whyNot = {}; ///< translated; empty: it leads somewhere

    /// "players (player_id = 7) by players_fk"
    QString text() const;
};

/// Those to rows that it refers to first. @p row: of rows of this query, null: none, so there are no values.
std::vector<RowJump> rowJumps(const RelationDetails& details, const RowQuery& query, const Row* row);

}
