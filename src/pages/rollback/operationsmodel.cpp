#include "pages/rollback/operationsmodel.h"

#include "base/safetext.h"

#include <QLocale>

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

OperationsModel::OperationsModel(QObject* parent)
    : TableModel({tr("Time (UTC)"), tr("What"), tr("State"), tr("Game"), tr("Rows"), tr("Who"), tr("Why")},
                 parent)
{
}

int OperationsModel::find(const QByteArray& id) const
{
    return findRow([&id](const Operation& operation) { return operation.id == id; });
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

QVariant OperationsModel::value(const Operation& operation, int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == RowsColumn)
        return alignedRight();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
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

}
