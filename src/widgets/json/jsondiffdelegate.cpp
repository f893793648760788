#include "widgets/json/jsondiffdelegate.h"

#include "widgets/json/jsondiffmodel.h"

namespace Weekglass {
namespace {

struct Colors
{
    QColor background;
    QColor sign;
};

Colors colorsOf(Json::ChangeKind kind, bool dark)
{
    switch (kind) {
    case Json::ChangeKind::Added:
        return dark ? Colors {QColor(0x16, 0x33, 0x1f), QColor(0x7d, 0xd8, 0x97)}
                    : Colors {QColor(0xe3, 0xf6, 0xe8), QColor(0x0b, 0x66, 0x2f)};
    case Json::ChangeKind::Removed:
        return dark ? Colors {QColor(0x42, 0x1d, 0x20), QColor(0xf2, 0x95, 0x95)}
                    : Colors {QColor(0xfd, 0xe8, 0xe8), QColor(0xa3, 0x16, 0x16)};
    case Json::ChangeKind::Changed:
        return dark ? Colors {QColor(0x3a, 0x30, 0x14), QColor(0xe8, 0xc2, 0x6a)}
                    : Colors {QColor(0xff, 0xf6, 0xdc), QColor(0x7a, 0x4f, 0x00)};
    case Json::ChangeKind::Moved:
        return dark ? Colors {QColor(0x1b, 0x2b, 0x45), QColor(0x8f, 0xbd, 0xf7)}
                    : Colors {QColor(0xe6, 0xf0, 0xfd), QColor(0x0a, 0x4f, 0xa0)};
    case Json::ChangeKind::Textual:
        break;
    }
    return {};
}

}

void JsonDiffDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool dark = option->palette.color(QPalette::Base).lightness() < 128;
    const Colors colors =
        colorsOf(static_cast<Json::ChangeKind>(index.data(JsonDiffModel::KindRole).toInt()), dark);
    if (colors.background.isValid())
        option->backgroundBrush = colors.background;
    if (index.column() == JsonDiffModel::SignColumn) {
        option->font.setBold(true);
        if (colors.sign.isValid())
            option->palette.setColor(QPalette::Text, colors.sign);
    }
    const QChar first = option->text.isEmpty() ? QChar() : option->text.front();
    if (index.column() == JsonDiffModel::PathColumn)
        option->textElideMode = Qt::ElideLeft; // the end says more
    else if (first.isDigit() || first == QLatin1Char('-'))
        option->textElideMode = Qt::ElideMiddle; // long numbers differ at their ends
}

}
