#pragma once

#include "game/gamefile.h"

#include <QStringList>

#include <optional>
#include <vector>

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

/// How the tables of a week are spread over the nodes of a Citus cluster. All distributed ones are
/// co-located: rows with the same value of their columns are on the same node.
struct DistributionDefinition
{
    struct Table
    {
        QString name; ///< schema.table
        QString column; ///< by whose value a row finds its node
    };

    std::optional<GameFile> prepare =
        {}; ///< run first: keys that have the column, what Citus refuses dropped
    std::vector<Table> tables = {}; ///< those that foreign keys lead to come first
    std::vector<QString> reference = {}; ///< schema.table: whole on every node
    QStringList lost = {}; ///< what no longer holds in such a week, a sentence each
};

}
