#include "pg/activity.h"

#include <algorithm>

namespace Weekglass::Pg {

namespace {

constexpr std::size_t MaxEntries = 500;
constexpr qsizetype MaxSqlBytes = 2000;

}

quint64 Activity::started(const QByteArray& database, const QByteArray& sql, const std::stop_source& stop)
{
    const std::scoped_lock lock(m_mutex);
    const quint64 id = m_nextId++;
    m_entries.push_back({.id = id,
                         .database = database,
                         .sql = sql.left(MaxSqlBytes),
                         .started = QDateTime::currentDateTimeUtc()});
    if (m_entries.size() > MaxEntries)
        m_entries.pop_front();
    m_running.emplace(id, stop);
    ++m_version;
    return id;
}

void Activity::finished(quint64 id, State state, qint64 microseconds, qint64 rows, const QString& note)
{
    const std::scoped_lock lock(m_mutex);
    m_running.erase(id);
    const auto entry =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [id](const Entry& e) { return e.id == id; });
    if (entry == m_entries.rend())
        return; // pushed out by newer ones
    entry->state = state;
    entry->microseconds = microseconds;
    entry->rows = rows;
    entry->note = note;
    ++m_version;
}

bool Activity::cancel(quint64 id)
{
    std::stop_source stop(std::nostopstate);
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto running = m_running.find(id); running != m_running.end())
            stop = running->second;
    }
    return stop.request_stop();
}

quint64 Activity::version() const
{
    const std::scoped_lock lock(m_mutex);
    return m_version;
}

std::vector<Activity::Entry> Activity::entries() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_entries.begin(), m_entries.end()};
}

}
