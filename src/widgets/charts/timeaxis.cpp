#include "widgets/charts/timeaxis.h"

#include "base/servertime.h"
#include "metrics/weekstart.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

struct TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
};

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

const Step& stepFor(qint64 begin, qint64 end, int wanted)
{
    const qint64 apart = (end - begin) / std::max(1, wanted);
    return *std::find_if(Steps.begin(), Steps.end() - 1,
                         [apart](const Step& candidate) { return candidate.length >= apart; });
}

qint64 firstMultiple(qint64 length, qint64 from)
{
    return (from / length + (from % length > 0 ? 1 : 0)) * length;
}

qint64 offset(const QTimeZone& zone, qint64 time)
{
    return zone.offsetFromUtc(dateTimeOf(time)) * Second;
}

}

std::vector<TimeTick> timeTicks(qint64 begin, qint64 end, int wanted, const QTimeZone& zone)
{
    const Step& step = stepFor(begin, end, wanted);
    std::vector<TimeTick> ticks;
    // clocks on the wall there: round ones, which may be further apart where the clocks are changed
    for (qint64 wall = firstMultiple(step.length, begin + offset(zone, begin));; wall += step.length) {
        const qint64 time = wall - offset(zone, wall - offset(zone, begin));
        if (time > end)
            return ticks;
        if (time >= begin)
            ticks.push_back(
                {.time = time, .label = QLocale().toString(dateTimeOf(wall), QLatin1String(step.format))});
    }
}

std::vector<TimeTick> elapsedTicks(qint64 begin, qint64 end, int wanted)
{
    const Step& step = stepFor(begin, end, wanted);
    std::vector<TimeTick> ticks;
    for (qint64 time = firstMultiple(step.length, begin); time <= end; time += step.length)
        ticks.push_back(
            {.time = time,
             .label = step.length >= Day ? TimeAxis::tr("day %1").arg(time / Day) : elapsedText(time)});
    return ticks;
}

}
