#pragma once

#include <QFileSystemWatcher>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace Weekglass {

/// Tells that something appeared in a folder or left it, so that nobody has to look all the time. A folder on
/// a network may tell nothing, and a file that grows tells nothing: look now and then all the same.
class FolderAlarm
{
public:
    explicit FolderAlarm(QStringList folders);

    /// Until a folder has changed since the last call, @p most is over, or @p stop. Runs an event loop.
    void wait(std::chrono::milliseconds most, const std::stop_token& stop);

private:
    const QStringList m_folders;
    QFileSystemWatcher m_watcher;
};

}
