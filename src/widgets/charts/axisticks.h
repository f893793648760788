#pragma once

#include <QString>
#include <QTimeZone>

#include <vector>

namespace Weekglass {

struct AxisTick
{
    double at = 0; ///< a value, or microseconds since 1970 or since a reset
    QString label;
    QString shortLabel = {}; ///< where the labels have no room; empty: there is none

    bool operator==(const AxisTick&) const = default;
};

/// Times between two that are round in the zone, about as many as asked for, labelled as far as they differ.
std::vector<AxisTick> timeTicks(qint64 begin, qint64 end, int wanted,
                                const QTimeZone& zone = QTimeZone::utc());
/// The same for the time since a reset: days and hours.
std::vector<AxisTick> elapsedTicks(qint64 begin, qint64 end, int wanted);
/// About @p wanted round values between two, ascending.
std::vector<AxisTick> valueTicks(double least, double greatest, int wanted);
/// The same where a tenth of a value takes as much room as a tenth of another one: powers of ten, and round
/// values between them if there are few and their labels have room. @p least is above zero
/// @param most labels for which the axis is long enough
std::vector<AxisTick> logTicks(double least, double greatest, int wanted, int most);

/// As axes write it, with at least so many digits that count: 20k, 1.5M where few of them do.
QString numberText(double value, int digits = 3);

}
