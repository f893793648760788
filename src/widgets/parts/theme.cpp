#include "widgets/parts/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace Weekglass {

namespace {

/// Fusion frames what can be checked in a darker shade of the window, which nobody sees on a dark one.
class DarkStyle : public QProxyStyle
{
public:
    DarkStyle()
        : QProxyStyle(QStringLiteral("fusion"))
    {
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(option->palette.color(QPalette::PlaceholderText));
        const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        if (element == PE_IndicatorCheckBox)
            painter->drawRoundedRect(frame, 1, 1);
        else
            painter->drawEllipse(frame);
        painter->restore();
    }
};

QPalette palette(const QColor& window, const QColor& base, const QColor& text, const QColor& accent,
                 const QColor& faint)
{
    QPalette colours(window.lighter(window.lightness() < 128 ? 120 : 100), window);
    colours.setColor(QPalette::Window, window);
    colours.setColor(QPalette::Base, base);
    colours.setColor(QPalette::AlternateBase,
                     window.lightness() < 128 ? base.lighter(115) : base.darker(103));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        colours.setColor(role, text);
    colours.setColor(QPalette::ToolTipBase, base);
    colours.setColor(QPalette::PlaceholderText, faint);
    colours.setColor(QPalette::Highlight, accent);
    colours.setColor(QPalette::HighlightedText, Qt::white);
    colours.setColor(QPalette::Link, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(QPalette::Disabled, role, faint);
    return colours;
}

}

void applyTheme(Theme theme)
{
    static const QString systemStyle = QApplication::style()->objectName();
    static const QPalette systemPalette = QApplication::palette();
    if (theme == Theme::Dark)
        QApplication::setStyle(new DarkStyle);
    else
        QApplication::setStyle(
            QStyleFactory::create(theme == Theme::System ? systemStyle : QStringLiteral("fusion")));
    switch (theme) {
    case Theme::System:
        QApplication::setPalette(systemPalette);
        break;
    case Theme::Light:
        QApplication::setPalette(palette(QColor(0xf3, 0xf4, 0xf6), Qt::white, QColor(0x1c, 0x1f, 0x24),
                                         QColor(0x1f, 0x6f, 0xb8), QColor(0x7a, 0x80, 0x88)));
        break;
    case Theme::Dark:
        QApplication::setPalette(palette(QColor(0x26, 0x29, 0x2e), QColor(0x1c, 0x1e, 0x22),
                                         QColor(0xe4, 0xe6, 0xea), QColor(0x2f, 0x7f, 0xc8),
                                         QColor(0x8b, 0x91, 0x9a)));
        break;
    }
    QToolTip::setPalette(QApplication::palette());
}

}
