#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"
#include "redis/snapshotthings.h"

namespace Weekglass {

/// What recovery needs of a snapshot.
struct NewestSnapshot
{
    QByteArray id;
    qint64 seq = 0;
    QByteArray at;
    std::vector<Pg::Value> values; ///< JSON of each recovery key, in their order; null where there is none
    std::vector<SnapshotThings> things = {}; ///< in the manifest's order; only where it is the only one
};

/// The snapshots with the greatest seq: one, several if they share it (at most five), or none.
Result<std::vector<NewestSnapshot>> readNewestSnapshots(Pg::Session& session, const GameDefinition& game,
                                                        const Pg::Call& call = {});

}
