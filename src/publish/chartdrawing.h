#pragma once

#include "metrics/chartstyle.h"
#include "notebook/fillednotebook.h"
#include "widgets/theme/tokens.h"

namespace Weekglass {

/// The chart as an SVG file in the colours of a theme, as the metrics page draws it. Only on the thread of
/// the window.
QByteArray chartDrawing(const FilledChart& chart, const ChartStyle& style, const Tokens& tokens);

}
