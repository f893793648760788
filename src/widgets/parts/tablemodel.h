#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace Weekglass {

/// What headerData() says of columns that have titles only.
inline QVariant titleOf(const QStringList& titles, int section, Qt::Orientation orientation, int role)
{
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole && section < titles.size();
    return isTitle ? QVariant(titles.value(section)) : QVariant();
}

inline int alignedRight()
{
    return int(Qt::AlignRight | Qt::AlignVCenter);
}

/// A table of finished rows below titles. What a cell shows is said by value().
template<typename Row>
class TableModel : public QAbstractTableModel
{
public:
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
        return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
            ? value(*row(index.row()), index.column(), role)
            : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        return titleOf(m_titles, section, orientation, role);
    }

protected:
    explicit TableModel(QStringList titles, QObject* parent)
        : QAbstractTableModel(parent)
        , m_titles(std::move(titles))
    {
    }

    virtual QVariant value(const Row& row, int column, int role) const = 0;

    /// Of one of rows().
    int numberOf(const Row& row) const { return static_cast<int>(&row - m_rows.data()); }
    /// The first row that fits, -1 if there is none.
    template<typename Fits>
    int findRow(Fits fits) const
    {
        const auto found = std::ranges::find_if(m_rows, fits);
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    void resetRows(std::vector<Row> rows, const QStringList& titles)
    {
        beginResetModel();
        m_rows = std::move(rows);
        m_titles = titles;
        endResetModel();
    }
    void resetRows(std::vector<Row> rows) { resetRows(std::move(rows), QStringList(m_titles)); }
    /// Puts others in the place of rows that are there, so that a view keeps its selection and its place.
    void updateRows(std::vector<Row> rows)
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
    void appendRow(Row row)
    {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(std::move(row));
        endInsertRows();
    }
    void prependRow(Row row, int most)
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

private:
    QStringList m_titles;
    std::vector<Row> m_rows;
};

}
