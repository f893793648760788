#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// An item with the AlarmRole is refused, failed or destructive, and looks so.
class AlarmDelegate : public QStyledItemDelegate
{
public:
    static constexpr int AlarmRole = Qt::UserRole + 100;

    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
