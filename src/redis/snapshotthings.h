#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// One of the many things of a snapshot that Redis has a key for: a ship, a body.
struct SnapshotThing
{
    QByteArray id;
    /// Its members as Redis keeps them: texts as they are, everything else as JSON.
    std::vector<std::pair<QByteArray, QByteArray>> fields = {};
    QByteArray json = {}; ///< all of it
};

/// What a snapshot has of one kind of things.
struct SnapshotThings
{
    bool isThere = false; ///< the snapshot has a list of them
    std::vector<SnapshotThing> list = {}; ///< in its order
};

/// The keys of a JSON pointer as the operator #> takes them.
QByteArray pathParameter(const QString& pointer);

/// Of the snapshot with this id, in the order of the manifest's things. Refused where one of them has no id,
/// or two share one.
Result<std::vector<SnapshotThings>> readSnapshotThings(Pg::Session& session, const GameDefinition& game,
                                                       const QByteArray& snapshot, const Pg::Call& call = {});

}
