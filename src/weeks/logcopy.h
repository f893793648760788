#pragma once

#include <QString>

namespace Weekglass {

/// From now on every row that this program adds to a server's log is added to the user's workspace too
/// (workspace/operationcopies.h); an empty path: the default one. Once, at the start of the program. A copy
/// that cannot be written is only warned of: what it tells of was done.
void keepLogCopies(const QString& workspacePath = {});

}
