#pragma once

#include "notebook/fillednotebook.h"

namespace Weekglass {

/// The figures of a cell as HTML, with what each of them is.
QString chartFigures(const FilledChart& chart);
QString comparisonFigures(const ComparisonCell& cell, const FilledComparison& comparison);
QString tableFigures(const TableCell& cell, const FilledTable& table);

/// "2025-01-06 12:00:00", of UTC, without the zone.
QString utcText(qint64 microseconds);

}
