#pragma once

#include "game/gamefile.h"
#include "game/picturedefinition.h"
#include "game/retentionrule.h"

#include <optional>

namespace Weekglass {

/// How the elements of an array are told apart, so that one that moved is found again.
struct ArrayIdentity
{
    QString array; ///< JSON Pointer, where * is any one step and ** any number of steps: /ships
    QString key; ///< of the elements: ship_id
};

enum class SnapshotChecksum {
    None,
    Sha256Canonical ///< column checksum: SHA-256 in hex of the payload's canonical JSON
};

struct SnapshotSource
{
    QString id;
    QString title;
    GameFile query; ///< id, seq (tick or version), at, subject, payload (+ checksum)
    std::vector<ArrayIdentity> identity; ///< the first that fits an array counts
    std::vector<QString> ignore; ///< pointers likewise: differences there and below say nothing
    SnapshotChecksum checksum = SnapshotChecksum::None;
    std::optional<RetentionRule> retention;
    std::vector<PictureDefinition> pictures = {};
};

}
