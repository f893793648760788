#pragma once

#include <QString>

namespace Weekglass::Pg {

/// Of libpq, e.g. "15.20".
QString clientVersion();

}
