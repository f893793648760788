#include "pages/rollback/operationsmodel.h"

#include "base/safetext.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 120;

qint64 touchedRows(const Operation& operation)
{
    return std::accumulate(operation.tables.begin(), operation.tables.end(), qint64(0),
                           [](qint64 rows, const TableEffect& effect) { return rows + effect.rows(); });
}

}

void OperationsModel::setOperations(std::vector<Operation> operations)
{
    beginResetModel();
    m_operations = std::move(operations);
    endResetModel();
}

const Operation* OperationsModel::operation(int row) const
{
    return row >= 0 && row < rowCount() ? &m_operations[static_cast<std::size_t>(row)] : nullptr;
}

int OperationsModel::find(const QByteArray& id) const
{
    const auto found = std::ranges::find(m_operations, id, &Operation::id);
    return found == m_operations.end() ? -1 : static_cast<int>(found - m_operations.begin());
}

int OperationsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

int OperationsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString OperationsModel::what(const Operation& operation)
{
    switch (operation.kind) {
    case OperationKind::Rollback:
        return tr("Rolled back from play %1 to %2").arg(operation.head).arg(operation.target);
    case OperationKind::Redo:
        return tr("Rolled back again from play %1 to %2").arg(operation.head).arg(operation.target);
    case OperationKind::Undo:
        return tr("Undone, back to play %1").arg(operation.headAfter);
    case OperationKind::Purge:
        break;
    }
    return tr("Ledger purged");
}

QString OperationsModel::state(const Operation& operation)
{
    if (!operation.undoneBy.isEmpty())
        return operation.redoneBy.isEmpty() ? tr("undone") : tr("undone, and done again");
    if (operation.isPurged)
        return tr("purged, for good");
    return operation.canBeUndone() ? tr("can be undone") : QString();
}

QVariant OperationsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Operation& operation = m_operations[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == RowsColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return visibleText(operation.at);
    case WhatColumn:
        return what(operation);
    case GameColumn:
        return visibleText(operation.gameId, CellCharacters);
    case RowsColumn:
        return QLocale().toString(touchedRows(operation));
    case WhoColumn:
        return visibleText(operation.operatorName.isEmpty() ? operation.databaseUser : operation.operatorName,
                           CellCharacters);
    case StateColumn:
        return state(operation);
    default:
        return visibleText(operation.ticket.isEmpty()
                               ? operation.reason
                               : tr("%1 (%2)", "reason, ticket").arg(operation.reason, operation.ticket),
                           CellCharacters);
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time (UTC)");
    case WhatColumn:
        return tr("What");
    case GameColumn:
        return tr("Game");
    case RowsColumn:
        return tr("Rows");
    case WhoColumn:
        return tr("Who");
    case StateColumn:
        return tr("State");
    default:
        return tr("Why");
    }
}

}
