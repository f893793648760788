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

CurvePixel joined(const std::optional<CurvePixel>& before, double value)
{
    if (!before)
        return {value, value, value, value};
    return {before->first, value, std::min(before->least, value), std::max(before->greatest, value)};
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

std::vector<std::optional<CurvePixel>> curvePixels(const std::vector<double>& values, qsizetype total,
                                                   int pixels)
{
    std::vector<std::optional<CurvePixel>> drawn(static_cast<std::size_t>(std::max(0, pixels)));
    const double perPixel = static_cast<double>(total) / std::max(1, pixels);
    for (std::size_t pixel = 0; pixel < drawn.size(); ++pixel) {
        const auto first = static_cast<std::size_t>(static_cast<double>(pixel) * perPixel);
        const auto end =
            std::max(first + 1, static_cast<std::size_t>(static_cast<double>(pixel + 1) * perPixel));
        for (std::size_t index = first; index < std::min(end, values.size()); ++index) {
            if (!std::isnan(values[index]))
                drawn[pixel] = joined(drawn[pixel], values[index]);
        }
    }
    return drawn;
}

}
