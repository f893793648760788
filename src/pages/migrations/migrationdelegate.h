#pragma once

#include <QStyledItemDelegate>

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

/// An item with the AlarmRole is refused, failed or destructive, and looks so on light and on dark.
class AlarmDelegate : public QStyledItemDelegate
{
public:
    static constexpr int AlarmRole = Qt::UserRole + 100;

    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
