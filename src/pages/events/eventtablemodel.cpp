#include "pages/events/eventtablemodel.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "base/utf8.h"
#include "widgets/parts/shorttime.h"
#include "widgets/theme/pill.h"

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

QVariant statusPill(const QString& status)
{
    if (status.isEmpty())
        return {};
    const int kind = status.toInt() / 100;
    return QVariant::fromValue(Pill {status,
                                     kind == 5       ? Meaning::Error
                                         : kind == 4 ? Meaning::Warning
                                                     : Meaning::Neutral});
}

/// A rollback took the event back: it is kept, and its game does not count it any more.
QVariant cutPill(const QString& said)
{
    return said.isEmpty() ? QVariant() : QVariant::fromValue(Pill {said, Meaning::Past});
}

}

EventTableModel::EventTableModel(QObject* parent)
    : WindowModel(MaxEvents, LoadingRows, parent)
{
}

void EventTableModel::setPage(const EventShape& shape, const EventPage& page, bool atNewest, bool atOldest)
{
    beginResetModel();
    m_shape = shape;
    arrangeColumns();
    replace(page.rows, atNewest, atOldest);
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
    for (const char* name : {"at", "kind", "subject", "status", "cut"}) {
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

void EventTableModel::merge(const std::vector<EventRow>& rows)
{
    mergeRows(rows, isNewer);
}

int EventTableModel::find(const EventKey& key) const
{
    return findRow([&key](const EventRow& row) { return row.key == key; });
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

int EventTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString EventTableModel::text(const EventRow& row, const ViewColumn& column) const
{
    if (column.cell >= 0) {
        const auto& value = row.cells[static_cast<std::size_t>(column.cell)];
        if (column.name == CutColumn)
            return value == "true" ? tr("taken back") : QString();
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
    const ViewColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::TextAlignmentRole) // also of rows that load: headings stand as the first row
        return QVariant::fromValue(
            Qt::Alignment((isNumberColumn(column.name) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (!event)
        return role == Qt::DisplayRole && index.column() == 0 ? QVariant(tr("Loading…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return column.name == "at" ? timeOfDay(event->key.at) : text(*event, column);
    case Qt::ToolTipRole: // and what a screen reader says: in full
    case Qt::AccessibleTextRole:
        return column.name == "at" ? text(*event, column) : QVariant();
    case DayRole:
        return dayOf(event->key.at);
    case PillRole:
        return column.name == "status" ? statusPill(text(*event, column))
            : column.name == CutColumn ? cutPill(text(*event, column))
                                       : QVariant();
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
    if (name == CutColumn)
        return tr("Rollback");
    if (name == "payload")
        return tr("Payload");
    if (name == "id")
        return tr("Id");
    if (name == "hash")
        return tr("Hash");
    return visibleText(name);
}

}
