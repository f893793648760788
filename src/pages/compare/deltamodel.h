#pragma once

#include "metrics/weekcomparison.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The table of differences: a row for each metric and series, a column for each week, then by how much the
/// first week differs.
class DeltaModel : public TableModel<DeltaRow>
{
    Q_OBJECT

public:
    /// Weeks are between these two groups.
    enum FirstColumns { MetricColumn, ValueColumn, SeriesColumn, FirstWeekColumn };
    enum LastColumns { DeltaColumn, PercentColumn, RankColumn, RobustZColumn, LastColumnCount };

    explicit DeltaModel(QObject* parent = nullptr);

    /// Rows as deltaRows() sorts them, and the names of their weeks. The columns stay if the weeks do.
    void setRows(std::vector<DeltaRow> rows, const QStringList& weeks);
    int columnOf(LastColumns column) const { return FirstWeekColumn + weekCount() + column; }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QVariant value(const DeltaRow& row, int column, int role) const override;

private:
    int weekCount() const { return static_cast<int>(m_weeks.size()); }
    QString valueText(const WeekValue& value, int week, int role) const;
    static QString definition(int column);
    static QString lastText(const Delta& delta, int column);
    static QStringList titles(const QStringList& weeks);

    QStringList m_weeks;
};

}
