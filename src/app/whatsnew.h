#pragma once

#include <QString>

namespace Weekglass {

/// What users of the version before find new in this one, a line each.
QString whatsNew();

}
