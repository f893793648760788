#pragma once

#include "json/document.h"

namespace Weekglass::Json {

/// The canonical form of a JSON text: byte for byte what Python's
/// json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() gives.
/// So integers keep their digits, other numbers become the shortest form of the nearest double, keys are
/// sorted by code points and the last of repeated keys counts. Python 3.11 refuses integers of more than 4300
/// digits; here they stay. Numbers beyond double become Infinity, as in Python: then the canonical form is no
/// JSON, but its hash is the same. An error if the text is not JSON, or if a string holds half a surrogate
/// pair, which UTF-8 cannot express.
Result<QByteArray> canonical(QByteArrayView text);

/// The canonical form of one value of a document.
Result<QByteArray> canonical(const Document& document, NodeId node);

}
