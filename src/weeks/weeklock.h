#pragma once

#include "pg/session.h"

#include <chrono>

namespace Weekglass {

/// For somebody else's operation on the same week, before that is refused.
inline constexpr std::chrono::seconds WeekLockWait {10};

/// The lock on the name of a week, for as long as it lives: who creates, resets or drops it holds it.
/// Advisory locks are per database, so the session is one of the maintenance database; one through a pooler
/// is refused.
class WeekLock
{
public:
    /// Waits @p wait for somebody else who has it, then says who that is.
    static Result<WeekLock> take(Pg::Session& session, const QString& name, std::chrono::milliseconds wait,
                                 const Pg::Call& call = {});
    WeekLock(WeekLock&& other) noexcept
        : m_session(std::exchange(other.m_session, nullptr))
        , m_name(std::move(other.m_name))
    {
    }
    WeekLock& operator=(WeekLock&&) = delete;
    ~WeekLock();

private:
    WeekLock(Pg::Session& session, QString name)
        : m_session(&session)
        , m_name(std::move(name))
    {
    }

    Pg::Session* m_session;
    QString m_name;
};

}
