#pragma once

#include "pg/activity.h"

#include <QAbstractTableModel>

#include <vector>

namespace Weekglass {

/// The statements sent lately, the newest first.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        StartedColumn,
        DatabaseColumn,
        StateColumn,
        DurationColumn,
        RowsColumn,
        SqlColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<Pg::Activity::Entry> entries);
    QString sql(int row) const;
    /// Of the statement in the row; 0: none.
    quint64 id(int row) const;
    bool isRunning(int row) const;
    /// -1: it is not among them any more.
    int find(quint64 id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Pg::Activity::Entry* entry(int row) const;

    std::vector<Pg::Activity::Entry> m_entries; // the newest last
};

}
