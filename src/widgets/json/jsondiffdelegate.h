#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// Colours the rows of a JsonDiffModel by their kind, in light and dark.
class JsonDiffDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
