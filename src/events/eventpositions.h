#pragma once

#include "events/timeline.h"

namespace Weekglass {

/// Maps places in the list (0: the newest event) to times and back, by the counts of a timeline.
class EventPositions
{
public:
    EventPositions() = default;
    explicit EventPositions(const Timeline& timeline);
    /// Only of the events between the filter's times.
    EventPositions(const Timeline& timeline, const EventFilter& filter);

    qint64 total() const { return m_last - m_first; }
    /// The time of the event at this place; exact at the edges of buckets, even in between.
    qint64 timeAt(qint64 position) const;
    qint64 positionAt(qint64 time) const;

private:
    qint64 wholeTotal() const { return m_after.empty() ? 0 : m_after.front(); }
    qint64 placeOf(qint64 time) const;

    qint64 m_begin = 0;
    qint64 m_end = 0;
    qint64 m_first = 0; // place in the whole of the first one that counts, and behind the last one
    qint64 m_last = 0;
    std::vector<qint64> m_after; // events at or after each edge, the last one 0
};

}
