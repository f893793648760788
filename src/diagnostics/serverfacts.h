#pragma once

#include "diagnostics/diagnostics.h"

namespace Weekglass {

/// How the connection leads to the server, what the server says of itself, and its weeks with their sizes.
DiagnosticsItems serverFacts(const Pg::ConnectOptions& server, const GameLibrary& library,
                             const std::stop_token& stop);

/// The private server of this computer, whether it runs or not.
DiagnosticsItems privateServerFacts(const std::stop_token& stop);

}
