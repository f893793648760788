#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;

/// The shapes that HouseStyle is made of, in the colours of Tokens.
namespace Weekglass::Shapes {

bool isDanger(const QWidget* widget);
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& frame, double radius);
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& frame);
/// A ring inside of the rectangle.
void drawFocus(QPainter* painter, const QRect& rect, const QColor& color);
void drawCommandButton(const QStyleOption* option, QPainter* painter, const QWidget* widget);
/// Flat until it is pointed at; framed where it stands alone.
void drawToolButton(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void drawField(const QStyleOption* option, QPainter* painter);
/// A hook, a bar for "some", nothing; in a circle a dot.
void drawCheck(const QStyleOption* option, QPainter* painter, bool isRadio);
void drawChevron(QPainter* painter, const QRect& rect, const QColor& color);
/// A cross; a disc behind it where it is pointed at.
void drawClose(const QStyleOption* option, QPainter* painter);
/// A groove without buttons; the handle is as wide as the bar less a margin.
void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QRect& handle);
void drawHeaderSection(const QStyleOption* option, QPainter* painter);
/// @return false if its shape is not one of ours.
bool drawTab(const QStyleOption* option, QPainter* painter);

}
