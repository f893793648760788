#include "models/playlistmodel.h"

#include "base/safetext.h"

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

QString shown(const TextColumn::Text& text)
{
    return text ? visibleText(*text) : QStringLiteral("–");
}

}

void PlayListModel::setLog(std::shared_ptr<const PlayLog> log)
{
    beginResetModel();
    m_log = std::move(log);
    m_current = -1;
    endResetModel();
}

void PlayListModel::setCurrent(qsizetype index)
{
    if (index == m_current)
        return;
    const qsizetype old = std::exchange(m_current, index);
    const int rows = rowCount();
    // everything between the two changes sides: earlier or later
    const int first = std::clamp(static_cast<int>(std::min(old, index)), 0, std::max(0, rows - 1));
    const int last = std::clamp(static_cast<int>(std::max(old, index)), 0, std::max(0, rows - 1));
    if (rows > 0)
        Q_EMIT dataChanged(this->index(first, 0), this->index(last, ColumnCount - 1),
                           {CurrentRole, LaterRole});
}

int PlayListModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_log)
        return 0;
    return static_cast<int>(std::min<qsizetype>(m_log->size(), std::numeric_limits<int>::max()));
}

int PlayListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlayListModel::text(qsizetype row, int column) const
{
    switch (column) {
    case NumberColumn:
        return QString::number(m_log->playNumber(row));
    case AtColumn:
        return shown(m_log->at(row));
    case KindColumn:
        return shown(m_log->kind(row));
    case TitleColumn:
        return shown(m_log->title(row));
    default:
        return {};
    }
}

QVariant PlayListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return index.column() == NumberColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case CurrentRole:
        return index.row() == m_current;
    case LaterRole:
        return m_current >= 0 && index.row() > m_current;
    default:
        return {};
    }
}

QVariant PlayListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("Play");
    case AtColumn:
        return tr("Time (UTC)");
    case KindColumn:
        return tr("Kind");
    case TitleColumn:
        return tr("What happened");
    default:
        return {};
    }
}

}
