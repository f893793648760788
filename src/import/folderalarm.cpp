#include "import/folderalarm.h"

#include <QEventLoop>
#include <QTimer>

namespace Weekglass {

FolderAlarm::FolderAlarm(QStringList folders)
    : m_folders(std::move(folders))
{
    m_watcher.addPaths(m_folders);
}

void FolderAlarm::wait(std::chrono::milliseconds most, const std::stop_token& stop)
{
    // one that was removed is not watched any more, even if it is there again
    const QStringList watched = m_watcher.directories();
    for (const QString& folder : m_folders) {
        if (!watched.contains(folder))
            m_watcher.addPath(folder);
    }
    QEventLoop loop;
    QObject::connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &loop, &QEventLoop::quit);
    QTimer::singleShot(most, &loop, &QEventLoop::quit);
    const std::stop_callback stopped(
        stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    loop.exec();
}

}
