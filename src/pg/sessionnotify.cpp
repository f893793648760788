#include "pg/errors.h"
#include "pg/exchange.h"
#include "pg/serverrole.h"

#include <libpq-fe.h>

#include <poll.h>

namespace Weekglass::Pg {

namespace {

struct NotifyDeleter
{
    void operator()(PGnotify* notify) const noexcept { PQfreemem(notify); }
};

/// Forgets all notifications that have arrived. @return whether there was one.
bool takeNotifications(PGconn* conn)
{
    bool any = false;
    while (const auto notify = std::unique_ptr<PGnotify, NotifyDeleter>(PQnotifies(conn)))
        any = true;
    return any;
}

}

Result<void> Session::listen(const QString& channel, const Call& call)
{
    if (auto direct = requireDirect(call); !direct)
        return direct;
    if (auto primary = requirePrimary(*this, call); !primary) // a standby has no notifications: ask it
        return primary;
    return sendAlone(Sql("LISTEN ") + Sql::identifier(channel), {}, call);
}

Result<bool> Session::waitForNotification(const Call& call)
{
    PGconn* conn = d->conn.get();
    Waiter waiter(call.stop, call.deadline);
    while (isUsable()) {
        if (takeNotifications(conn))
            return true;
        switch (waiter.wait(PQsocket(conn), POLLIN)) {
        case Waiter::Woken::Stopped:
            return cancelledError();
        case Waiter::Woken::Expired:
            return false;
        case Waiter::Woken::Ready:
        case Waiter::Woken::Silent: // only where patience was limited
            break;
        }
        if (!PQconsumeInput(conn))
            d->lose(lostConnection(conn));
    }
    return d->whyLost();
}

}
