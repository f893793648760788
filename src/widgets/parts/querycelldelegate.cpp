#include "widgets/parts/querycelldelegate.h"

#include "widgets/parts/queryresultmodel.h"
#include "widgets/theme/tokens.h"

namespace Weekglass {

void QueryCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    CellDelegate::initStyleOption(option, index);
    using Kind = CombinedResult::CellKind;
    const auto kind = static_cast<Kind>(index.data(QueryResultModel::KindRole).toInt());
    const bool isStale = index.data(QueryResultModel::StaleRole).toBool();
    if (kind == Kind::Text && !isStale)
        return;
    option->font.setItalic(true);
    const Tokens& tokens = tokensOf(option->palette);
    option->palette.setColor(QPalette::Text, kind == Kind::Failed ? tokens.error.text : tokens.muted);
}

}
