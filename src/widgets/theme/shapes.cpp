#include "widgets/theme/shapes.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace Weekglass::Shapes {

namespace {

constexpr double HalfPixel = 0.5; // so that a line of a pixel is sharp
constexpr int CheckSize = 14;
constexpr double CheckRadius = 3;

const Tokens& tokens(const QStyleOption* option)
{
    return tokensOf(option->palette);
}

bool is(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

}

bool isDanger(const QWidget* widget)
{
    return widget && widget->property(DangerProperty).toBool();
}

void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& frame)
{
    drawBox(painter, rect, fill, frame, Measure::Radius);
}

void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& frame, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(frame.isValid() ? QPen(frame, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(HalfPixel, HalfPixel, -HalfPixel, -HalfPixel), radius,
                             radius);
    painter->restore();
}

void drawFocus(QPainter* painter, const QRect& rect, const QColor& color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, Measure::FocusRing));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Measure::Radius, Measure::Radius);
    painter->restore();
}

void drawCommandButton(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Tokens& colors = tokens(option);
    if (!is(option, QStyle::State_Enabled))
        return drawBox(painter, option->rect, {}, colors.line);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool isDefault = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool isDown = is(option, QStyle::State_Sunken) || is(option, QStyle::State_On);
    if (isDanger(widget))
        return drawBox(painter, option->rect, isDown ? colors.danger.darker(115) : colors.danger, {});
    if (isDefault)
        return drawBox(painter, option->rect, isDown ? colors.accent.darker(115) : colors.accent, {});
    drawBox(painter, option->rect,
            isDown                                    ? colors.selection
                : is(option, QStyle::State_MouseOver) ? colors.hover
                                                      : colors.raised,
            isDown ? colors.accent : colors.outline);
}

namespace {

/// The frame goes on beyond what is seen of it where the next one stands.
void drawSegment(const QStyleOption* option, QPainter* painter, int ends)
{
    const Tokens& colors = tokens(option);
    const bool isEnabled = is(option, QStyle::State_Enabled);
    const bool isOn = is(option, QStyle::State_On) || is(option, QStyle::State_Sunken);
    const bool isHovered = isEnabled && is(option, QStyle::State_MouseOver);
    const QRect& rect = option->rect;
    painter->save();
    painter->setClipRect(rect);
    drawBox(
        painter,
        rect.adjusted(ends & SegmentFirst ? 0 : -rect.width(), 0, ends & SegmentLast ? 0 : rect.width(), 0),
        isOn            ? colors.selection
            : isHovered ? colors.hover
                        : colors.raised,
        colors.outline);
    if (!(ends & SegmentLast))
        painter->fillRect(QRect(rect.right(), rect.top() + 1, 1, rect.height() - 2), colors.line);
    painter->restore();
}

}

void drawToolButton(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Tokens& colors = tokens(option);
    const bool isEnabled = is(option, QStyle::State_Enabled);
    if (const QVariant ends = widget ? widget->property(SegmentProperty) : QVariant(); ends.isValid())
        return drawSegment(option, painter, ends.toInt());
    const bool isOn = is(option, QStyle::State_On) || is(option, QStyle::State_Sunken);
    const bool isFlat = is(option, QStyle::State_AutoRaise);
    const bool isHovered = isEnabled && is(option, QStyle::State_MouseOver);
    if (isEnabled && isDanger(widget)) // not filled: it stands in a bar all the time
        return drawBox(painter, option->rect, isOn || isHovered ? colors.removed.ground : colors.error.ground,
                       colors.error.text);
    if (isOn)
        return drawBox(painter, option->rect, colors.selection, isEnabled ? colors.accent : colors.line);
    if (isHovered)
        return drawBox(painter, option->rect, colors.hover, isFlat ? QColor() : colors.outline);
    if (!isFlat)
        drawBox(painter, option->rect, isEnabled ? colors.raised : QColor(),
                isEnabled ? colors.outline : colors.line);
}

