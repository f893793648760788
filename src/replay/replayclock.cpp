#include "replay/replayclock.h"

#include "replay/replaycursor.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double NanosecondsPerSecond = 1e9;
constexpr qint64 LongestGap = 1'000'000'000; // a program that slept goes on where it was
constexpr int FrameMs = 16;

qint64 steadyNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}

ReplayClock::ReplayClock(ReplayCursor* cursor, Now now, QObject* parent)
    : QObject(parent)
    , m_cursor(cursor)
    , m_now(now ? std::move(now) : Now(steadyNow))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(FrameMs);
    connect(&m_timer, &QTimer::timeout, this, &ReplayClock::tick);
    connect(m_cursor, &ReplayCursor::logChanged, this, [this] {
        pause();
        clearRange();
    });
}

void ReplayClock::play()
{
    if (isPlaying() || m_cursor->size() == 0)
        return;
    const Range round = bounds();
    const qsizetype place = m_cursor->position();
    if (m_isLooping ? place < round.first || place >= round.last : m_cursor->isAtLast())
        m_cursor->seek(m_isLooping ? round.first : 0);
    m_due = 0;
    m_last = m_now();
    m_timer.start();
    Q_EMIT playingChanged(true);
}

void ReplayClock::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT playingChanged(false);
}

void ReplayClock::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void ReplayClock::setSpeed(double speed)
{
    const double wanted = std::clamp(speed, Speeds.front(), Speeds.back());
    if (wanted == m_speed)
        return;
    if (isPlaying())
        accumulate();
    m_speed = wanted;
    Q_EMIT speedChanged(m_speed);
}

void ReplayClock::faster()
{
    const auto* above = std::upper_bound(Speeds.begin(), Speeds.end(), m_speed);
    if (above != Speeds.end())
        setSpeed(*above);
}

void ReplayClock::slower()
{
    const auto* here = std::lower_bound(Speeds.begin(), Speeds.end(), m_speed);
    if (here != Speeds.begin())
        setSpeed(*(here - 1));
}

void ReplayClock::accumulate()
{
    const qint64 now = m_now();
    // The time since the last tick, not since the start, or a changed speed would change the past
    const qint64 passed = std::clamp<qint64>(now - m_last, 0, LongestGap);
    m_due += m_speed * static_cast<double>(passed) / NanosecondsPerSecond;
    m_last = now;
}

ReplayClock::Range ReplayClock::bounds() const
{
    return m_range.value_or(Range {0, m_cursor->size() - 1});
}

void ReplayClock::setRange(const std::optional<Range>& range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void ReplayClock::setIn()
{
    const qsizetype place = m_cursor->position();
    if (place >= 0)
        setRange(Range {place, std::max(place, bounds().last)});
}

void ReplayClock::setOut()
{
    const qsizetype place = m_cursor->position();
    if (place >= 0)
        setRange(Range {std::min(place, bounds().first), place});
}

void ReplayClock::clearRange()
{
    setRange({});
}

void ReplayClock::setLooping(bool looping)
{
    if (looping == m_isLooping)
        return;
    m_isLooping = looping;
    Q_EMIT loopingChanged(looping);
}

/// Behind the last play of the range comes the first; who is outside comes in there.
void ReplayClock::moveRound(qsizetype plays)
{
    const Range round = bounds();
    const qsizetype place = m_cursor->position();
    const qsizetype from = place < round.first || place > round.last ? round.first : place;
    m_cursor->seek(round.first + (from - round.first + plays) % (round.last - round.first + 1));
}

void ReplayClock::tick()
{
    if (!isPlaying())
        return;
    accumulate();
    const double whole = std::floor(m_due);
    m_due -= whole;
    if (whole < 1)
        return;
    if (m_isLooping)
        return moveRound(static_cast<qsizetype>(whole));
    m_cursor->step(static_cast<qsizetype>(whole));
    if (m_cursor->isAtLast() && m_cursor->log()->isWhole())
        pause();
}

}
