#pragma once

#include "cli/context.h"

namespace CLI {
class App;
}

namespace Weekglass {

/// Whether the command that was given is there to change a server.
bool changesServer(const CLI::App& app);

/// Says, once in a run, that a standby is read from, and up to when it is.
void sayIfStandby(const Context& context, Pg::Session& session);
/// Says which server is meant by what is about to be confirmed: a copy of it has the same identifier.
void sayConfirmedServer(const Context& context);
/// An error if the server is a standby, before anything else is asked there or of the user.
Result<void> requirePrimary(const Context& context, const Pg::ConnectOptions& server);

}
