#pragma once

#include "pg/session.h"

#include <QElapsedTimer>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace Weekglass::Pg {

/// Sessions of one server, lent to workers. Thread-safe. Idle ones are closed soon, because an open session
/// keeps its database from being dropped.
class SessionPool : public std::enable_shared_from_this<SessionPool>
{
public:
    /// Gives the session back when it goes, if it is still of use.
    class Lease
    {
    public:
        Lease(std::shared_ptr<SessionPool> pool, QByteArray place, std::unique_ptr<Session> session);
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        Session& operator*() const { return *m_session; }
        Session* operator->() const { return m_session.get(); }

    private:
        std::shared_ptr<SessionPool> m_pool;
        QByteArray m_place;
        std::unique_ptr<Session> m_session;
    };

    static std::shared_ptr<SessionPool> create(ConnectOptions options);

    /// Which sessions are good enough: @p accepts is asked of a new one, and one that it accepted is lent
    /// again to those who say the same @p identity. So a database that was made again under the name of
    /// another one never serves those who mean the other one.
    struct Check
    {
        QByteArray identity;
        std::function<Result<void>(Session&)> accepts;
    };

    /// A session of this database (empty: the one of the connection). An idle one is checked before it is
    /// lent, since it may have died meanwhile.
    Result<Lease> acquire(const QByteArray& database = {}, const std::stop_token& stop = {},
                          const Check& check = {});

    /// Closes sessions idle for longer than this; called by a timer.
    void closeIdle(std::chrono::milliseconds idle = std::chrono::milliseconds(3000));

    /// Lends no more: acquire() says this from now on, and what comes back is closed.
    void close(const Error& why);

    const ConnectOptions& options() const { return m_options; }

private:
    struct Idle
    {
        QByteArray place; ///< database and identity
        std::unique_ptr<Session> session;
        QElapsedTimer since;
    };

    explicit SessionPool(ConnectOptions options);
    void giveBack(const QByteArray& place, std::unique_ptr<Session> session);

    const ConnectOptions m_options;
    std::mutex m_mutex; // protects the following
    std::vector<Idle> m_idle;
    std::optional<Error> m_closed;
};

}
