#pragma once

#include <QtGlobal>

#include <algorithm>
#include <limits>

namespace Weekglass {

/// A count of rows as the third argument of tr(), an int that only chooses the form: the text shows the count
/// as %1, because %n would cut one that is beyond an int.
inline int pluralOf(qint64 count)
{
    return static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

}
