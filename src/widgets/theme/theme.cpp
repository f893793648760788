#include "widgets/theme/theme.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QToolTip>

#include <cmath>

namespace Weekglass {

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette(tokens.raised, tokens.window);
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::Base, tokens.base);
    palette.setColor(QPalette::AlternateBase, tokens.group);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ToolTipBase, tokens.base);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText, QPalette::BrightText})
        palette.setColor(role, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Highlight, tokens.selection);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, tokens.selectionIdle);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Dark, tokens.outline);
    palette.setColor(QPalette::Light, tokens.raised);
    palette.setColor(QPalette::Midlight, tokens.line);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, tokens.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tokens.selectionIdle);
    return palette;
}

QFont smallFont(const QFont& font, const QFont& beside)
{
    constexpr double Small = 0.85; // 11 of 13 pixels
    QFont smaller(font);
    if (beside.pixelSize() > 0)
        smaller.setPixelSize(static_cast<int>(std::lround(beside.pixelSize() * Small)));
    else
        smaller.setPointSizeF(beside.pointSizeF() * Small);
    return smaller;
}

QFont largeFont(const QFont& font)
{
    constexpr double Large = 16.0 / 13;
    QFont larger(font);
    larger.setBold(true);
    if (font.pixelSize() > 0)
        larger.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * Large)));
    else
        larger.setPointSizeF(font.pointSizeF() * Large);
    return larger;
}

void applyTheme(Theme theme)
{
    static const QPalette desktop = QApplication::palette();
    const Tokens& tokens = theme == Theme::Dark ? darkTokens()
        : theme == Theme::Light                 ? lightTokens()
                                                : tokensOf(desktop);
    QApplication::setStyle(new HouseStyle);
    QApplication::setPalette(paletteOf(tokens));
    QToolTip::setPalette(QApplication::palette());
}

}
