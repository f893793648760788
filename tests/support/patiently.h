#pragma once

#include "base/result.h"
#include "patience.h"

#include <QDeadlineTimer>

namespace Weekglass {

/// Once more where others were at it for too long: then nothing was done, and it says to try again.
template<typename Work>
auto patiently(const Work& work)
{
    const QDeadlineTimer patience(Patience);
    auto done = work();
    while (!done && done.error().kind == Error::Kind::Timeout && !patience.hasExpired())
        done = work();
    return done;
}

}
