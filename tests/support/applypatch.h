#pragma once

#include "json/document.h"

namespace Weekglass::Json {

/// The document after all operations of a JSON Patch (RFC 6902), or an error that names the operation and
/// says why: then nothing was done. What the patch does not touch stays as it is written.
Result<QByteArray> applyPatch(const Document& document, const Document& patch);

}
