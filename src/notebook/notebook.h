#pragma once

#include "base/result.h"
#include "metrics/chartstyle.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace Weekglass {

/// What the author says.
struct TextCell
{
    QString markdown = {};

    bool operator==(const TextCell&) const = default;
};

/// A metric over time, as a picture and its figures. Times are microseconds since the week's reset.
struct ChartCell
{
    QString metric = {}; ///< id
    QStringList series = {}; ///< names; empty: all, the first ones by name
    std::optional<qint64> from = {}; ///< nothing: from the first reading
    std::optional<qint64> until = {}; ///< not in it; nothing: to the last reading
    ChartStyle style = {};

    bool operator==(const ChartCell&) const = default;
};

/// The first rows of a report, or of a statement that reads.
struct TableCell
{
    QString title = {}; ///< empty: that of the report
    QString report = {}; ///< id; empty: the statement counts
    QMap<QString, QString> parameters = {}; ///< of the report, by name: values, or names that stand for them
    QString sql = {};
    int rows = 20; ///< at most

    static constexpr int MostRows = 1000;
    bool operator==(const TableCell&) const = default;
};

/// Metrics of the week against those of other weeks.
struct ComparisonCell
{
    QStringList metrics = {}; ///< ids; at least one
    int before = 3; ///< so many weeks before the one that the notebook is made for
    QStringList weeks = {}; ///< names; not empty: these weeks instead, whichever week it is made for
    std::optional<qint64> at = {}; ///< microseconds since each week's reset; nothing: each week's last values
    int rows = 30; ///< at most, those that differ most

    static constexpr int MostWeeks = 50;
    bool operator==(const ComparisonCell&) const = default;
};

using NotebookCell = std::variant<TextCell, ChartCell, TableCell, ComparisonCell>;

/// Findings that are made anew for another week: no cell names a week unless its author pinned one.
struct Notebook
{
    QString title = {};
    QString game = {}; ///< id
    std::vector<NotebookCell> cells = {};

    /// Of what the workspace keeps it as, under its name.
    static constexpr const char* SavedKind = "notebook";

    QByteArray toJson() const;
    /// An error says which cell is not what it should be.
    static Result<Notebook> fromJson(const QByteArray& json);
    bool operator==(const Notebook&) const = default;
};

/// What a cell is, for lists of cells: "Chart: credits".
QString cellText(const NotebookCell& cell);

}
