#include "pages/compare/partialmodel.h"

#include "base/safetext.h"

namespace Weekglass {

void PartialModel::setItems(std::vector<PartialItem> items, const QStringList& weeks)
{
    beginResetModel();
    m_items = std::move(items);
    m_weeks = weeks;
    endResetModel();
}

int PartialModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int PartialModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstWeekColumn + static_cast<int>(m_weeks.size());
}

QVariant PartialModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const PartialItem& item = m_items[static_cast<std::size_t>(index.row())];
    if (index.column() == KindColumn) {
        switch (item.kind) {
        case PartialItem::Kind::Series:
            return tr("Series");
        case PartialItem::Kind::Table:
            return tr("Table");
        case PartialItem::Kind::Column:
            return tr("Column");
        }
    }
    if (index.column() == NameColumn)
        return visibleText(item.name);
    const int week = index.column() - FirstWeekColumn;
    const auto isIn = item.isIn[static_cast<std::size_t>(week)];
    return !isIn ? tr("not known") : *isIn ? tr("yes") : tr("not in %1").arg(m_weeks[week]);
}

QVariant PartialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == KindColumn)
        return tr("What");
    return section == NameColumn ? tr("Name") : m_weeks.value(section - FirstWeekColumn);
}

}
