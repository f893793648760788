#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// What recovery needs of a snapshot; its payload stays on the server.
struct NewestSnapshot
{
    QByteArray id;
    qint64 seq = 0;
    QByteArray at;
    std::vector<Pg::Value> values; ///< JSON of each recovery key, in their order; null where there is none
};

/// The snapshots with the greatest seq: one, several if they share it (at most five), or none.
Result<std::vector<NewestSnapshot>> readNewestSnapshots(Pg::Session& session, const GameDefinition& game,
                                                        const Pg::Call& call = {});

}
