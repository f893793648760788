#include "weeks/weeklock.h"

#include "pg/lockholders.h"
#include "pg/lockwatch.h"
#include "weeks/lockwait.h"
#include "weeks/text.h"

namespace Weekglass {

namespace {

/// Nothing: it cannot be known.
std::optional<qint64> keyOf(Pg::Session& session, const QString& name)
{
    const auto key = session.query(Pg::Sql::load("weekglass/week_lock_key.sql"), {name.toUtf8()});
    return key ? std::optional(Pg::numberOf(key->single())) : std::nullopt;
}

Error lockedError(Pg::Session& session, const QString& name)
{
    const auto key = keyOf(session, name);
    return {.kind = Error::Kind::Timeout,
            .message = Text::tr("Somebody else is creating, resetting or dropping this week."),
            .where = name,
            .advice = Text::tr("Wait until they are done, refresh the list of weeks, and try again."),
            .detail = key ? Pg::lockHolders(session, *key) : QString()};
}

}

Result<WeekLock> WeekLock::take(Pg::Session& session, const QString& name, std::chrono::milliseconds wait,
                                const Pg::Call& call)
{
    if (auto direct = session.requireDirect(call); !direct)
        return direct.error().at(name);
    const auto sql = Pg::Sql::load("weekglass/try_week_lock.sql");
    const auto tryOnce = [&]() -> Result<bool> {
        const auto answer = session.query(sql, {name.toUtf8()}, call);
        if (!answer)
            return answer.error();
        return answer->single() == "t";
    };
    const auto got = waitForLock(wait, call.stop, tryOnce, [&] {
        if (const auto key = keyOf(session, name))
            Pg::LockWatch::tellHolders(session, *key);
    });
    if (!got)
        return got.error().at(name);
    if (!*got)
        return lockedError(session, name);
    return WeekLock(session, name);
}

WeekLock::~WeekLock()
{
    if (!m_session || !m_session->isUsable())
        return; // the lock went with the session
    if (const auto sql = Pg::Sql::load("weekglass/week_unlock.sql"))
        (void)m_session->query(*sql, {m_name.toUtf8()}, {.deadline = std::chrono::seconds(5)});
}

}
