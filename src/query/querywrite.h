#pragma once

#include "query/queryrun.h"

#include <functional>

namespace Weekglass {

enum class QueryFormat {
    Csv, ///< with a header line; cells that a spreadsheet would take for formulas get an apostrophe
    Json, ///< one array of objects
    Ndjson, ///< one object a line
    Parquet ///< decimals exact, times as microseconds; the statement runs twice if it has decimals
};

/// By the ending of a file's name: .csv, .json, .parquet; NDJSON for others.
QueryFormat queryFormatOf(const QString& file);

/// Where the bytes of a result go, some at a time.
using QuerySink = std::function<Result<void>(QByteArrayView)>;

struct WrittenQuery
{
    qint64 rows = 0;
    int failedWeeks = 0;
};

/// The whole result as the server sends it, without a limit and without keeping it. Of several weeks, one
/// after the other, as CombinedResult has them: what a week lacks is left out of its objects, and said in
/// CSV; a week that fails has a row with its error. A single week that fails is an error.
/// @p progress is told the rows written so far, often.
Result<WrittenQuery> writeQuery(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                QueryFormat format, const QuerySink& sink,
                                const std::function<void(qint64)>& progress, const Pg::Call& call = {});
/// The same to a file, which appears when it is whole.
Result<WrittenQuery> writeQueryFile(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                    const QString& file, const std::function<void(qint64)>& progress,
                                    const Pg::Call& call = {});

/// A result that is here already.
Result<void> writeResult(const CombinedResult& result, QueryFormat format, const QuerySink& sink);
Result<void> writeResultFile(const CombinedResult& result, const QString& file);
/// A small one, whole.
Result<QByteArray> resultBytes(const CombinedResult& result, QueryFormat format);

/// What stands in CSV and in a table for a cell of a column that a week does not have.
QString notThereText(const QString& week);
/// A cell as JSON text: numbers, booleans and JSON as they are, all else a string.
QByteArray queryJson(QByteArrayView text, const QueryColumn& column);

}
