#include "weeks/lockwait.h"

#include "base/pause.h"
#include "weeks/text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass {

Result<bool> waitForLock(std::chrono::milliseconds limit, const std::stop_token& stop,
                         const std::function<Result<bool>()>& tryOnce)
{
    using std::chrono::milliseconds;
    QElapsedTimer clock;
    clock.start();
    for (milliseconds pause(20);; pause = std::min(pause * 2, milliseconds(1000))) {
        if (stop.stop_requested())
            break;
        auto got = tryOnce();
        if (!got || *got)
            return got;
        const milliseconds left = limit - milliseconds(clock.elapsed());
        if (left.count() <= 0)
            return false;
        if (!pauseFor(std::min(pause, left), stop))
            break;
    }
    return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled while waiting for a lock.")};
}

}
