#include "pages/compare/partialmodel.h"

#include "base/safetext.h"

namespace Weekglass {

PartialModel::PartialModel(QObject* parent)
    : TableModel({tr("What"), tr("Name")}, parent)
{
}

void PartialModel::setItems(std::vector<PartialItem> items, const QStringList& weeks)
{
    m_weeks = weeks;
    resetRows(std::move(items), QStringList {tr("What"), tr("Name")} + weeks);
}

QVariant PartialModel::value(const PartialItem& item, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (column == KindColumn) {
        switch (item.kind) {
        case PartialItem::Kind::Series:
            return tr("Series");
        case PartialItem::Kind::Table:
            return tr("Table");
        case PartialItem::Kind::Column:
            return tr("Column");
        }
    }
    if (column == NameColumn)
        return visibleText(item.name);
    const int week = column - FirstWeekColumn;
    const auto isIn = item.isIn[static_cast<std::size_t>(week)];
    return !isIn ? tr("not known") : *isIn ? tr("yes") : tr("not in %1").arg(m_weeks[week]);
}

}
