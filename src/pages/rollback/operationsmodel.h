#pragma once

#include "rollback/operation.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The operations of a week's ledger, a row each, as they come.
class OperationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        TimeColumn,
        WhatColumn,
        StateColumn,
        GameColumn,
        RowsColumn,
        WhoColumn,
        ReasonColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setOperations(std::vector<Operation> operations);
    /// Null if there is no such row.
    const Operation* operation(int row) const;
    /// The row of this operation, or -1.
    int find(const QByteArray& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString what(const Operation& operation);
    static QString state(const Operation& operation);

    std::vector<Operation> m_operations;
};

}
