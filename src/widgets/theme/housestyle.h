#pragma once

#include <QProxyStyle>

class QStyleOptionToolButton;

namespace Weekglass {

/// The measures of the window, in pixels at 1×; a larger font makes rows and controls taller by itself.
namespace Measure {
constexpr int Space1 = 4;
constexpr int Space2 = 8;
constexpr int Space3 = 12;
constexpr int Space4 = 16;
constexpr int Row = 24; ///< of a table; also the least height of a control
constexpr int TwoLineRow = 40;
constexpr int Icon = 16;
constexpr int Radius = 4;
constexpr int FocusRing = 2;
}

/// A button with this property set to true takes away what cannot be put back easily, and looks so.
inline constexpr const char* DangerProperty = "danger";

/// A button with this property is one of several side by side in one frame, of which one is chosen; its value
/// says whether the frame begins or ends there.
inline constexpr const char* SegmentProperty = "segment";
enum Segment { SegmentFirst = 1, SegmentLast = 2 };

/// Fusion with flat controls in the colours of Tokens: one shape for buttons, fields and tabs, and a focus
/// that is seen on all of them.
class HouseStyle : public QProxyStyle
{
public:
    HouseStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    void drawCombo(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawMenuWord(const QStyleOptionToolButton& button, QPainter* painter, const QWidget* widget) const;
};

}
