#pragma once

#include <QString>

#include <vector>

namespace Weekglass {

struct TimeTick
{
    qint64 time = 0; ///< microseconds since 1970
    QString label;
};

/// Round times in UTC between two, about as many as asked for, labelled as far as they differ.
std::vector<TimeTick> timeTicks(qint64 begin, qint64 end, int wanted);

}
