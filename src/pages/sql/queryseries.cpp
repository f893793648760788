#include "pages/sql/queryseries.h"

#include "base/safetext.h"
#include "base/servertime.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace Weekglass {

namespace {

constexpr std::size_t MostSeries = 24;

std::optional<double> numberIn(const CombinedResult::Cell& cell)
{
    bool isNumber = false;
    const double number = cell.text.toByteArray().toDouble(&isNumber);
    if (cell.kind != CombinedResult::CellKind::Text || !isNumber || !std::isfinite(number))
        return {};
    return number;
}

std::optional<double> timeIn(const CombinedResult::Cell& cell)
{
    const auto time = cell.kind == CombinedResult::CellKind::Text ? microsecondsOf(cell.text) : std::nullopt;
    return time ? std::optional(static_cast<double>(*time)) : std::nullopt;
}

}

std::vector<int> chartXColumns(const CombinedResult& result)
{
    std::vector<int> times;
    std::vector<int> numbers;
    for (int i = result.firstOwnColumn(); i < static_cast<int>(result.columns().size()); ++i) {
        const QueryColumn& column = result.columns()[static_cast<std::size_t>(i)];
        if (column.isTime())
            times.push_back(i);
        else if (column.isNumber())
            numbers.push_back(i);
    }
    times.insert(times.end(), numbers.begin(), numbers.end());
    return times;
}

QueryChart queryChart(const CombinedResult& result, int x)
{
    const auto& columns = result.columns();
    const QueryColumn& over = columns[static_cast<std::size_t>(x)];
    QueryChart chart {.xName = visibleText(over.name, 60), .isTime = over.isTime(), .series = {}};
    std::vector<int> values;
    int split = -1;
    for (int i = result.firstOwnColumn(); i < static_cast<int>(columns.size()); ++i) {
        const QueryColumn& column = columns[static_cast<std::size_t>(i)];
        if (column.isNumber() && i != x)
            values.push_back(i);
        else if (column.name == "series")
            split = i;
    }
    using Key = std::tuple<int, QByteArray, std::size_t>; // column, series, week
    std::map<Key, std::size_t> places;
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        const auto cell = result.cell(row, x);
        const auto at = chart.isTime ? timeIn(cell) : numberIn(cell);
        for (const int value : values) {
            const auto number = at ? numberIn(result.cell(row, value)) : std::nullopt;
            if (!number)
                continue;
            const QByteArray part = split < 0 ? QByteArray() : result.cell(row, split).text.toByteArray();
            const auto [place, isNew] =
                places.try_emplace({value, part, result.partOf(row)}, chart.series.size());
            if (isNew && chart.series.size() == MostSeries) {
                places.erase(place);
                chart.isCut = true;
                continue;
            }
            if (isNew) {
                QStringList name;
                if (values.size() > 1 || split < 0)
                    name << visibleText(columns[static_cast<std::size_t>(value)].name, 60);
                if (split >= 0)
                    name << visibleText(part, 60);
                if (result.hasWeeks())
                    name << visibleText(result.parts()[result.partOf(row)].week, 60);
                chart.series.push_back({.name = name.join(QStringLiteral(" · ")), .points = {}});
            }
            chart.series[place->second].points.emplace_back(*at, *number);
        }
    }
    for (QuerySeries& series : chart.series)
        std::ranges::stable_sort(series.points, {}, &QPointF::x);
    return chart;
}

}
