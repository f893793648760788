#include "pages/replay/statecurves.h"

#include "replay/playmarks.h"

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

constexpr qsizetype Samples = 200;
constexpr qsizetype PlaysPerLook = 4096; // at the stop token

bool isNumeric(const PlayLog& log, std::size_t column)
{
    bool hasNumber = false;
    const qsizetype step = std::max<qsizetype>(1, log.size() / Samples);
    for (qsizetype index = log.size() - 1; index >= 0; index -= step) {
        const auto text = log.value(index, column);
        if (text && std::isnan(drawnNumber(text)))
            return false;
        hasNumber = hasNumber || text;
    }
    return hasNumber;
}

}

std::vector<std::size_t> numericColumns(const PlayLog& log)
{
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < log.columns().size(); ++column) {
        if (isNumeric(log, column))
            found.push_back(column);
    }
    return found;
}

std::vector<double> stateNumbers(const PlayLog& log, std::size_t column, qsizetype from,
                                 const std::stop_token& stop)
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(std::max<qsizetype>(0, log.size() - from)));
    for (qsizetype index = from; index < log.size(); ++index) {
        if (index % PlaysPerLook == 0 && stop.stop_requested())
            break;
        values.push_back(drawnNumber(log.value(index, column)));
    }
    return values;
}

std::vector<CurvePart> curveColumns(const std::vector<double>& values, const PlotPlaces& places)
{
    const auto part = [&values](std::size_t play) {
        CurvePart one = curvePoint(static_cast<double>(play), values[play]);
        one.until = one.from + 1;
        return one;
    };
    return curveColumns(std::views::iota(std::size_t(0), values.size()) | std::views::transform(part),
                        places);
}

}
