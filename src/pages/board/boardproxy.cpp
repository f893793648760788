#include "pages/board/boardproxy.h"

namespace Weekglass {

BoardProxy::BoardProxy(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true); // a stage is shown for its weeks
    setSortRole(BoardModel::SortRole);
}

void BoardProxy::setShown(const QString& text, std::optional<WeekStage> stage)
{
    m_text = text;
    m_stage = stage;
    invalidateFilter();
}

/// Whichever way the rest is sorted, stages keep their order, and what is alike that of the names.
bool BoardProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool isTurned = sortOrder() == Qt::DescendingOrder;
    if (!left.parent().isValid())
        return isTurned ? QSortFilterProxyModel::lessThan(right, left)
                        : QSortFilterProxyModel::lessThan(left, right);
    if (left.data(sortRole()) != right.data(sortRole()))
        return QSortFilterProxyModel::lessThan(left, right);
    const auto name = [](const QModelIndex& index) {
        return index.siblingAtColumn(BoardModel::WeekColumn).data().toString();
    };
    return isTurned ? name(right) < name(left) : name(left) < name(right);
}

bool BoardProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* board = qobject_cast<const BoardModel*>(sourceModel());
    const QModelIndex index = board->index(row, 0, parent);
    return parent.isValid() && (!m_stage || board->stage(index) == m_stage)
        && index.data(BoardModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

}
