#pragma once

#include "game/gamefile.h"

namespace Weekglass {

/// A table that is partitioned by month: its partitions are made ahead, and old ones let go.
struct PartitionRule
{
    QString table; ///< schema.table
    qint64 ahead = 2; ///< months after this one that have a partition
    qint64 keep = 6; ///< months before this one that stay
};

/// What must be true of a copy of a week before it takes the week's place.
struct ValidationDefinition
{
    enum class Expect {
        NoRows, ///< each row tells of something that is wrong
        SameRows ///< the copy answers what the week answers
    };

    QString id;
    QString title;
    GameFile query;
    Expect expect = Expect::NoRows;
};

}
