#pragma once

#include "metrics/weekcomparison.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The table of differences: a row for each metric and series, a column for each week, then by how much the
/// first week differs.
class DeltaModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Weeks are between these two groups.
    enum FirstColumns { MetricColumn, SeriesColumn, FirstWeekColumn };
    enum LastColumns { DeltaColumn, PercentColumn, RankColumn, UnusualColumn, LastColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows as deltaRows() sorts them, and the names of their weeks. The columns stay if the weeks do.
    void setRows(std::vector<DeltaRow> rows, const QStringList& weeks);
    /// Null if there is no such row.
    const DeltaRow* row(int row) const;
    int columnOf(LastColumns column) const { return FirstWeekColumn + weekCount() + column; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int weekCount() const { return static_cast<int>(m_weeks.size()); }
    QString valueText(const WeekValue& value, int week) const;
    static QString lastText(const Delta& delta, int column);

    std::vector<DeltaRow> m_rows;
    QStringList m_weeks;
};

}
