#pragma once

#include "pg/session.h"

#include <chrono>
#include <functional>

namespace Weekglass {

/// Tries until it gets what it wants, with pauses that grow from 20 ms to 1 s. @p tryOnce says whether it got
/// it.
/// @return false if @p limit passed; an error of @p tryOnce, or if it was stopped.
Result<bool> waitForLock(std::chrono::milliseconds limit, const std::stop_token& stop,
                         const std::function<Result<bool>()>& tryOnce);

/// Who holds the advisory lock @p key of the session's database, for a message; empty if it cannot be known.
QString lockHolders(Pg::Session& session, qint64 key);

}
