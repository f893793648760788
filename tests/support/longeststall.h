#pragma once

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace Weekglass {

/// Processor time that this thread took, in ms: unlike the time of day it does not pass while other programs
/// have the processor.
inline double threadTime()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The longest work of this thread between two turns of its event loop, from now on.
class LongestStall
{
public:
    LongestStall()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = ms();
            m_since = threadTime();
        });
        m_timer.start(1);
    }

    double ms() const { return std::max(m_longest, threadTime() - m_since); }

private:
    QTimer m_timer;
    double m_longest = 0;
    double m_since = threadTime();
};

}
