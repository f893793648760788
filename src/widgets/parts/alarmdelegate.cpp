#include "widgets/parts/alarmdelegate.h"

namespace Weekglass {

QColor alarmColor(const QPalette& palette)
{
    constexpr int Middle = 128;
    return palette.color(QPalette::Base).lightness() < Middle ? QColor(0xff, 0x8a, 0x80)
                                                              : QColor(0xb3, 0x26, 0x1e);
}

void AlarmDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(AlarmRole).toBool())
        option->palette.setColor(QPalette::Text, alarmColor(option->palette));
}

}
