#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// A week in two lines: its name; under it when it last had an event and its size, with its state as a pill.
class WeekDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}
