#include "widgets/parts/querycelldelegate.h"

#include "widgets/parts/queryresultmodel.h"

namespace Weekglass {

void QueryCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    CellDelegate::initStyleOption(option, index);
    using Kind = CombinedResult::CellKind;
    const auto kind = static_cast<Kind>(index.data(QueryResultModel::KindRole).toInt());
    const bool isStale = index.data(QueryResultModel::StaleRole).toBool();
    if (kind == Kind::Text && !isStale)
        return;
    option->font.setItalic(true);
    constexpr int Middle = 128;
    const bool isDark = option->palette.color(QPalette::Base).lightness() < Middle;
    const QColor color = kind == Kind::Failed ? (isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e))
                                              : option->palette.color(QPalette::PlaceholderText);
    option->palette.setColor(QPalette::Text, color);
}

}
