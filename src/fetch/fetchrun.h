#pragma once

#include "fetch/fetchplan.h"
#include "fetch/fetchqueue.h"
#include "net/httpclient.h"
#include "week/weekhandle.h"

#include <functional>
#include <stop_token>

namespace Weekglass {

struct FetchCounts
{
    qint64 requests = 0; ///< sent
    qint64 stored = 0; ///< rows in the week, of which
    qint64 unchanged = 0; ///< are the same as the newest answer before to the same request
    qint64 rejected = 0; ///< kept apart, since they are no JSON or none that JSONB takes
    qint64 errors = 0; ///< answers that say that something failed, and requests without an answer
    qint64 bytes = 0; ///< of bodies, unpacked
};

struct FetchProgress
{
    FetchCounts counts;
    qint64 backlog = 0; ///< requests that are due
    qint64 unconfirmed = 0; ///< answers that wait for a status that says which reset they are of
    QByteArray current; ///< key of the newest request
};

struct FetchOptions
{
    HttpOptions http; ///< with the token, if there is one
    FetchQueue::Mode mode = FetchQueue::Mode::Continuous;
    std::size_t parallel = 4; ///< requests at once
    std::chrono::milliseconds batchTime {1000}; ///< in which answers gather, if nothing must confirm them
    std::stop_token stop = {}; ///< ends it in order: what was confirmed is stored
    std::function<void(const FetchProgress&)> onProgress = {}; ///< several times a second
    std::function<void(const Error&)> onError = {}; ///< about what it goes on after
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
