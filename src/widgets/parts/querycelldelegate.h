#pragma once

#include "widgets/parts/celldelegate.h"

namespace Weekglass {

/// Cells of a query's result: what is no text (NULL, a column that a week does not have, why a week failed)
/// looks different from a text that says the same.
class QueryCellDelegate : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}
