#pragma once

#include "snapshots/pathhistory.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// One value over all snapshots, the oldest first: where it changed, and by how much.
class PathHistoryModel : public TableModel<HistoryPoint>
{
    Q_OBJECT

public:
    enum Columns { SeqColumn, TimeColumn, ValueColumn, ChangeColumn, ColumnCount };
    enum Roles {
        ChangedRole = Qt::UserRole, ///< bool: another value than in the snapshot before
    };

    explicit PathHistoryModel(QObject* parent = nullptr);

    void setPoints(std::vector<HistoryPoint> points) { resetRows(std::move(points)); }
    const std::vector<HistoryPoint>& points() const { return rows(); }
    qint64 changes() const;
    /// The row of a snapshot, or -1.
    int find(const SnapshotKey& key) const;
    /// The row of the change behind or before @p row, -1 if there is none.
    int nextChange(int row, bool forward) const;

protected:
    QVariant value(const HistoryPoint& point, int column, int role) const override;

private:
    QString changeText(const HistoryPoint& point) const;
};

}
