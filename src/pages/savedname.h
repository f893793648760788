#pragma once

#include "weeks/weekidentity.h"

#include <QStringList>

namespace Weekglass {

/// The begin of the names of what the workspace keeps for one week, or a part of it: the parts in quotes, so
/// that no name can be a part of another one's.
QString savedPrefix(const WeekIdentity& week, const QStringList& parts = {});

}
