#include "pages/weeks/weekdelegate.h"

#include "pages/weeks/weeksmodel.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Weekglass {

QSize WeekDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(WeeksModel::IsWeekRole).toBool()) {
        const QFontMetrics small(smallFont(option.font, option.font));
        size.setHeight(
            std::max(Measure::TwoLineRow, option.fontMetrics.height() + small.height() + Measure::Space2));
    }
    return size;
}

void WeekDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option(given);
    initStyleOption(&option, index);
    const bool isWeek = index.data(WeeksModel::IsWeekRole).toBool();
    const QString name = option.text;
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const QColor ink = option.palette.color(
        option.state.testFlag(QStyle::State_Selected) ? QPalette::HighlightedText : QPalette::Text);
    const QColor faint = option.palette.color(QPalette::PlaceholderText);
    QRect room =
        option.rect.adjusted(Measure::Space1, Measure::Space1 / 2, -Measure::Space2, -Measure::Space1 / 2);
    const QFont small = smallFont(option.font, option.font);
    painter->save();
    if (!isWeek) {
        painter->setPen(faint);
        painter->setFont(small);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(name, Qt::ElideRight, room.width()));
        painter->restore();
        return;
    }
    const int half = room.height() * option.fontMetrics.height()
        / (option.fontMetrics.height() + QFontMetrics(small).height());
    const QRect upper(room.left(), room.top(), room.width(), half);
    QRect lower(room.left(), room.top() + half, room.width(), room.height() - half);
    painter->setFont(option.font);
    painter->setPen(ink);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, upper.width()));
    painter->setFont(small);
    lower = paintPill(*painter, lower, index.data(WeeksModel::StateRole).value<Pill>(), option.palette);
    painter->setPen(faint);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(WeeksModel::FactsRole).toString(),
                                                        Qt::ElideRight, lower.width()));
    painter->restore();
}

}
