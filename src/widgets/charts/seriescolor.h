#pragma once

#include <QColor>
#include <QPalette>

namespace Weekglass {

/// The colour of one of several things drawn beside each other: told apart on light and on dark, and by
/// people who see red and green alike (Okabe and Ito). There are six; then they come again.
QColor seriesColor(std::size_t index, const QPalette& palette);

}
