#pragma once

#include "json/diff.h"

namespace Weekglass::Json {

/// The changes as JSON Patch (RFC 6902), a line for each operation: applied to @p before it gives a value
/// that is equal() to @p after. Left out is what the diff hides and what is only written otherwise. It begins
/// with tests of what it is going to change, as far as that is short, so that it is refused by another
/// document and when it is applied twice.
QByteArray patchText(const Document& before, const Document& after, const Diff& diff);

}
