#pragma once

#include "game/gamedefinition.h"
#include "import/answersql.h"
#include "import/recordreader.h"
#include "pg/value.h"

#include <vector>

namespace Weekglass {

/// How records of one kind get into a table.
struct ImportKind
{
    RecordOptions records; ///< what such records look like
    QString storedOnce = {}; ///< the table whose unique constraint leaves out what is there already
    QString references = {}; ///< the table that must take references
    Pg::Sql stage; ///< a script: makes the temporary table
    Pg::Sql stageTable; ///< its name
    Pg::Sql copy;
    std::vector<Pg::Sql> inserts; ///< what is not there yet, one after the other
    std::function<Result<std::vector<Pg::Value>>(QByteArrayView json)> read;

    /// The record's cells; an error with the reason why it cannot be loaded.
    Result<std::vector<Pg::Value>> cells(const Record& record) const;
};

/// By the first record that any of the game's kinds knows. If none is known, the first kind says what is
/// wrong with each. The game must outlive it. An error if the game takes no files.
Result<ImportKind> importKindOf(const GameDefinition& game, const QString& file, const RequestNamer& nameOf,
                                UnchangedPayload unchanged);

}
