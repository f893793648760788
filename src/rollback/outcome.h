#pragma once

#include "base/result.h"
#include "pg/session.h"

#include <chrono>
#include <functional>

namespace Weekglass {

/// A transaction whose COMMIT was sent and not answered.
struct PendingOperation
{
    QByteArray id; ///< of the row that it writes
    QByteArray transaction;
    QByteArray pid; ///< of the server process that it ran in
};

/// Waits until the transaction is over and says whether it was done: success, or an error that says it was
/// not. @p lost comes back, with Error::Kind::Unknown, only if no server answered all the time.
Result<void> lookUpOutcome(const PendingOperation& pending,
                           const std::function<Result<Pg::Session>()>& reopen,
                           std::chrono::milliseconds lookUpFor, const Error& lost);

}
