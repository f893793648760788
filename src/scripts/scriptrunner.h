#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// An error if something of the file outlives its transaction, as a SET without LOCAL does, and the session
/// is one that a pooler gives to others.
Result<void> refuseTraces(Pg::Session& session, const GameFile& file, const Pg::Call& call = {});

/// Runs a file of several statements inside the transaction that the session is in. Refuses, before the first
/// statement, one that would end it. An error names the file and the line; the transaction is of no use then.
Result<void> runScript(Pg::Session& session, const GameFile& file, const Pg::Call& call = {});

/// Runs a file of one statement in no transaction. An error names the file and the line.
Result<void> runAlone(Pg::Session& session, const GameFile& file, const Pg::Call& call = {});

/// Runs the game's transforms in their order, inside the transaction that the session is in.
Result<void> runTransforms(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

}
