#include "pages/replay/replayicons.h"

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

/// A bracket that opens to the right of @p from, or to the left of it if the width is negative.
void drawBracket(QPainter& painter, double from, double width)
{
    painter.drawPolyline(
        QPolygonF {{{from + width, 14.0}, {from, 14.0}, {from, Size - 14.0}, {from + width, Size - 14.0}}});
}

/// These are lines rather than areas.
void drawTool(QPainter& painter, ReplayIcon icon)
{
    const QBrush full = painter.brush();
    painter.setPen(QPen(full, 7, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    switch (icon) {
    case ReplayIcon::PreviousMarked:
        painter.drawPolyline(QPolygonF {{{26.0, 14.0}, {10.0, 32.0}, {26.0, 50.0}}});
        painter.drawEllipse(QPointF(46, 32), 10, 10);
        break;
    case ReplayIcon::NextMarked:
        painter.drawPolyline(QPolygonF {{{38.0, 14.0}, {54.0, 32.0}, {38.0, 50.0}}});
        painter.drawEllipse(QPointF(18, 32), 10, 10);
        break;
    case ReplayIcon::RangeIn:
        drawBracket(painter, 22, 18);
        break;
    case ReplayIcon::RangeOut:
        drawBracket(painter, 42, -18);
        break;
    case ReplayIcon::Loop:
        painter.drawArc(QRectF(12, 14, 40, 36), 20 * 16, 290 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(full);
        painter.drawPolygon(QPolygonF {{{40.0, 26.0}, {62.0, 26.0}, {51.0, 42.0}}});
        break;
    case ReplayIcon::ClearRange:
        painter.drawLine(18, 18, 46, 46);
        painter.drawLine(18, 46, 46, 18);
        break;
    default:
        painter.drawPolygon(
            QPolygonF {{{18.0, 12.0}, {46.0, 12.0}, {46.0, 52.0}, {32.0, 40.0}, {18.0, 52.0}}});
    }
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
    case ReplayIcon::PreviousMarked:
    case ReplayIcon::NextMarked:
    case ReplayIcon::RangeIn:
    case ReplayIcon::RangeOut:
    case ReplayIcon::Loop:
    case ReplayIcon::ClearRange:
    case ReplayIcon::Bookmark:
        drawTool(painter, icon);
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
