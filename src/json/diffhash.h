#pragma once

#include "json/document.h"

namespace Weekglass::Json {

/// Equal values (see equal()) have the same hash, but for objects with repeated keys. Different values hardly
/// ever have. Not the same from run to run.
quint64 valueHash(const Document& document, NodeId root);

}
