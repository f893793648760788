#pragma once

#include "fetch/fetchcontrol.h"
#include "fetch/fetchplan.h"
#include "fetch/fetchprogress.h"
#include "fetch/httpclient.h"
#include "fetch/transformrun.h"
#include "weeks/weekhandle.h"

#include <functional>
#include <stop_token>

namespace Weekglass {

struct FetchOptions
{
    HttpOptions http; ///< with the token, if there is one
    FetchQueue::Mode mode = FetchQueue::Mode::Continuous;
    std::size_t parallel = 4; ///< requests at once
    std::chrono::milliseconds batchTime {1000}; ///< in which answers gather, if nothing must confirm them
    std::stop_token stop = {}; ///< ends it in order: what was confirmed is stored
    std::function<void(const FetchProgress&)> onProgress = {}; ///< several times a second
    std::function<void(const Error&)> onError = {}; ///< about what it goes on after
    std::function<void(const Error&)> onFailedAnswer = {}; ///< refusals and the like, maybe many
    std::function<void(const TransformRun&)> onTransform = {};
    std::shared_ptr<const FetchControl> control = {}; ///< null: nobody tells it anything
    /// Asked now and then after the token was refused: true ends the fetch in order, so that it can be begun
    /// again with a token that works.
    std::function<bool()> hasNewToken = {};
};

struct FetchReport
{
    FetchCounts counts;
    QString reset; ///< the new date, if the game was reset: then the week is over, and the fetch with it
    bool tokenRefused = false; ///< what needs it was not fetched any more
    qint64 discarded = 0; ///< answers that nothing confirmed: not stored, so fetched again next time
};

/// Fetches what the plan says into the week, until it is done, stopped, or the game is reset. An answer is
/// stored only when a status that was asked for after it came says that the reset is still the week's. Waits:
/// for workers. An error if nothing can be stored, or the first status cannot be had.
Result<FetchReport> runFetch(const WeekHandle& week, const FetchPlan& plan, const FetchOptions& options);

}
