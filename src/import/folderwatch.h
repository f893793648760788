#pragma once

#include "import/takenfiles.h"

#include <QHash>

#include <chrono>

namespace Weekglass {

/// Which files of some folders are ready to be read. A file is ready when its size and time were the same for
/// a while: a folder on a network tells nobody that a file was closed. One that was written more slowly than
/// that is ready again when it has changed. Remembers; while files are waiting, look every half second or so.
class FolderWatch
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds settleTime {2};

    explicit FolderWatch(QStringList folders)
        : m_folders(std::move(folders))
    {
    }

    /// Those that are ready and were not given out as they are.
    QStringList ready(Clock::time_point now);
    /// Files that could not be read for a passing reason are given out again.
    void giveBack(const QStringList& files);
    /// Files that are there and not ready yet.
    int waiting() const { return m_waiting; }

private:
    struct Seen
    {
        TakenFile file;
        Clock::time_point since;
        bool isGiven = false;
    };

    const QStringList m_folders;
    QHash<QString, Seen> m_seen;
    int m_waiting = 0;
};

}
