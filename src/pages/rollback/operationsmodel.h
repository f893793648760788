#pragma once

#include "rollback/operation.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The operations of a week's ledger, a row each, as they come.
class OperationsModel : public TableModel<Operation>
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

    explicit OperationsModel(QObject* parent = nullptr);

    void setOperations(std::vector<Operation> operations) { resetRows(std::move(operations)); }
    const Operation* operation(int row) const { return this->row(row); }
    /// The row of this operation, or -1.
    int find(const QByteArray& id) const;

protected:
    QVariant value(const Operation& operation, int column, int role) const override;

private:
    static QString what(const Operation& operation);
    static QString state(const Operation& operation);
};

}
