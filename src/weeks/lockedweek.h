#pragma once

#include "weeks/databasefacts.h"
#include "weeks/weeklock.h"

#include <memory>
#include <optional>

namespace Weekglass {

/// A session of the maintenance database that holds the lock on a week's name: for whoever changes the week
/// as a whole.
struct LockedWeek
{
    std::unique_ptr<Pg::Session> session; ///< openForWork()
    std::optional<WeekLock> lock;
};

/// Waits some seconds for somebody else who has the lock, then says who that is.
Result<LockedWeek> lockWeek(const Pg::ConnectOptions& server, const QString& name,
                            const std::stop_token& stop = {});

}
