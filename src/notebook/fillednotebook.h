#pragma once

#include "metrics/weekcomparison.h"
#include "notebook/notebook.h"
#include "query/queryresult.h"
#include "weeks/weekhandle.h"

#include <QDateTime>

#include <functional>

namespace Weekglass {

/// What a week has for a chart. Times are microseconds since 1970.
struct FilledChart
{
    MetricDefinition metric = {};
    MetricData data = {}; ///< only series that have readings
    std::vector<FinalValue> finals = {}; ///< one for each of the series: its last reading
    QStringList missing = {}; ///< series that the cell names and the week has not
};

struct FilledTable
{
    QString source = {}; ///< "report trades", or empty: the cell's own statement
    QString description = {};
    QStringList about = {}; ///< of a report: what it was read with, and as of when
    QByteArray sql = {};
    std::shared_ptr<const QueryResult> result; ///< never null
};

struct FilledComparison
{
    /// Of a metric that could not be read in the notebook's own week; null if all were.
    const Error* error() const;

    std::vector<ComparedWeek> weeks = {}; ///< the notebook's own first
    std::vector<DeltaRow> rows = {}; ///< those that differ most first
};

/// A cell with what the week has for it, or why it has nothing.
struct FilledCell
{
    /// Why there is nothing, or not all that the cell asks for; null: it has all.
    const Error* error() const;

    NotebookCell cell;
    /// A text is complete as it is.
    std::variant<std::monostate, FilledChart, FilledTable, FilledComparison, Error> content = {};
};

/// A notebook made for a week.
struct FilledNotebook
{
    QString title;
    QString game; ///< its title
    QString week; ///< name of the database
    WeekTimes times = {};
    QDateTime madeAt = {}; ///< UTC
    std::vector<FilledCell> cells = {};

    int failedCells() const;
};

/// The week that a notebook is made for, and the weeks of the game that its server lists.
struct NotebookWeeks
{
    WeekHandle week;
    std::vector<WeekHandle> listed = {};
};

/// Reads what the cells show, in read-only transactions. A cell that fails has its error and does not stop
/// the others; an error of all only if the week cannot be reached, is of another game, or the call stopped.
/// A comparison has those of its metrics that could be read. Weeks that are gone are compared by what was
/// kept of them. @p progress is told how many cells are done. @p deadline of each statement
Result<FilledNotebook> fillNotebook(const Notebook& notebook, const NotebookWeeks& weeks,
                                    const std::function<void(int)>& progress = {},
                                    const std::stop_token& stop = {},
                                    std::chrono::milliseconds deadline = std::chrono::minutes(1));

}
