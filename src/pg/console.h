#pragma once

#include "pg/session.h"

namespace Weekglass::Pg {

/// Asks the console of a pooler, which speaks the simple protocol only and knows neither transactions nor
/// settings: each statement is sent as it is, on a connection of its own. @return a table for each
Result<std::vector<Table>> askConsole(const ConnectOptions& options, const std::vector<Sql>& statements,
                                      const Call& call = {});

}
