#pragma once

#include <QString>

namespace Weekglass {

enum class Theme { System, Light, Dark };

/// Sets the application's style and palette. Light and dark are Fusion with a palette of our own, so that
/// both look the same on every desktop.
void applyTheme(Theme theme);

}
