#pragma once

#include "pg/connectoptions.h"
#include "workspace/workspace.h"

namespace Weekglass {

/// What a server is used for, as the saved connections to it say.
struct ServerMark
{
    Environment environment = Environment::Unmarked;
    QString connection = {}; ///< name of the saved connection that says so
};

/// The mark that asks for the most care counts. Connections are compared by host and port
/// (Pg::describeServer()).
Result<ServerMark> readServerMark(const Pg::ConnectOptions& server);
/// Marks all saved connections to the server; saves one, without its password, if there is none.
Result<void> writeServerMark(const Pg::ConnectOptions& server, Environment environment);

}
