#pragma once

#include "rollback/tablefacts.h"

namespace Weekglass {

/// Rows as one text each (k) with their number among equal ones (n): what tells rows without a key apart.

/// Of a table or copy, with the row itself as r.
Pg::Sql numberedRows(const Pg::Sql& from, const Pg::Sql& alias);
/// Of a table, as x, with where each row is (id, part).
Pg::Sql tableTexts(const TableFacts& table);
/// Of the rows m of the ledger that satisfy the condition, as y.
Pg::Sql keptTexts(const TableFacts& table, const Pg::Sql& mirror, const Pg::Sql& condition);

}
