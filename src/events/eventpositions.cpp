#include "events/eventpositions.h"

#include <algorithm>

namespace Weekglass {

EventPositions::EventPositions(const Timeline& timeline)
    : m_begin(timeline.begin)
    , m_end(timeline.end)
    , m_after(static_cast<std::size_t>(timeline.buckets()) + 1, 0)
{
    for (int bucket = timeline.buckets() - 1; bucket >= 0; --bucket) {
        const auto at = static_cast<std::size_t>(bucket);
        m_after[at] = m_after[at + 1] + timeline.count(bucket);
    }
    m_last = wholeTotal();
}

EventPositions::EventPositions(const Timeline& timeline, const EventFilter& filter)
    : EventPositions(timeline)
{
    if (filter.until.isValid())
        m_first = placeOf(filter.until.toMSecsSinceEpoch() * 1000);
    if (filter.from.isValid())
        m_last = std::max(m_first, placeOf(filter.from.toMSecsSinceEpoch() * 1000));
}

qint64 EventPositions::timeAt(qint64 position) const
{
    if (total() == 0)
        return m_end;
    const qint64 wanted = m_first + std::clamp<qint64>(position, 0, total());
    // the last edge that has at least so many events after it
    const auto behind = std::partition_point(m_after.begin(), m_after.end(),
                                             [wanted](qint64 after) { return after >= wanted; });
    const auto bucket = std::max<qint64>(0, std::distance(m_after.begin(), behind) - 1);
    const auto buckets = static_cast<qint64>(m_after.size()) - 1;
    const qint64 width = (m_end - m_begin) / buckets;
    const qint64 edge = m_begin + width * bucket;
    if (bucket == buckets)
        return edge;
    const qint64 after = m_after[static_cast<std::size_t>(bucket)];
    const qint64 inside = after - m_after[static_cast<std::size_t>(bucket) + 1];
    const double part = inside > 0 ? static_cast<double>(after - wanted) / static_cast<double>(inside) : 0;
    return edge + static_cast<qint64>(part * static_cast<double>(width));
}

qint64 EventPositions::positionAt(qint64 time) const
{
    return std::clamp(placeOf(time) - m_first, qint64(0), total());
}

qint64 EventPositions::placeOf(qint64 time) const
{
    if (wholeTotal() == 0 || time >= m_end)
        return 0;
    if (time <= m_begin)
        return wholeTotal();
    const auto buckets = static_cast<qint64>(m_after.size()) - 1;
    const qint64 width = (m_end - m_begin) / buckets;
    const auto bucket = static_cast<std::size_t>((time - m_begin) / width);
    const double part =
        static_cast<double>((time - m_begin) % width) / static_cast<double>(width); // already passed
    return m_after[bucket]
        - static_cast<qint64>(part * static_cast<double>(m_after[bucket] - m_after[bucket + 1]));
}

}
