#include "pg/sessionpool.h"

#include <algorithm>

namespace Weekglass::Pg {

namespace {

/// Who owns what is looked at when a session opens (ownertrust.h), so it is not lent again for ever.
constexpr std::chrono::minutes MaxAge {1};

}

SessionPool::Lease::Lease(std::shared_ptr<SessionPool> pool, QByteArray place,
                          std::unique_ptr<Session> session)
    : m_pool(std::move(pool))
    , m_place(std::move(place))
    , m_session(std::move(session))
{
}

SessionPool::Lease::~Lease()
{
    if (m_pool && m_session)
        m_pool->giveBack(m_place, std::move(m_session));
}

SessionPool::SessionPool(ConnectOptions options)
    : m_options(std::move(options))
{
}

std::shared_ptr<SessionPool> SessionPool::create(ConnectOptions options)
{
    return std::shared_ptr<SessionPool>(new SessionPool(std::move(options)));
}

Result<SessionPool::Lease> SessionPool::acquire(const QByteArray& database, const std::stop_token& stop,
                                                const Check& check)
{
    const QByteArray place = database + '\0' + check.identity;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return *m_closed;
        while (true) {
            const auto idle = std::find_if(m_idle.begin(), m_idle.end(),
                                           [&](const Idle& entry) { return entry.place == place; });
            if (idle == m_idle.end())
                break;
            auto session = std::move(idle->session);
            m_idle.erase(idle);
            if (session->stillConnected())
                return Lease(shared_from_this(), place, std::move(session));
        }
    }
    ConnectOptions options = m_options;
    if (!database.isEmpty())
        options.database = database;
    auto session = Session::open(options, stop);
    if (!session)
        return session.error();
    if (check.accepts) {
        if (auto accepted = check.accepts(*session); !accepted)
            return accepted.error();
    }
    return Lease(shared_from_this(), place, std::make_unique<Session>(*std::move(session)));
}

void SessionPool::giveBack(const QByteArray& place, std::unique_ptr<Session> session)
{
    if (!session->isUsable() || session->isInTransaction() || session->age() > MaxAge)
        return;
    Idle idle {.place = place, .session = std::move(session), .since = {}};
    idle.since.start();
    const std::scoped_lock lock(m_mutex);
    if (!m_closed)
        m_idle.push_back(std::move(idle));
}

void SessionPool::closeIdle(std::chrono::milliseconds idle)
{
    std::vector<Idle> closing; // they close after the lock is released
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_idle.begin(); it != m_idle.end();) {
        if (it->since.elapsed() < idle.count()) {
            ++it;
        } else {
            closing.push_back(std::move(*it));
            it = m_idle.erase(it);
        }
    }
}

void SessionPool::close(const Error& why)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = why;
    }
    closeIdle(std::chrono::milliseconds(0));
}

}
