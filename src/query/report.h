#pragma once

#include "game/gamedefinition.h"
#include "query/queryresult.h"
#include "json/document.h"

#include <memory>
#include <optional>
#include <vector>

namespace Weekglass {

/// What a week says now.
struct Report
{
    std::shared_ptr<const QueryResult> result; ///< never null, and without an error
    /// Of the week's newest event, microseconds since 1970: the present, as far as the week knows; nothing if
    /// it has no events.
    std::optional<qint64> now = {};
    std::vector<bool> isStale = {}; ///< for each row; empty: rows of this report do not grow old

    qsizetype staleCount() const;
};

/// Runs the report's query in a read-only transaction that is rolled back, and tells which rows are older
/// than the report allows, seen from the week's newest event. At most 10,000 rows.
Result<Report> readReport(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
                          const Pg::Call& call = {});

/// The rows as a picture takes them: an array of objects, /rows. If there is a text column "kind", there is
/// an array for each kind instead: /ship, /waypoint. An error if they are too long for one document.
Result<Json::Document> reportDocument(const QueryResult& result);
/// The JSON Pointer of each row in that document.
std::vector<QString> reportPointers(const QueryResult& result);

}
