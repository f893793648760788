#include "widgets/json/jsondelegate.h"

#include "widgets/json/jsontreemodel.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Weekglass {
namespace {

constexpr int badgePadding = 5;

QColor colorOf(Json::Kind kind, const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    switch (kind) {
    case Json::Kind::String:
        return tokens.string;
    case Json::Kind::Number:
        return tokens.number;
    case Json::Kind::Boolean:
    case Json::Kind::Null:
        return tokens.null;
    case Json::Kind::Array:
    case Json::Kind::Object:
        break;
    }
    return tokens.muted;
}

int badgeWidth(const QFontMetrics& metrics, const QString& badge)
{
    return metrics.horizontalAdvance(badge) + 2 * badgePadding;
}

}

bool JsonDelegate::isMatch(const QModelIndex& index) const
{
    return m_matches && !JsonTreeModel::isRange(index)
        && std::binary_search(m_matches->begin(), m_matches->end(), JsonTreeModel::nodeOf(index));
}

void JsonDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isMatch(index))
        option->backgroundBrush = tokensOf(option->palette).match.ground;
    const QVariant kind = index.data(JsonTreeModel::KindRole);
    if (index.column() == JsonTreeModel::ValueColumn || !kind.isValid()) {
        const QColor color = kind.isValid() ? colorOf(static_cast<Json::Kind>(kind.toInt()), option->palette)
                                            : option->palette.color(QPalette::PlaceholderText);
        option->palette.setColor(QPalette::Text, color);
    }
    const QString badge = index.data(JsonTreeModel::BadgeRole).toString();
    if (!badge.isEmpty() && option->rect.width() > 0) {
        const int room = option->rect.width() - badgeWidth(option->fontMetrics, badge) - 4 * badgePadding;
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
    }
}

void JsonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString badge = index.data(JsonTreeModel::BadgeRole).toString();
    if (badge.isEmpty())
        return;

    const int width = badgeWidth(option.fontMetrics, badge);
    const int textWidth = option.fontMetrics.horizontalAdvance(index.data().toString());
    const int lastLeft = option.rect.right() - width - 2;
    const int left = std::min(option.rect.left() + textWidth + 3 * badgePadding, lastLeft);
    const QRect box(left, option.rect.top() + 2, width, option.rect.height() - 4);

    const ToneTokens& tone = tokensOf(option.palette).warning;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tone.ground);
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(tone.text);
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, badge);
    painter->restore();
}

}
