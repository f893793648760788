#include "rollback/rowtexts.h"

namespace Weekglass {

using Pg::Sql;

namespace {

Sql textAndNumber(const Sql& text)
{
    return text + Sql("::TEXT AS k, pg_catalog.row_number() OVER (PARTITION BY ") + text
        + Sql("::TEXT) AS n FROM ");
}

}

Sql numberedRows(const Sql& from, const Sql& alias)
{
    // a name that no column has: a column would be taken for the row
    const Sql row("\"weekglass row\"");
    return Sql("(SELECT ") + row + Sql(" AS r, ") + textAndNumber(row) + from + Sql(" AS ") + row
        + Sql(") AS ") + alias;
}

Sql tableTexts(const TableFacts& table)
{
    return Sql("(SELECT r.ctid AS id, r.tableoid AS part, ") + textAndNumber(table.row(Sql("r"))) + table.name
        + Sql(" AS r) AS x");
}

Sql keptTexts(const TableFacts& table, const Sql& mirror, const Sql& condition)
{
    return Sql("(SELECT ") + textAndNumber(table.row(Sql("m"))) + mirror + Sql(" AS m WHERE ") + condition
        + Sql(") AS y");
}

}
