#pragma once

#include "widgets/parts/celldelegate.h"

namespace Weekglass {

/// An item with the AlarmRole is refused, failed or destructive, and looks so.
class AlarmDelegate : public TipDelegate
{
public:
    static constexpr int AlarmRole = Qt::UserRole + 100;

    using TipDelegate::TipDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
