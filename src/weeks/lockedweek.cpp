#include "weeks/lockedweek.h"

namespace Weekglass {

Result<LockedWeek> lockWeek(const Pg::ConnectOptions& server, const QString& name,
                            const std::stop_token& stop)
{
    auto maintenance = openForWork(server, {}, stop);
    if (!maintenance)
        return maintenance.error();
    auto session = std::make_unique<Pg::Session>(*std::move(maintenance));
    auto lock = WeekLock::take(*session, name, WeekLockWait, {.stop = stop});
    if (!lock)
        return lock.error();
    return LockedWeek {.session = std::move(session), .lock = *std::move(lock)};
}

}
