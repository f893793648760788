#pragma once

#include "pg/session.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace Weekglass {

struct ColumnFacts
{
    Pg::Sql name; ///< quoted, like all names here
    bool isGenerated = false;
    bool isAlwaysIdentity = false;
    int keyPlace = 0; ///< in the primary key, from 1; 0: not in it
    bool isHashable = false; ///< as it is; otherwise its text is
};

struct TriggerFacts
{
    Pg::Sql table; ///< the table or one of its partitions
    Pg::Sql name;
    char enabled = 'O'; ///< as in pg_trigger: O, D, R, A
    bool isInherited = false; ///< from a trigger of the partitioned table
};

/// Where the rows of a table are.
enum class Spread {
    Local, ///< in the database itself
    ByColumn, ///< each on the node of a cluster that its column's value says
    EveryNode ///< all of them on every node
};

/// A table as the catalog has it and what the session may do with it.
struct TableFacts
{
    quint32 oid = 0;
    Pg::Sql name;
    QString shown;
    char kind = 'r'; ///< as in pg_class
    Pg::Sql owner;
    bool ownerIsSuperuser = false;
    bool isOwner = false;
    bool maySchema = false;
    bool maySelect = false;
    bool mayInsert = false;
    bool mayUpdate = false;
    bool mayDelete = false;
    bool hidesRows = false;
    bool isPartition = false;
    bool hasRules = false;
    bool hasForeign = false; ///< it or a partition is on another server
    bool hasChildren = false; ///< by inheritance, other than partitions
    std::vector<ColumnFacts> columns;
    QByteArray shape; ///< of the columns
    Pg::Sql mirror; ///< where the ledger keeps rows of this table and shape
    bool hasMirror = false;
    std::vector<TriggerFacts> triggers; ///< those of the week, not those that keep foreign keys
    /// In unique indexes besides the primary key, if no other table refers to this one.
    std::vector<Pg::Sql> uniqueColumns = {};
    Spread spread = Spread::Local;
    QByteArray distribution = {}; ///< of Spread::ByColumn: the column's name, not quoted

    /// Neither the server's counters nor one statement that does two things know rows of other nodes.
    bool isOnNodes() const { return spread != Spread::Local; }
    bool hasKey() const;
    /// Why rows of it cannot be kept and put back, within a sentence; empty: they can.
    QString unfitness() const;
    /// "public.plays: plays_touch": those that would run.
    QStringList activeTriggers() const;
    /// The names of the primary key's columns in its order.
    std::vector<Pg::Sql> key() const;
    /// "a.k1 = b.k1 AND a.k2 = b.k2"
    Pg::Sql sameKey(const Pg::Sql& a, const Pg::Sql& b) const;
    /// "ROW(a.c1, a.c2)": all columns, as one value.
    Pg::Sql row(const Pg::Sql& alias) const;
    /// Whether two rows are the same byte for byte.
    Pg::Sql isSame(const Pg::Sql& a, const Pg::Sql& b) const;
    /// ROW() of all columns, with values that have a hash.
    Pg::Sql hashableRow(const Pg::Sql& alias) const;
};

/// Tables by name, in the order of the names, each once. A name that means no table is an error.
Result<std::vector<TableFacts>> loadTables(Pg::Session& session, const QByteArrayList& names,
                                           const Pg::Call& call);
/// Text that the server wrote as part of a statement: quoted names.
Pg::Sql fromServer(const QByteArray& text);

/// The parts with @p between between them.
Pg::Sql joined(const std::vector<Pg::Sql>& parts, const Pg::Sql& between);

}
