#pragma once

#include "base/leftover.h"

#include <QByteArray>

#include <vector>

namespace Weekglass {

/// A file beside the one that it is to become. Its name says so, and on which computer it is written; and as
/// long as its maker lives it is locked (flock), which ends with the process, however that dies.
struct UnfinishedFile
{
    QByteArray name; ///< encoded for the system
    int fd = -1; ///< -1: it cannot be made, errno says why
};

UnfinishedFile openUnfinished(const QString& path);

/// The folder's files of that kind. Removed are those of this computer and this user whose maker is gone.
std::vector<LeftOver> cleanFolder(const QString& folder, Cleaning cleaning);

}
