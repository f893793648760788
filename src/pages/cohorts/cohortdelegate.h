#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// Cells of CohortModel: the ground is the stronger the greater the share, and hatched where the day goes on.
class CohortDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}
