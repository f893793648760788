#pragma once

#include "pg/connectoptions.h"
#include "pg/handles.h"

#include <stop_token>

namespace Weekglass::Pg {

/// Connects without blocking longer than the options' deadline, and says which step failed: finding the name,
/// TCP, TLS, login, or the database.
Result<ConnHandle> connectToServer(const ConnectOptions& options, const std::stop_token& stop);

}
