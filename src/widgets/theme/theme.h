#pragma once

#include <QFont>
#include <QPalette>

namespace Weekglass {

struct Tokens;

enum class Theme { System, Light, Dark };

/// Sets the application's style and palette. System: light or dark, like the desktop.
void applyTheme(Theme theme);

QPalette paletteOf(const Tokens& tokens);

/// The family of @p font in the smaller of the text sizes, which is taken from @p beside.
QFont smallFont(const QFont& font, const QFont& beside);
/// For a title: the larger of the text sizes, bold.
QFont largeFont(const QFont& font);

}
