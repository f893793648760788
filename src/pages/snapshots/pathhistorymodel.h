#pragma once

#include "snapshots/pathhistory.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// One value over all snapshots, the oldest first: where it changed, and by how much.
class PathHistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { SeqColumn, TimeColumn, ValueColumn, ChangeColumn, ColumnCount };
    enum Roles {
        ChangedRole = Qt::UserRole, ///< bool: another value than in the snapshot before
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPoints(std::vector<HistoryPoint> points);
    const std::vector<HistoryPoint>& points() const { return m_points; }
    qint64 changes() const;
    /// The row of a snapshot, or -1.
    int find(const SnapshotKey& key) const;
    /// The row of the change behind or before @p row, -1 if there is none.
    int nextChange(int row, bool forward) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString changeText(int row) const;

    std::vector<HistoryPoint> m_points;
};

}
