#pragma once

#include "cli/context.h"

namespace Weekglass {

/// An error for a folder of --games-dir that no game is loaded from.
Result<void> checkGameFolders(const Context& context);

/// All games, without the user's own metrics, for a command that is about all of them: where one cannot be
/// loaded, the program ends by ExitCode::Failed, whatever else the command did.
GameLibrary loadAllGames(const Context& context);
/// Whether such a command lacked a game.
bool lackedGames();

}
