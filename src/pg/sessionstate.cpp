// What a session is and where it leads.
#include "pg/errors.h"
#include "pg/exchange.h"

#include <libpq-fe.h>

#include <poll.h>

namespace Weekglass::Pg {

bool Session::isUsable() const
{
    return d && d->isUsable();
}

bool Session::stillConnected() const
{
    if (!isUsable())
        return false;
    // an idle session has nothing to say: what it says now is a farewell, or nothing worth keeping it for
    pollfd fd {.fd = PQsocket(d->conn.get()), .events = POLLIN, .revents = 0};
    return ::poll(&fd, 1, 0) == 0;
}

bool Session::isInTransaction() const
{
    return PQtransactionStatus(d->conn.get()) != PQTRANS_IDLE;
}

int Session::serverVersion() const
{
    return PQserverVersion(d->conn.get());
}

QByteArray Session::database() const
{
    return PQdb(d->conn.get());
}

QByteArray Session::user() const
{
    return PQuser(d->conn.get());
}

const ConnectOptions& Session::options() const
{
    return d->options;
}

const OwnerTrust* Session::trust() const
{
    return d->options.trust.get();
}

std::chrono::milliseconds Session::age() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Silence::Clock::now() - d->connected);
}

int Session::errorPosition() const
{
    return d->errorPosition;
}

QStringList Session::takeNotices()
{
    return std::exchange(d->notices, {});
}

Result<bool> Session::isStandby(const Call& call)
{
    if (d->isStandby && !*d->isStandby)
        return false; // a primary never becomes a standby under its sessions
    const auto answer = readTable(Sql("SELECT pg_catalog.pg_is_in_recovery()"), {}, call);
    if (!answer)
        return answer.error();
    d->isStandby = answer->single() == "t";
    return *d->isStandby;
}

bool Session::wasStandby() const
{
    return d && d->isStandby.value_or(false);
}

QString Session::endpoint() const
{
    return serverName(d->conn.get());
}

}
