#include "widgets/json/jsondelegate.h"

#include "widgets/json/jsontreemodel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Weekglass {
namespace {

constexpr int badgePadding = 5;

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor colorOf(Json::Kind kind, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (kind) {
    case Json::Kind::String:
        return dark ? QColor(0x8f, 0xd1, 0x9e) : QColor(0x0b, 0x66, 0x2f);
    case Json::Kind::Number:
        return dark ? QColor(0x86, 0xb9, 0xf5) : QColor(0x0a, 0x4f, 0xa0);
    case Json::Kind::Boolean:
    case Json::Kind::Null:
        return dark ? QColor(0xe3, 0xae, 0x73) : QColor(0x8f, 0x45, 0x00);
    case Json::Kind::Array:
    case Json::Kind::Object:
        break;
    }
    return palette.color(QPalette::PlaceholderText);
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
        option->backgroundBrush =
            isDark(option->palette) ? QColor(0x57, 0x4a, 0x12) : QColor(0xff, 0xf1, 0xb3);
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

    const bool dark = isDark(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(dark ? QColor(0x7a, 0x4b, 0x10) : QColor(0xff, 0xdd, 0xa8));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(dark ? QColor(0xff, 0xe6, 0xc4) : QColor(0x5c, 0x33, 0x00));
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, badge);
    painter->restore();
}

}
