#pragma once

#include "fetch/fetchqueue.h"

#include <memory>

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

/// What came of one endpoint of the plan since the fetch began. Stored, unchanged and rejected count what was
/// handed to the week; it may have had some of it already, after a crash.
struct EndpointProgress
{
    QString id; ///< of the plan
    FetchCounts counts = {};
    qint64 items = 0; ///< paths of it that are known
    int status = 0; ///< of its newest answer; 0: none yet
    std::optional<FetchTime> at = {}; ///< of its newest answer
};

enum class TokenState {
    None, ///< there is none: only what needs none is fetched
    Given, ///< nothing was said of it yet
    Accepted, ///< an answer came that needs it
    OfEarlierReset,
    Refused ///< for another reason
};

/// What a fetch is at: values only, so that they can be handed to another thread.
struct FetchProgress
{
    FetchCounts counts = {};
    qint64 backlog = 0; ///< requests that are due
    qint64 items = 0; ///< paths that are known
    qint64 unconfirmed = 0; ///< answers that wait for a status that says which reset they are of
    QByteArray current = {}; ///< key of the newest request
    std::vector<EndpointProgress> endpoints = {}; ///< in the plan's order
    /// The next ones that pass the filter, at most MostQueued; a new list about every second.
    std::shared_ptr<const std::vector<QueuedRequest>> queue = {};
    RateUse rate = {};
    qint64 lastMinute = 0; ///< requests sent in the last 60 s
    std::chrono::milliseconds nextIn {0}; ///< until the next one may be sent, by the limits alone
    QString resetDate = {}; ///< that the game is in; empty: it has not said so yet
    TokenState token = TokenState::None;
    bool isPaused = false;

    static constexpr std::size_t MostQueued = 500;
};

}
