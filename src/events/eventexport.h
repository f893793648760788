#pragma once

#include "events/eventstatement.h"
#include "game/importdefinition.h"

#include <functional>

namespace Weekglass {

enum class ExportFormat {
    Ndjson, ///< one object a line; what came from an import can be imported again
    Json, ///< one array of these objects
    Csv ///< with a header line; see exportEvents() about formulas
};

struct ExportOptions
{
    QString file; ///< appears when it is whole, for its owner only
    ExportFormat format = ExportFormat::Ndjson;
    /// Told the rows written so far, often.
    std::function<void(qint64 rows)> progress = {};
};

/// Writes all matching events, oldest first, as they are at one moment. The server writes the rows, so
/// numbers are as stored. In CSV a text cell that a spreadsheet would take for a formula (it begins with = +
/// - @, a tab or a carriage return) gets an apostrophe before it. On an error, or when it is cancelled, no
/// file appears. @p import names the members as importing wants them, where the events came from there.
/// @return the number of events
Result<qint64> exportEvents(Pg::Session& session, const EventQuery& query,
                            const std::optional<ImportTarget>& import, const ExportOptions& options,
                            const Pg::Call& call = {});

/// By the ending of a file's name; NDJSON for unknown ones.
ExportFormat exportFormatOf(const QString& file);

}
