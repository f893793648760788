#pragma once

#include "base/result.h"
#include "pg/connectoptions.h"

#include <stop_token>

namespace Weekglass {

/// A connection that was tried and works.
struct ConnectSuccess
{
    Pg::ConnectOptions options; ///< to connect again: what was given, with the database that was found
    QString report; ///< what each step found, a line each
};

/// Connects, looks and closes again. Where no database is named and there is none of the user's name, it
/// takes "postgres". Waits for the server: for workers.
Result<ConnectSuccess> tryToConnect(const Pg::ConnectOptions& options, const std::stop_token& stop);

}
