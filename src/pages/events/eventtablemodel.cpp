#include "pages/events/eventtablemodel.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "base/utf8.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 200;

/// Times of one server in one form: as text they are in order but for what stands behind the seconds.
bool isNewer(const EventKey& a, const EventKey& b)
{
    const auto timeA = microsecondsOf(a.at);
    const auto timeB = microsecondsOf(b.at);
    if (timeA && timeB && *timeA != *timeB)
        return *timeA > *timeB;
    return a.id.toLongLong() > b.id.toLongLong();
}

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

void EventTableModel::setAtNewest(bool atNewest)
{
    if (atNewest == m_atNewest)
        return;
    if (atNewest) {
        beginRemoveRows({}, 0, LoadingRows - 1);
        m_atNewest = true;
        endRemoveRows();
    } else {
        beginInsertRows({}, 0, LoadingRows - 1);
        m_atNewest = false;
        endInsertRows();
    }
}

void EventTableModel::setAtOldest(bool atOldest)
{
    if (atOldest == m_atOldest)
        return;
    const int first = lastRow() + 1;
    if (atOldest) {
        beginRemoveRows({}, first, first + LoadingRows - 1);
        m_atOldest = true;
        endRemoveRows();
    } else {
        beginInsertRows({}, first, first + LoadingRows - 1);
        m_atOldest = false;
        endInsertRows();
    }
}

void EventTableModel::removeEvents(int first, int count)
{
    beginRemoveRows({}, firstRow() + first, firstRow() + first + count - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    endRemoveRows();
}

void EventTableModel::addOlder(const EventPage& page)
{
    if (!page.rows.empty()) {
        const int first = lastRow() + 1;
        beginInsertRows({}, first, first + static_cast<int>(page.rows.size()) - 1);
        m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    setAtOldest(!page.more);
    if (const int excess = eventCount() - MaxEvents; excess > 0) {
        removeEvents(0, excess);
        setAtNewest(false);
    }
}

void EventTableModel::addNewer(const EventPage& page)
{
    if (!page.rows.empty()) {
        beginInsertRows({}, firstRow(), firstRow() + static_cast<int>(page.rows.size()) - 1);
        m_rows.insert(m_rows.begin(), page.rows.begin(), page.rows.end());
        endInsertRows();
    }
    setAtNewest(!page.more);
    if (const int excess = eventCount() - MaxEvents; excess > 0) {
        removeEvents(MaxEvents, excess);
        setAtOldest(false);
    }
}

void EventTableModel::merge(const std::vector<EventRow>& rows)
{
    for (const EventRow& row : rows) {
        const auto place = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&](const EventRow& old) { return !isNewer(old.key, row.key); });
        if (place != m_rows.end() && place->key == row.key)
            continue;
        const int at = firstRow() + static_cast<int>(place - m_rows.begin());
        beginInsertRows({}, at, at);
        m_rows.insert(place, row);
        endInsertRows();
    }
    if (const int excess = eventCount() - MaxEvents; excess > 0) {
        removeEvents(MaxEvents, excess);
        setAtOldest(false);
    }
}

void EventTableModel::leaveNewest()
{
    setAtNewest(false);
}

const EventRow* EventTableModel::event(int row) const
{
    const int index = row - firstRow();
    return index >= 0 && index < eventCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

int EventTableModel::find(const EventKey& key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const EventRow& r) { return r.key == key; });
    return found == m_rows.end() ? -1 : firstRow() + static_cast<int>(found - m_rows.begin());
}

int EventTableModel::viewColumn(QByteArrayView name) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [name](const ViewColumn& column) { return column.name == name; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

QString EventTableModel::cellText(int row, QByteArrayView column) const
{
    const EventRow* event = this->event(row);
    const int cell = m_shape.column(column);
    if (!event || cell < 0)
        return {};
    const auto& value = event->cells[static_cast<std::size_t>(cell)];
    return value ? fromUtf8(*value) : QString();
}

int EventTableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return firstRow() + eventCount() + (m_atOldest ? 0 : LoadingRows);
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
    const EventRow* event = this->event(index.row());
    if (role == LoadingRole)
        return event == nullptr;
    if (!event)
        return role == Qt::DisplayRole && index.column() == 0 ? QVariant(tr("Loading…")) : QVariant();
    const ViewColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(*event, column);
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

Qt::ItemFlags EventTableModel::flags(const QModelIndex& index) const
{
    return event(index.row()) ? QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren
                              : Qt::NoItemFlags;
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
