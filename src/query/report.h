#pragma once

#include "game/gamedefinition.h"
#include "query/queryresult.h"
#include "query/reportvalues.h"
#include "json/document.h"

#include <memory>
#include <optional>
#include <vector>

namespace Weekglass {

/// What a week says now.
struct Report
{
    std::shared_ptr<const QueryResult> result; ///< never null, and without an error
    /// The moment that the report is seen from, microseconds since 1970: what its values say, else the time
    /// of the week's newest event; nothing if the week has none.
    std::optional<qint64> now = {};
    std::vector<bool> isStale = {}; ///< for each row; empty: rows of this report do not grow old
    ReportValues values = {};
    int alertColumn = -1; ///< -1: rows of this report do not warn

    qsizetype staleCount() const;
    /// What the row warns of; empty: nothing.
    QByteArray alert(qsizetype row) const;
    qsizetype alertCount() const;
    /// "As of 2025-06-01 12:00:00 UTC, the week's newest event"; empty if the report does not depend on time.
    QString asOfText() const;
};

/// Runs the report's query in a read-only transaction that is rolled back, and tells which rows warn, and
/// which are older than the report allows. At most 10,000 rows. Errors as of resolveValues(), too.
Result<Report> readReport(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
                          const ReportSettings& settings, const Pg::Call& call = {});
/// The report's query, with the values of its parameters in a comment above.
QString reportSql(const ReportDefinition& report, const ReportValues& values);

/// The rows as a picture takes them: an array of objects, /rows. If there is a text column "kind", there is
/// an array for each kind instead: /ship, /waypoint. An error if they are too long for one document.
Result<Json::Document> reportDocument(const QueryResult& result);
/// The JSON Pointer of each row in that document.
std::vector<QString> reportPointers(const QueryResult& result);

}
