#pragma once

#include <QString>
#include <QTimeZone>

#include <vector>

namespace Weekglass {

struct TimeTick
{
    qint64 time = 0; ///< microseconds since 1970, or since a reset
    QString label;
};

/// Times between two that are round in the zone, about as many as asked for, labelled as far as they differ.
std::vector<TimeTick> timeTicks(qint64 begin, qint64 end, int wanted,
                                const QTimeZone& zone = QTimeZone::utc());
/// The same for the time since a reset: days and hours.
std::vector<TimeTick> elapsedTicks(qint64 begin, qint64 end, int wanted);

}
