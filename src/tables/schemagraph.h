#pragma once

#include "tables/relationdetails.h"

namespace Weekglass {

/// A table as a picture of the schema shows it.
struct SchemaTable
{
    struct Line
    {
        QString name;
        QString type;
        bool isKey = false; ///< of the primary key
        bool isReference = false; ///< of a foreign key
    };

    Relation relation;
    std::vector<Line> lines = {};
    int hidden = 0; ///< columns that have no line
};

/// A foreign key; from and to are places in the list of tables.
struct SchemaEdge
{
    int from = 0;
    int to = 0;
    QString name = {};
    QStringList fromColumns = {};
    QStringList toColumns = {};

    bool isOwn() const { return from == to; }
    /// "crops.player_id → players.player_id"
    QString text(const std::vector<SchemaTable>& tables) const;
};

struct SchemaGraph
{
    std::vector<SchemaTable> tables;
    std::vector<SchemaEdge> edges;

    /// -1: it is not in the picture.
    int find(const RelationName& name) const;
};

/// The schema that the program keeps its own tables in; they are no part of a game's picture.
inline constexpr const char* OwnSchema = "weekglass";
/// More columns than these are told by their number; those of keys are always there.
inline constexpr int MostSchemaLines = 14;

/// The tables of the database without partitions and without the program's own, and their foreign keys.
Result<SchemaGraph> readSchemaGraph(Pg::Session& session, const Pg::Call& call = {});
/// The same of what was read already.
SchemaGraph schemaGraphOf(const std::vector<Relation>& relations,
                          const std::vector<std::pair<quint32, RelationColumn>>& columns,
                          const std::vector<ForeignKey>& keys);

}
