#include "widgets/charts/axisticks.h"

#include "base/servertime.h"
#include "metrics/weekstart.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace Weekglass {

namespace {

struct TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
};

constexpr int Fewest = 4; // labels, or one has to guess what is between them
constexpr qint64 Second = 1000000;
constexpr qint64 Day = 86400 * Second;

struct Step
{
    qint64 length;
    const char* format; ///< to be translated
    const char* shortFormat = nullptr;
};
constexpr const char* HourFormat = QT_TRANSLATE_NOOP("TimeAxis", "MMM d HH:mm");
constexpr const char* ShortHourFormat = QT_TRANSLATE_NOOP("TimeAxis", "d HH:mm");
constexpr const char* DayFormat = QT_TRANSLATE_NOOP("TimeAxis", "ddd MMM d");
constexpr const char* ShortDayFormat = QT_TRANSLATE_NOOP("TimeAxis", "MMM d");
constexpr const char* MonthFormat = QT_TRANSLATE_NOOP("TimeAxis", "MMM d yyyy");
constexpr std::array<Step, 18> Steps {{{Second / 1000, "HH:mm:ss.zzz"},
                                       {Second / 100, "HH:mm:ss.zzz"},
                                       {Second / 10, "HH:mm:ss.zzz"},
                                       {Second, "HH:mm:ss"},
                                       {5 * Second, "HH:mm:ss"},
                                       {15 * Second, "HH:mm:ss"},
                                       {60 * Second, "HH:mm"},
                                       {300 * Second, "HH:mm"},
                                       {900 * Second, "HH:mm"},
                                       {3600 * Second, HourFormat, ShortHourFormat},
                                       {3LL * 3600 * Second, HourFormat, ShortHourFormat},
                                       {6LL * 3600 * Second, HourFormat, ShortHourFormat},
                                       {12LL * 3600 * Second, HourFormat, ShortHourFormat},
                                       {Day, DayFormat, ShortDayFormat},
                                       {2 * Day, DayFormat, ShortDayFormat},
                                       {7 * Day, ShortDayFormat},
                                       {30 * Day, MonthFormat},
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

std::vector<AxisTick> timeTicks(qint64 begin, qint64 end, int wanted, const QTimeZone& zone)
{
    const Step& step = stepFor(begin, end, wanted);
    const QString format = TimeAxis::tr(step.format);
    const QString shortFormat = step.shortFormat ? TimeAxis::tr(step.shortFormat) : QString();
    std::vector<AxisTick> ticks;
    // clocks on the wall there: round ones, which may be further apart where the clocks are changed
    for (qint64 wall = firstMultiple(step.length, begin + offset(zone, begin));; wall += step.length) {
        const qint64 time = wall - offset(zone, wall - offset(zone, begin));
        if (time > end)
            return ticks;
        if (time >= begin)
            ticks.push_back({.at = static_cast<double>(time),
                             .label = QLocale().toString(dateTimeOf(wall), format),
                             .shortLabel = QLocale().toString(dateTimeOf(wall), shortFormat)});
    }
}

std::vector<AxisTick> elapsedTicks(qint64 begin, qint64 end, int wanted)
{
    const Step& step = stepFor(begin, end, wanted);
    std::vector<AxisTick> ticks;
    for (qint64 time = firstMultiple(step.length, begin); time <= end; time += step.length)
        ticks.push_back(
            {.at = static_cast<double>(time),
             .label = step.length >= Day ? TimeAxis::tr("day %1").arg(time / Day) : elapsedText(time)});
    return ticks;
}

namespace {

/// 1, 2 and 5 times a power of ten: the one nearest to @p raw.
double roundStep(double raw)
{
    const double power = std::pow(10, std::floor(std::log10(raw)));
    const double digit = raw / power;
    return power * (digit > 7 ? 10 : digit > 3 ? 5 : digit > 1.4 ? 2 : 1);
}

std::vector<AxisTick> ticksOf(double least, double greatest, double step, int most)
{
    const double largest = std::max(std::abs(least), std::abs(greatest));
    const int digits = std::clamp(static_cast<int>(std::ceil(std::log10(largest / step))) + 1, 3, 15);
    const double first = std::ceil(least / step);
    std::vector<AxisTick> ticks;
    // counted: a step may be too small to change so large a value
    for (int i = 0; i <= most && (first + i) * step <= greatest; ++i) {
        const double value = (first + i) * step + 0.0; // no negative zero
        ticks.push_back({.at = value, .label = numberText(value, digits)});
    }
    return ticks;
}

}

std::vector<AxisTick> valueTicks(double least, double greatest, int wanted)
{
    const double raw = (greatest - least) / std::max(wanted, 1);
    if (!(raw > 0))
        return {};
    double step = roundStep(raw);
    std::vector<AxisTick> ticks = ticksOf(least, greatest, step, 3 * wanted);
    for (int finer = 0; finer < 3 && static_cast<int>(ticks.size()) < std::min(wanted, Fewest); ++finer) {
        step = roundStep(step / 2.2);
        ticks = ticksOf(least, greatest, step, 3 * wanted);
    }
    return ticks;
}

namespace {

/// 1k, 1M: a power of ten has more zeros than one counts.
QString logLabel(double value)
{
    return value >= 1000 && value < 1e4 ? QLocale().toString(value / 1000) + QLatin1Char('k')
                                        : numberText(value);
}

std::vector<AxisTick> logTicksOf(double least, double greatest, int powers, std::span<const double> digits)
{
    std::vector<AxisTick> ticks;
    const int first = static_cast<int>(std::floor(std::log10(least) / powers)) * powers; // one is among them
    // each power from the number itself: adding steps would miss a thousand by a little
    for (int power = first; std::pow(10, power) <= greatest; power += powers) {
        for (const double digit : digits) {
            const double value = digit * std::pow(10, power);
            if (value >= least && value <= greatest)
                ticks.push_back({.at = value, .label = logLabel(value)});
        }
    }
    return ticks;
}

}

std::vector<AxisTick> logTicks(double least, double greatest, int wanted, int most)
{
    constexpr std::array<double, 1> Powers {1};
    constexpr std::array<double, 3> Steps {1, 2, 5};
    constexpr std::array<double, 6> FineSteps {1, 1.5, 2, 3, 5, 7};
    const int enough = std::min(wanted, Fewest);
    const double powers = std::log10(greatest / least);
    const int apart = 1 + static_cast<int>(powers / std::clamp(2 * wanted, 1, std::max(most, 1)));
    std::vector<AxisTick> ticks = logTicksOf(least, greatest, apart, Powers);
    // the smallest distance of two labels, in powers of ten
    for (const auto& [digits, distance] :
         {std::pair(std::span<const double>(Steps), std::log10(2)),
          std::pair(std::span<const double>(FineSteps), std::log10(4. / 3))}) {
        const bool hasRoom = distance * most >= powers;
        if (static_cast<int>(ticks.size()) < enough && hasRoom)
            ticks = logTicksOf(least, greatest, 1, digits);
    }
    return static_cast<int>(ticks.size()) < enough && powers < 1 ? valueTicks(least, greatest, wanted)
                                                                 : ticks;
}

QString numberText(double value, int digits)
{
    constexpr int Plenty = 7;
    constexpr int Few = 4; // digits that are read at a glance
    constexpr std::array<std::pair<double, const char*>, 4> Units {
        {{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
    const double size = std::abs(value);
    if (digits <= Few && size >= 1e4 && size < 1e15) {
        for (const auto& [unit, letter] : Units) {
            if (size >= unit)
                return QLocale().toString(value / unit, 'g', Few) + QLatin1String(letter);
        }
    }
    return size != 0 && (size >= 1e15 || size < 1e-4)
        ? QLocale().toString(value, 'e', digits - 1)
        : QLocale().toString(value, 'g', std::max(digits, Plenty));
}

}
