#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// The roles of a game: <game>_owner owns databases and tables, <game>_writer changes rows, <game>_reader
/// only reads, all rows of all players, and <game>_player reads the rows of one player (the manifest may name
/// another role). Only a game that says who plays has the last one.
enum class GameRole { Reader, Writer, Player, Owner };
QString roleName(const GameDefinition& game, GameRole role);
/// Those that the game has.
std::vector<GameRole> rolesOf(const GameDefinition& game);

/// Makes those that are missing, as groups that nobody can log in as. The owner is a member of the others,
/// and the reader may take the player's role. @p made: gets the names of those that it made, also where it
/// fails. Needs the right to create roles.
Result<void> makeRoles(Pg::Session& session, const GameDefinition& game, QStringList& made);
/// An error unless the session's database was made with the roles: then it belongs to the game's owner.
Result<void> requireGameOwner(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

/// The policy by which the reader sees all rows of a table with row-level security.
inline constexpr QLatin1String ReadersPolicy("weekglass_reader");

/// Gives the roles what they may do with the tables that are there by now; see weekglass/week_grants.sql.
/// Does nothing in a week that was made without the roles. A part of the session's transaction, if it is in
/// one.
Result<void> grantToRoles(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

}
