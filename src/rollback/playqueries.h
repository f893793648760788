#pragma once

#include "rollback/rollback.h"

namespace Weekglass {

// What the game's own queries say of its plays.

/// The last play of a game, 0 if it has none.
Result<qint64> headOf(Pg::Session& session, const RollbackDefinition& plan, const QByteArray& game,
                      const Pg::Call& call);
/// The plays that a game cannot go back to; only @p play if one is given.
Result<std::vector<RollbackPoints::Refusal>> refusedPlays(Pg::Session& session,
                                                          const RollbackDefinition& plan,
                                                          const QByteArray& game, std::optional<qint64> play,
                                                          const Pg::Call& call);
/// What the play does not say, by the plan's own query.
Result<std::vector<LeftPart>> partsLacking(Pg::Session& session, const RollbackDefinition& plan,
                                           const QByteArray& game, qint64 play, const Pg::Call& call);

}
