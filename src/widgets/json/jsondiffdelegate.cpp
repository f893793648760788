#include "widgets/json/jsondiffdelegate.h"

#include "widgets/json/jsondiffmodel.h"
#include "widgets/theme/tokens.h"

namespace Weekglass {
namespace {

ToneTokens toneOf(Json::ChangeKind kind, const Tokens& tokens)
{
    switch (kind) {
    case Json::ChangeKind::Added:
        return tokens.added;
    case Json::ChangeKind::Removed:
        return tokens.removed;
    case Json::ChangeKind::Changed:
        return tokens.changed;
    case Json::ChangeKind::Moved:
        return tokens.moved;
    case Json::ChangeKind::Textual:
        break;
    }
    return {};
}

}

void JsonDiffDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ToneTokens tone = toneOf(static_cast<Json::ChangeKind>(index.data(JsonDiffModel::KindRole).toInt()),
                                   tokensOf(option->palette));
    if (tone.ground.isValid())
        option->backgroundBrush = tone.ground;
    if (index.column() == JsonDiffModel::SignColumn) {
        option->font.setBold(true);
        if (tone.text.isValid())
            option->palette.setColor(QPalette::Text, tone.text);
    }
    const QChar first = option->text.isEmpty() ? QChar() : option->text.front();
    if (index.column() == JsonDiffModel::PathColumn)
        option->textElideMode = Qt::ElideLeft; // the end says more
    else if (first.isDigit() || first == QLatin1Char('-'))
        option->textElideMode = Qt::ElideMiddle; // long numbers differ at their ends
}

}
