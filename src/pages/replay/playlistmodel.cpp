#include "pages/replay/playlistmodel.h"

#include "base/safetext.h"
#include "widgets/parts/shorttime.h"
#include "widgets/parts/tablemodel.h"

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
    m_refused.clear();
    m_lastKept.reset();
    endResetModel();
}

void PlayListModel::growLog(std::shared_ptr<const PlayLog> log)
{
    const int rows = rowCount();
    const int more = rowsOf(*log);
    if (more <= rows) {
        m_log = std::move(log);
        return;
    }
    beginInsertRows({}, rows, more - 1);
    m_log = std::move(log);
    endInsertRows();
}

int PlayListModel::rowsOf(const PlayLog& log)
{
    return static_cast<int>(std::min<qsizetype>(log.size(), std::numeric_limits<int>::max()));
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
    return parent.isValid() || !m_log ? 0 : rowsOf(*m_log);
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
        return shortTime(m_log->at(row).value_or(QByteArrayView()).toByteArray());
    case KindColumn:
        return shown(m_log->kind(row));
    case TitleColumn:
        return shown(m_log->title(row));
    default:
        return {};
    }
}

QString PlayListModel::toolTip(qsizetype row, int column) const
{
    const QString whole = column == AtColumn ? shown(m_log->at(row)) : text(row, column);
    if (isRemoved(row))
        return tr("%1\nA rollback removed this play.").arg(whole);
    const auto refused = m_refused.constFind(m_log->playNumber(row));
    if (refused == m_refused.cend())
        return whole;
    return tr("%1\nCannot be rolled back to: %2").arg(whole, visibleText(*refused));
}

void PlayListModel::setRefused(const QHash<qint64, QString>& reasons)
{
    m_refused = reasons;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, NumberColumn), index(rowCount() - 1, NumberColumn),
                           {RefusedRole, Qt::ToolTipRole});
}

void PlayListModel::setRemovedAfter(std::optional<qint64> lastKept)
{
    m_lastKept = lastKept;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                           {RemovedRole, Qt::ToolTipRole});
}

bool PlayListModel::isRemoved(qsizetype row) const
{
    return m_lastKept && m_log->playNumber(row) > *m_lastKept;
}

QVariant PlayListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case RefusedRole:
        return m_refused.contains(m_log->playNumber(index.row()));
    case RemovedRole:
        return isRemoved(index.row());
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
    return titleOf({tr("Play"), tr("Time (UTC)"), tr("Kind"), tr("Description")}, section, orientation, role);
}

}
