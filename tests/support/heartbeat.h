#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace Weekglass {

/// How long the event loop of this thread stands still, by the clock on the wall: unlike LongestStall it
/// notices a thread that waits for something.
class Heartbeat
{
public:
    /// What is watched lasts at least so long, in ms, or it shows nothing.
    static constexpr int LeastWait = 1000;
    /// Even on a busy computer no turn of the loop takes so long, in ms; a server's wait takes five times as
    /// long.
    static constexpr int LongestTurn = 1000;

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = longestGap();
            m_beat.start();
        });
    }

    void start()
    {
        m_longest = 0;
        m_whole.start();
        m_beat.start();
        m_timer.start(20);
    }
    /// Between two ticks since start(), in ms, and since the last one.
    qint64 longestGap() const { return std::max(m_longest, m_beat.elapsed()); }
    /// Ends the watch. Why it does not show that the loop went on while something waited; empty if it does.
    QString stop()
    {
        m_timer.stop();
        const qint64 gap = longestGap();
        const qint64 whole = m_whole.elapsed();
        if (gap >= LongestTurn)
            return QStringLiteral("The event loop stood still for %1 ms.").arg(gap);
        if (whole < LeastWait)
            return QStringLiteral("Nothing waited: it was over after %1 ms.").arg(whole);
        return {};
    }

private:
    QTimer m_timer;
    QElapsedTimer m_whole;
    QElapsedTimer m_beat;
    qint64 m_longest = 0;
};

}
