#include "models/eventtablemodel.h"

#include "base/safetext.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 200;

bool isNumberColumn(QByteArrayView name)
{
    return name == "id" || name == "status";
}

}

EventTableModel::EventTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void EventTableModel::setPage(const EventShape& shape, const EventPage& page, bool atNewest, bool atOldest)
{
    beginResetModel();
    m_shape = shape;
    arrangeColumns();
    m_rows.assign(page.rows.begin(), page.rows.end());
    m_atNewest = atNewest;
    m_atOldest = atOldest;
    endResetModel();
}

void EventTableModel::clear()
{
    setPage({}, {}, true, true);
}

/// What people read first comes first; columns that only this game has follow, and the hash is last.
void EventTableModel::arrangeColumns()
{
    m_columns.clear();
    for (const char* name : {"at", "kind", "subject", "status"}) {
        if (const int cell = m_shape.column(name); cell >= 0)
            m_columns.push_back({.name = name, .cell = cell});
    }
    if (m_columns.empty())
        return;
    for (int cell = 0; cell < static_cast<int>(m_shape.columns.size()); ++cell) {
        const QByteArray& name = m_shape.columns[static_cast<std::size_t>(cell)];
        const bool placed = std::any_of(m_columns.begin(), m_columns.end(),
                                        [&](const ViewColumn& c) { return c.name == name; });
        if (!placed && name != "id" && name != "hash")
            m_columns.push_back({.name = name, .cell = cell});
    }
    m_columns.push_back({.name = "payload", .cell = -1});
    for (const char* name : {"id", "hash"}) {
        if (const int cell = m_shape.column(name); cell >= 0)
            m_columns.push_back({.name = name, .cell = cell});
    }
}

int EventTableModel::addOlder(const EventPage& page)
{
    const int first = rowCount();
    const int count = static_cast<int>(page.rows.size());
    if (count > 0) {
        beginInsertRows({}, first, first + count - 1);
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    m_atOldest = !page.more;
    const int excess = std::max(0, rowCount() - MaxRows);
    if (excess > 0) {
        beginRemoveRows({}, 0, excess - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + excess);
        m_atNewest = false;
        endRemoveRows();
    }
    return excess;
}

int EventTableModel::addNewer(const EventPage& page)
{
    const int count = static_cast<int>(page.rows.size());
    if (count > 0) {
        beginInsertRows({}, 0, count - 1);
        m_rows.insert(m_rows.begin(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    m_atNewest = !page.more;
    const int excess = std::max(0, rowCount() - MaxRows);
    if (excess > 0) {
        beginRemoveRows({}, MaxRows, rowCount() - 1);
        m_rows.erase(m_rows.begin() + MaxRows, m_rows.end());
        m_atOldest = false;
        endRemoveRows();
    }
    return excess;
}

const EventRow* EventTableModel::row(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int EventTableModel::find(const EventKey& key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const EventRow& r) { return r.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int EventTableModel::viewColumn(QByteArrayView name) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [name](const ViewColumn& column) { return column.name == name; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

QString EventTableModel::cellText(int row, QByteArrayView column) const
{
    const EventRow* event = this->row(row);
    const int cell = m_shape.column(column);
    if (!event || cell < 0)
        return {};
    const auto& value = event->cells[static_cast<std::size_t>(cell)];
    return value ? QString::fromUtf8(*value) : QString();
}

int EventTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString EventTableModel::text(const EventRow& row, const ViewColumn& column) const
{
    if (column.cell >= 0) {
        const auto& value = row.cells[static_cast<std::size_t>(column.cell)];
        return value ? visibleText(*value, CellChars) : QString();
    }
    if (row.preview)
        return visibleText(*row.preview, CellChars);
    return row.storedBytes > 0 ? tr("(%1 stored)").arg(QLocale().formattedDataSize(row.storedBytes))
                               : QString();
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EventRow& event = m_rows[static_cast<std::size_t>(index.row())];
    const ViewColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(event, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumberColumn(column.name) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case KindRole:
        return cellText(index.row(), "kind");
    case SubjectRole:
        return cellText(index.row(), "subject");
    case StatusClassRole:
        return cellText(index.row(), "status").toInt() / 100;
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    const QByteArray& name = m_columns[static_cast<std::size_t>(section)].name;
    if (name == "at")
        return tr("Time (UTC)");
    if (name == "kind")
        return tr("Kind");
    if (name == "subject")
        return tr("Subject");
    if (name == "status")
        return tr("Status");
    if (name == "payload")
        return tr("Payload");
    if (name == "id")
        return tr("Id");
    if (name == "hash")
        return tr("Hash");
    return visibleText(name);
}

}
