#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace Weekglass {

/// A table of finished values whose columns are functions of a row. What changes is told row by row, so that
/// a view that is looked at while it is filled keeps its selection and its place.
template<typename Row>
class RowsModel : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<QString(const Row&)> text; ///< ready to be shown
        bool isNumber = false;
    };

    explicit RowsModel(std::vector<Column> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(std::vector<Row> rows)
    {
        const int before = rowCount();
        const int after = static_cast<int>(rows.size());
        if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_rows.resize(rows.size());
            endRemoveRows();
        }
        if (after > before)
            beginInsertRows({}, before, after - 1);
        m_rows = std::move(rows);
        if (after > before)
            endInsertRows();
        if (const int kept = std::min(before, after); kept > 0)
            Q_EMIT dataChanged(index(0, 0), index(kept - 1, columnCount() - 1));
    }
    void append(Row row)
    {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(std::move(row));
        endInsertRows();
    }
    /// The newest first, and at most so many.
    void prepend(Row row, int most)
    {
        beginInsertRows({}, 0, 0);
        m_rows.insert(m_rows.begin(), std::move(row));
        endInsertRows();
        if (rowCount() <= most)
            return;
        beginRemoveRows({}, most, rowCount() - 1);
        m_rows.resize(static_cast<std::size_t>(most));
        endRemoveRows();
    }

    const std::vector<Row>& rows() const { return m_rows; }
    /// Null if there is no such row.
    const Row* row(int row) const
    {
        return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column& column = m_columns[static_cast<std::size_t>(index.column())];
        if (role == Qt::TextAlignmentRole && column.isNumber)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == Qt::ToolTipRole) // escaped: a tip guesses whether it is HTML
            return column.text(*row(index.row())).toHtmlEscaped();
        return role == Qt::DisplayRole ? QVariant(column.text(*row(index.row()))) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
            || section >= columnCount())
            return {};
        return m_columns[static_cast<std::size_t>(section)].title;
    }

private:
    const std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

}