void drawField(const QStyleOption* option, QPainter* painter)
{
    const Tokens& colors = tokens(option);
    const bool isEnabled = is(option, QStyle::State_Enabled);
    drawBox(painter, option->rect, isEnabled ? colors.base : colors.window,
            isEnabled ? colors.outline : colors.line);
    if (is(option, QStyle::State_HasFocus))
        drawFocus(painter, option->rect, colors.accent);
}

void drawCheck(const QStyleOption* option, QPainter* painter, bool isRadio)
{
    const Tokens& colors = tokens(option);
    const bool isEnabled = is(option, QStyle::State_Enabled);
    const bool isOn = is(option, QStyle::State_On);
    const bool isSome = is(option, QStyle::State_NoChange);
    const bool isFilled = (isOn || isSome) && isEnabled;
    QRect box(0, 0, CheckSize, CheckSize);
    box.moveCenter(option->rect.center());
    drawBox(painter, box, isFilled ? colors.accent : colors.base,
            isFilled        ? colors.accent
                : isEnabled ? colors.outline
                            : colors.line,
            isRadio ? CheckSize / 2.0 : CheckRadius);
    if (!isOn && !isSome)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ink = isEnabled ? colors.onAccent : colors.disabled;
    painter->setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF corner = box.topLeft();
    if (isRadio) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(QRectF(box).adjusted(4, 4, -4, -4));
    } else if (isSome)
        painter->drawLine(corner + QPointF(4, 7), corner + QPointF(10, 7));
    else
        painter->drawPolyline(
            QPolygonF {corner + QPointF(3.5, 7.5), corner + QPointF(6, 10), corner + QPointF(10.5, 4.5)});
    painter->restore();
}

void drawChevron(QPainter* painter, const QRect& rect, const QColor& color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    painter->drawPolyline(
        QPolygonF {middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
    painter->restore();
}

void drawClose(const QStyleOption* option, QPainter* painter)
{
    const Tokens& colors = tokens(option);
    const QRectF rect(option->rect);
    const bool isHot = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isHot) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.selectionIdle);
        painter->drawEllipse(rect);
    }
    painter->setPen(QPen(isHot ? colors.text : colors.muted, 1.4, Qt::SolidLine, Qt::RoundCap));
    const QPointF middle = rect.center();
    painter->drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
    painter->drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
    painter->restore();
}

void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QRect& handle)
{
    const Tokens& colors = tokens(option);
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    painter->fillRect(option->rect, colors.window);
    if (!bar || bar->minimum == bar->maximum)
        return;
    const bool isHot = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isHot ? colors.outline : colors.border);
    const QRectF box = QRectF(handle).adjusted(2, 2, -2, -2);
    const double radius = std::min(box.width(), box.height()) / 2;
    painter->drawRoundedRect(box, radius, radius);
    painter->restore();
}

void drawHeaderSection(const QStyleOption* option, QPainter* painter)
{
    const Tokens& colors = tokens(option);
    painter->fillRect(option->rect, colors.window);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      colors.line);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header && header->orientation == Qt::Horizontal && header->position != QStyleOptionHeader::End
        && header->position != QStyleOptionHeader::OnlyOneSection)
        painter->fillRect(QRect(option->rect.right(), option->rect.top() + Measure::Space1, 1,
                                option->rect.height() - 2 * Measure::Space1),
                          colors.line);
}

bool drawTab(const QStyleOption* option, QPainter* painter)
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (!tab || (tab->shape != QTabBar::RoundedNorth && tab->shape != QTabBar::TriangularNorth))
        return false;
    const Tokens& colors = tokens(option);
    const QRect& rect = option->rect;
    const bool isSelected = is(option, QStyle::State_Selected);
    painter->fillRect(rect,
                      isSelected                                ? colors.base
                          : is(option, QStyle::State_MouseOver) ? colors.hover
                                                                : colors.window);
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colors.line);
    if (isSelected)
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), colors.accent);
    else
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    if (is(option, QStyle::State_HasFocus) && is(option, QStyle::State_KeyboardFocusChange))
        drawFocus(painter, rect.adjusted(2, 3, -2, -2), colors.accent);
    return true;
}

}
