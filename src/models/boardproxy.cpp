#include "models/boardproxy.h"

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

bool BoardProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool isTurned = !left.parent().isValid() && sortOrder() == Qt::DescendingOrder;
    return isTurned ? QSortFilterProxyModel::lessThan(right, left)
                    : QSortFilterProxyModel::lessThan(left, right);
}

bool BoardProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* board = qobject_cast<const BoardModel*>(sourceModel());
    const QModelIndex index = board->index(row, 0, parent);
    return parent.isValid() && (!m_stage || board->stage(index) == m_stage)
        && index.data(BoardModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

}
