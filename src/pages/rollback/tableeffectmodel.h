#pragma once

#include "rollback/operation.h"

#include <QAbstractItemModel>

namespace Weekglass {

/// What an operation does to each table: how many rows, and below that some of the rows themselves.
class TableEffectModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { TableColumn, GoneColumn, ChangedColumn, AddedColumn, NoteColumn, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setEffects(std::vector<TableEffect> effects);
    const std::vector<TableEffect>& effects() const { return m_effects; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Rows that are touched and not among those that can be read here.
    static qint64 hidden(const TableEffect& effect);
    static QString effectText(const TableEffect& effect, int column);
    /// One row of a table in one line: what becomes of it, then its columns.
    static QString sampleText(const Pg::Table& sample, int row);

    std::vector<TableEffect> m_effects;
};

}
