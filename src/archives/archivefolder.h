#pragma once

#include "base/result.h"

#include <QString>

namespace Weekglass {

QString defaultArchiveFolder();
/// As an absolute path, made if it is not there; an empty one is the default. An error if it cannot be
/// written.
Result<QString> archiveFolder(const QString& wanted);

}
