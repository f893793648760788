#pragma once

#include "game/gamefile.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// Where recorded responses go.
struct ImportTarget
{
    QString table; ///< schema.table with the columns of raw.api_events
    QString eventSource; ///< id of the event source that shows them
    /// subject, records, reason: what is loaded and the transforms cannot use yet.
    std::optional<GameFile> waiting = {};
};

enum class ImportType {
    Integer, ///< bigint
    Number, ///< double precision
    Text,
    Time, ///< ISO 8601 with seconds and offset
    Uuid,
    Json
};

/// One column of a table that lines are imported into.
struct ImportColumn
{
    QString name;
    QString member; ///< of the line
    ImportType type = ImportType::Text;
    bool isOptional = false; ///< a line may lack it, or have null there: then it is NULL
    std::optional<QString> value = {}; ///< the same for every line: then there is no member
};

/// Lines that are one row of a table each. A line is known by having all its members that are not optional.
struct RowImport
{
    QString table; ///< schema.table
    std::vector<ImportColumn> columns;
    std::vector<QString> key; ///< columns: a row that equals one in these is there already
};

}
