#pragma once

#include "events/eventquery.h"

#include <chrono>

namespace Weekglass {

/// How many of the newest keys to give to fetchNewEvents(): so many events may overtake one that commits
/// late.
constexpr std::size_t tailOverlap = 500;

struct NewEvents
{
    std::vector<EventRow> rows; ///< the oldest first
    bool more = false; ///< ask again at once
};

/// Events that are newer than the newest of @p known, and those that stand between them: their transaction
/// took its time or its id earlier and committed late. What commits below the last of @p known stays unseen.
/// @p known holds the newest keys, the newest first; with none every event is new.
Result<NewEvents> fetchNewEvents(Pg::Session& session, const EventQuery& query,
                                 const std::vector<EventKey>& known, int limit, const Pg::Call& call = {});

/// The newest keys that have been seen, as fetchNewEvents() wants them.
class KnownEvents
{
public:
    void add(const EventKey& key);
    const std::vector<EventKey>& keys() const { return m_keys; }

private:
    std::vector<EventKey> m_keys; // the newest first, at most tailOverlap
};

/// When to ask for new events next. Knows no clock and no server.
class TailPace
{
public:
    static constexpr std::chrono::milliseconds shortest {100};
    static constexpr std::chrono::milliseconds first {500};
    static constexpr std::chrono::milliseconds longestSilence {5000};
    static constexpr std::chrono::milliseconds longestAfterErrors {30000};

    /// How long to wait from now on.
    std::chrono::milliseconds wait() const;

    void found();
    void foundNothing();
    void failed();
    /// The server says that there is something: no waiting, except where it says so all the time.
    void notified() { m_notified = true; }

private:
    std::chrono::milliseconds m_wait = first;
    bool m_busy = false; // the last look found something
    bool m_notified = false;
};

}
