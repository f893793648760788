#include "weeks/lockwait.h"

#include "base/pause.h"
#include "pg/lockwatch.h"
#include "weeks/text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass {

namespace {

/// Waiters hear who has the lock within a second, and again while it is another one.
class Holders
{
public:
    explicit Holders(const std::function<void()>& tell)
        : m_tell(tell)
    {
    }
    ~Holders()
    {
        if (m_isTold)
            Pg::LockWatch::tellOver();
    }
    Q_DISABLE_COPY_MOVE(Holders)

    void afterTry(std::chrono::milliseconds waited)
    {
        if (!m_tell || waited < m_next)
            return;
        m_isTold = true;
        m_tell();
        m_next = waited + std::chrono::milliseconds(1000);
    }

private:
    const std::function<void()>& m_tell;
    std::chrono::milliseconds m_next {400};
    bool m_isTold = false;
};

}

Result<bool> waitForLock(std::chrono::milliseconds limit, const std::stop_token& stop,
                         const std::function<Result<bool>()>& tryOnce,
                         const std::function<void()>& tellHolders)
{
    using std::chrono::milliseconds;
    QElapsedTimer clock;
    clock.start();
    Holders holders(tellHolders);
    for (milliseconds pause(20);; pause = std::min(pause * 2, milliseconds(1000))) {
        if (stop.stop_requested())
            break;
        auto got = tryOnce();
        if (!got || *got)
            return got;
        holders.afterTry(milliseconds(clock.elapsed()));
        const milliseconds left = limit - milliseconds(clock.elapsed());
        if (left.count() <= 0)
            return false;
        if (!pauseFor(std::min(pause, left), stop))
            break;
    }
    return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled while waiting for a lock.")};
}

}
