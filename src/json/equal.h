#pragma once

#include "json/document.h"

namespace Weekglass::Json {

/// Is it the same value? The order of members, the way of writing and repeated keys before the last do not
/// matter; numbers are compared exactly, so 1.50 equals 1.5, and 9007199254740993 does not equal
/// 9007199254740992.
bool equal(const Document& a, NodeId nodeA, const Document& b, NodeId nodeB);

}
