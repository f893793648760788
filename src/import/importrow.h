#pragma once

#include "game/importdefinition.h"
#include "pg/sql.h"
#include "pg/value.h"

namespace Weekglass {

/// The cells of a line that is one row of a table, checked so far that the server will take them; an error
/// with the reason why it cannot be loaded.
Result<std::vector<Pg::Value>> readImportRow(QByteArrayView line, const RowImport& import);

struct RowImportSql
{
    Pg::Sql stage; ///< makes the temporary table
    Pg::Sql copy;
    /// What no row of the table equals in the key, in the order of the file; of equal lines the first.
    Pg::Sql insert;
};
Result<RowImportSql> rowImportSql(const RowImport& import);

}
