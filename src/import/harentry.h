#pragma once

#include "import/recordreader.h"

namespace Weekglass {

/// An entry of an HTTP archive as a recorded response: {"fetched_at", "endpoint", "request_key",
/// "status_code", "payload"}. An error with the reason if it is no answer in JSON to a GET.
Result<QByteArray> recordOfHarEntry(QByteArrayView text, const RequestNamer& nameOf);

/// Whether a text begins as an HTTP archive does: {"log": {"version"
bool beginsAsHar(QByteArrayView text);

}
