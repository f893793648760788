#pragma once

#include "cli/context.h"

namespace CLI {
class App;
}

namespace Weekglass {

/// What becomes of a command on a standby.
enum class StandbyUse {
    Read,
    Refused, ///< it is there to change a server
    Unknown, ///< nobody has said it of this command
};

/// @p command: its path, as "snapshot prune".
StandbyUse standbyUse(const QString& command);
/// Whether the command that was given is there to change a server.
bool changesServer(const CLI::App& app);

/// Says, once in a run, that a standby is read from, and up to when it is.
void sayIfStandby(const Context& context, Pg::Session& session);
/// Whether a command that failed so is to run once more: what its primary did ended a read on a standby, and
/// nothing is printed yet. True once in a run.
bool wantsRunAgain(const Error& error);
/// Whether wantsRunAgain() was true since the last call.
bool takeRunAgain();
/// Says which server is meant by what is about to be confirmed: a copy of it has the same identifier.
void sayConfirmedServer(const Context& context);
/// An error if the server is a standby, before anything else is asked there or of the user.
Result<void> requirePrimary(const Context& context, const Pg::ConnectOptions& server);

}
