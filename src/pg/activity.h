#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace Weekglass::Pg {

/// What was sent to servers: the last statements with their times. Filled by sessions on any thread, read by
/// the activity pane.
class Activity
{
public:
    enum class State { Running, Done, Failed, Cancelled };
    struct Entry
    {
        quint64 id = 0;
        QByteArray database = {};
        QByteArray sql = {}; ///< the first 2,000 bytes
        QDateTime started = {}; ///< UTC
        qint64 microseconds = 0; ///< so far, while it runs
        qint64 rows = 0;
        State state = State::Running;
        QString note = {}; ///< the error's message
    };

    /// @p stop: what cancel() asks to stop. @return the id for finished().
    quint64 started(const QByteArray& database, const QByteArray& sql,
                    const std::stop_source& stop = std::stop_source(std::nostopstate));
    void finished(quint64 id, State state, qint64 microseconds, qint64 rows, const QString& note);

    /// Asks a statement that runs to stop. False if it does not run (any more).
    bool cancel(quint64 id);

    /// A number that changes with every change, to poll cheaply.
    quint64 version() const;
    /// The newest last, at most 500.
    std::vector<Entry> entries() const;

private:
    mutable std::mutex m_mutex; // protects all below
    std::deque<Entry> m_entries;
    std::map<quint64, std::stop_source> m_running;
    quint64 m_nextId = 1;
    quint64 m_version = 0;
};

}
