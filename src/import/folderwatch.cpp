#include "import/folderwatch.h"

namespace Weekglass {

QStringList FolderWatch::ready(Clock::time_point now)
{
    QStringList files;
    QHash<QString, Seen> seen; // files that are gone are forgotten
    m_waiting = 0;
    for (const QString& folder : m_folders) {
        const QStringList paths = dataFilesIn(folder);
        for (const QString& path : paths) {
            const TakenFile file = TakenFile::of(path);
            auto known = m_seen.constFind(path);
            Seen each = known != m_seen.constEnd() && known->file == file ? *known
                                                                          : Seen {.file = file, .since = now};
            if (!each.isGiven && now - each.since >= settleTime) {
                each.isGiven = true;
                files << path;
            }
            m_waiting += each.isGiven ? 0 : 1;
            seen.insert(path, each);
        }
    }
    m_seen = std::move(seen);
    return files;
}

void FolderWatch::giveBack(const QStringList& files)
{
    for (const QString& path : files) {
        if (const auto seen = m_seen.find(path); seen != m_seen.end())
            seen->isGiven = false;
    }
}

}
