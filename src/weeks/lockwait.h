#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace Weekglass {

/// Tries until it gets what it wants, with pauses that grow from 20 ms to 1 s. @p tryOnce says whether it got
/// it. Where that takes longer than a moment, @p tellHolders says who has it (Pg::LockWatch::tellHolders()).
/// @return false if @p limit passed; an error of @p tryOnce, or if it was stopped.
Result<bool> waitForLock(std::chrono::milliseconds limit, const std::stop_token& stop,
                         const std::function<Result<bool>()>& tryOnce,
                         const std::function<void()>& tellHolders = {});

}
