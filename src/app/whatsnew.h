#pragma once

#include <QStringList>

namespace Weekglass {

/// What users of the version before find new in this one, a line each.
QStringList whatsNew();

}
