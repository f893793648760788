#pragma once

#include "widgets/parts/alarmdelegate.h"

namespace Weekglass {

/// A migration in a week, tinted by its state; why a week could not be read, in all of its column.
class MigrationDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
