#include "widgets/replayicons.h"

#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPolygonF>

namespace Weekglass {

namespace {

constexpr int Size = 64; // drawn large and scaled down, so that it is sharp on any screen

QPolygonF triangle(double from, double to)
{
    return {{{from, 12.0}, {to, Size / 2.0}, {from, Size - 12.0}}};
}

QRectF bar(double left)
{
    return {left, 12.0, 8.0, Size - 24.0};
}

void draw(QPainter& painter, ReplayIcon icon)
{
    switch (icon) {
    case ReplayIcon::First:
        painter.drawPolygon(triangle(52, 20));
        painter.drawRect(bar(10));
        break;
    case ReplayIcon::Back:
        painter.drawPolygon(triangle(36, 8));
        painter.drawRect(bar(44));
        break;
    case ReplayIcon::Play:
        painter.drawPolygon(triangle(16, 54));
        break;
    case ReplayIcon::Pause:
        painter.drawRect(bar(18));
        painter.drawRect(bar(38));
        break;
    case ReplayIcon::Forward:
        painter.drawPolygon(triangle(28, 56));
        painter.drawRect(bar(12));
        break;
    case ReplayIcon::Last:
        painter.drawPolygon(triangle(12, 44));
        painter.drawRect(bar(46));
        break;
    }
}

QPixmap drawn(ReplayIcon icon, const QColor& colour)
{
    QPixmap pixmap(Size, Size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    draw(painter, icon);
    return pixmap;
}

}

QIcon replayIcon(ReplayIcon icon, const QPalette& palette)
{
    QIcon made(drawn(icon, palette.color(QPalette::Active, QPalette::ButtonText)));
    made.addPixmap(drawn(icon, palette.color(QPalette::Disabled, QPalette::ButtonText)), QIcon::Disabled);
    return made;
}

}
