#include "widgets/parts/alarmdelegate.h"

#include "widgets/theme/tokens.h"

namespace Weekglass {

void AlarmDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(AlarmRole).toBool())
        option->palette.setColor(QPalette::Text, tokensOf(option->palette).error.text);
}

}
