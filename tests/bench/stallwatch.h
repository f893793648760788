#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace Weekglass::Bench {

/// Turns the event loop until @p isDone and two pictures more, and notices how long it stood still meanwhile.
class Watch
{
public:
    Watch()
    {
        m_pulse.setInterval(0);
        QObject::connect(&m_pulse, &QTimer::timeout, [this] { beat(); });
        m_since.start();
        m_pulse.start();
    }

    double until(const std::function<bool()>& isDone)
    {
        QElapsedTimer time;
        time.start();
        QEventLoop loop;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            if (isDone())
                loop.quit();
        });
        poll.start(0);
        loop.exec();
        return static_cast<double>(time.nsecsElapsed()) / 1e6;
    }
    double longestStall()
    {
        beat();
        return m_longest;
    }

private:
    void beat()
    {
        m_longest = std::max(m_longest, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }

    QTimer m_pulse;
    QElapsedTimer m_since;
    double m_longest = 0;
};

inline void pause(Watch& watch, int milliseconds)
{
    QElapsedTimer time;
    time.start();
    watch.until([&] { return time.elapsed() > milliseconds; });
}

}
