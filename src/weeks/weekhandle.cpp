#include "weeks/weekhandle.h"

namespace Weekglass {

namespace {

constexpr QLatin1String NoSuchDatabase("3D000");

}

bool isGone(const Error& error)
{
    return error.sqlState == NoSuchDatabase;
}

Result<Pg::SessionPool::Lease> WeekHandle::acquire(const std::stop_token& stop) const
{
    // a session cannot outlive its database, so looking once, when it is opened, is enough
    const auto accepts = [this](Pg::Session& session) -> Result<void> {
        auto verified = verifyIdentity(session, identity);
        if (verified || verified.error().kind != Error::Kind::Sql)
            return verified;
        Error gone = verified.error();
        gone.sqlState = NoSuchDatabase; // what the server says of a database that is not there
        return gone;
    };
    return pool->acquire(identity.name.toUtf8(), stop,
                         {identity.systemIdentifier + '/' + QByteArray::number(identity.oid), accepts});
}

}
