#pragma once

#include "widgets/charts/metricchart.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The series of a chart with their figures in the time that is shown.
class LegendModel : public TableModel<ChartLine>
{
    Q_OBJECT

public:
    enum Column { NameColumn, LastColumn, LeastColumn, MeanColumn, GreatestColumn, SumColumn };
    /// What rows are sorted by.
    static constexpr int SortRole = Qt::UserRole;

    explicit LegendModel(QObject* parent = nullptr);

    void setLines(std::vector<ChartLine> lines) { updateRows(std::move(lines)); }
    /// Each column's figure and what it is; figures are wanted largest first.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QVariant value(const ChartLine& line, int column, int role) const override;
};

}
