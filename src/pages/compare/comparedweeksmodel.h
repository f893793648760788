#pragma once

#include "metrics/weekcomparison.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// A week of a comparison.
struct ComparedWeekRow
{
    QString week;
    std::optional<WeekStart> start = {};
    std::optional<qint64> end = {}; ///< elapsed
    QString note = {}; ///< why the start is not another one
    QString schemaVersion = {};
    bool isKept = false;
    bool isLoading = false;
    QStringList errors = {}; ///< of the week, then of its metrics; for people

    bool operator==(const ComparedWeekRow&) const = default;
};

/// The weeks of a comparison: when each began and how that is known, how far it goes, its schema version, and
/// what went wrong with it.
class ComparedWeeksModel : public TableModel<ComparedWeekRow>
{
    Q_OBJECT

public:
    enum Columns {
        WeekColumn,
        StartColumn,
        SourceColumn,
        LengthColumn,
        SchemaColumn,
        StateColumn,
        ColumnCount
    };

    explicit ComparedWeeksModel(QObject* parent = nullptr);

    using Row = ComparedWeekRow;
    void setRows(std::vector<Row> rows);

protected:
    QVariant value(const Row& row, int column, int role) const override;
};

}
