#include "notebook/notebook.h"

#include "notebook/text.h"

#include <array>

namespace Weekglass {

QString cellText(const NotebookCell& cell)
{
    if (const auto* text = std::get_if<TextCell>(&cell)) {
        const QString line = text->markdown.trimmed().section(QLatin1Char('\n'), 0, 0);
        return line.isEmpty() ? Text::tr("Text") : Text::tr("Text: %1").arg(line);
    }
    if (const auto* chart = std::get_if<ChartCell>(&cell))
        return Text::tr("Chart: %1").arg(chart->metric);
    if (const auto* table = std::get_if<TableCell>(&cell)) {
        const std::array names {table->title, table->report, table->sql.simplified()};
        for (const QString& name : names) {
            if (!name.isEmpty())
                return Text::tr("Table: %1").arg(name);
        }
        return Text::tr("Table");
    }
    return Text::tr("Comparison: %1").arg(std::get<ComparisonCell>(cell).metrics.join(Text::tr(", ")));
}

}
