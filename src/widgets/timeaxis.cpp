#include "widgets/timeaxis.h"

#include "events/eventtime.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr qint64 Second = 1000000;
constexpr qint64 Day = 86400 * Second;

struct Step
{
    qint64 length;
    const char* format;
};
constexpr std::array<Step, 16> Steps {{{Second / 10, "HH:mm:ss.zzz"},
                                       {Second, "HH:mm:ss"},
                                       {5 * Second, "HH:mm:ss"},
                                       {15 * Second, "HH:mm:ss"},
                                       {60 * Second, "HH:mm"},
                                       {300 * Second, "HH:mm"},
                                       {900 * Second, "HH:mm"},
                                       {3600 * Second, "MMM d HH:mm"},
                                       {3 * 3600 * Second, "MMM d HH:mm"},
                                       {6 * 3600 * Second, "MMM d HH:mm"},
                                       {12 * 3600 * Second, "MMM d HH:mm"},
                                       {Day, "ddd MMM d"},
                                       {2 * Day, "ddd MMM d"},
                                       {7 * Day, "MMM d"},
                                       {30 * Day, "MMM d yyyy"},
                                       {365 * Day, "yyyy"}}};

}

std::vector<TimeTick> timeTicks(qint64 begin, qint64 end, int wanted)
{
    const qint64 apart = (end - begin) / std::max(1, wanted);
    const auto step = std::find_if(Steps.begin(), Steps.end() - 1,
                                   [apart](const Step& candidate) { return candidate.length >= apart; });
    std::vector<TimeTick> ticks;
    const qint64 first = begin / step->length + (begin % step->length > 0 ? 1 : 0);
    for (qint64 time = first * step->length; time <= end; time += step->length)
        ticks.push_back(
            {.time = time, .label = QLocale().toString(dateTimeOf(time), QLatin1String(step->format))});
    return ticks;
}

}
