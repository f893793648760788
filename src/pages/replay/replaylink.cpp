#include "pages/replay/replaylink.h"

#include "base/servertime.h"
#include "replay/replaycursor.h"

#include <algorithm>
#include <utility>

namespace Weekglass {

namespace {

/// Microseconds since the first play; what is before it is so, whenever that was.
std::optional<qint64> elapsed(const PlayLog& log, qsizetype index)
{
    const auto time = [&log](qsizetype at) {
        const auto text = log.at(at);
        return text ? microsecondsOf(*text) : std::nullopt;
    };
    if (log.isStart(index))
        return -1;
    const auto begin = time(log.size() - log.playCount());
    const auto now = time(index);
    return begin && now ? std::optional(*now - *begin) : std::nullopt;
}

/// The last play for which @p isReached, given that those for which it is come first; the first play if there
/// is none.
template<typename Reached>
qsizetype lastReached(const PlayLog& log, Reached isReached)
{
    qsizetype low = 0; // every play before it is reached
    qsizetype high = log.size();
    while (low < high) {
        const qsizetype middle = low + (high - low) / 2;
        if (isReached(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return std::max<qsizetype>(0, low - 1);
}

}

ReplayLink::ReplayLink(ReplayCursor* first, ReplayCursor* second, QObject* parent)
    : QObject(parent)
    , m_first(first)
    , m_second(second)
{
    connect(m_first, &ReplayCursor::positionChanged, this, [this] { follow(m_first, m_second); });
    for (const auto loaded : {&ReplayCursor::logChanged, &ReplayCursor::logGrown})
        connect(m_second, loaded, this, [this] { follow(m_first, m_second); });
    connect(m_second, &ReplayCursor::positionChanged, this, [this] {
        if (!isInStep())
            follow(m_second, m_first);
    });
}

void ReplayLink::setLock(Lock lock)
{
    m_lock = lock;
    follow(m_first, m_second);
}

/// The second one is where it belongs, which need not lead back to where the first one is.
bool ReplayLink::isInStep() const
{
    return m_first->position() >= 0 && m_second->position() >= 0
        && m_second->position()
        == counterpart(*m_first->log(), m_first->position(), *m_second->log(), m_lock);
}

void ReplayLink::follow(const ReplayCursor* leader, ReplayCursor* follower)
{
    if (m_isFollowing || leader->position() < 0 || follower->position() < 0)
        return;
    m_isFollowing = true;
    follower->seek(counterpart(*leader->log(), leader->position(), *follower->log(), m_lock));
    m_isFollowing = false;
}

qsizetype counterpart(const PlayLog& leader, qsizetype index, const PlayLog& follower, ReplayLink::Lock lock)
{
    if (lock == ReplayLink::Lock::Elapsed) {
        const auto wanted = elapsed(leader, index);
        if (wanted && elapsed(follower, 0))
            return lastReached(follower, [&](qsizetype at) {
                const auto passed = elapsed(follower, at);
                return passed && *passed <= *wanted;
            });
    }
    return lastReached(follower,
                       [&](qsizetype at) { return follower.playNumber(at) <= leader.playNumber(index); });
}

}
