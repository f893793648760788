#pragma once

#include "game/playlogdefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// The id of the game that people call so: by its game_id, or by the column external_id where the log's games
/// query has one. The one way in which a game is named. @return nothing if there is none
Result<std::optional<QByteArray>> findGame(Pg::Session& session, const PlayLogDefinition& log,
                                           const QByteArray& name, const Pg::Call& call = {});

}
