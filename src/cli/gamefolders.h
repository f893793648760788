#pragma once

#include "cli/context.h"

namespace Weekglass {

/// All games, without the user's own metrics, for a command that is about all of them: where one cannot be
/// loaded, the program ends by ExitCode::Failed, whatever else the command did.
GameLibrary loadAllGames(const Context& context);
/// Whether such a command lacked a game.
bool lackedGames();

}
