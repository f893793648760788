#pragma once

#include <QString>

#include <atomic>
#include <mutex>

namespace Weekglass {

/// What is told to a fetch while it runs. Thread-safe; shared by the one who fetches and the one who watches.
class FetchControl
{
public:
    /// Nothing new is asked for; what came is confirmed and stored.
    void setPaused(bool paused) { m_isPaused = paused; }
    bool isPaused() const { return m_isPaused; }

    /// Which requests of the queue are to be seen: those with this in their key, endpoint or subject.
    void setQueueFilter(const QString& text)
    {
        const std::scoped_lock lock(m_mutex);
        m_queueFilter = text;
    }
    QString queueFilter() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_queueFilter;
    }

private:
    std::atomic<bool> m_isPaused = false;
    mutable std::mutex m_mutex; // protects m_queueFilter
    QString m_queueFilter;
};

}
