#pragma once

#include "pg/session.h"

#include <compare>
#include <optional>
#include <vector>

namespace Weekglass {

struct RelationName
{
    QString schema;
    QString name;

    /// "schema"."name"
    Result<Pg::Sql> sql() const;
    /// As people write it: the schema only where it is not public.
    QString text() const;

    bool operator==(const RelationName&) const = default;
    auto operator<=>(const RelationName&) const = default;
};

/// A table or a view of a database.
struct Relation
{
    enum class Kind { Table, Partitioned, View, MaterializedView, Foreign };

    quint32 oid = 0;
    RelationName name;
    Kind kind = Kind::Table;
    quint32 parent = 0; ///< the table that it is a partition of; 0: none
    std::optional<qint64> bytes = {}; ///< with indexes and TOAST, of a partitioned table with its partitions
    std::optional<qint64> rows = {}; ///< as the server last estimated them
    QString comment = {};
    bool hasRowSecurity = false; ///< policies may hide rows from this role
    bool hasHeirs = false; ///< a table from which others inherit, which are no partitions
    bool isReadable = true; ///< by the role of the session

    /// "partitioned table", "view"
    static QString nameOf(Kind kind);
};

/// All tables and views outside of PostgreSQL's own schemas, by schema and name, partitions too.
Result<std::vector<Relation>> readRelations(Pg::Session& session, const Pg::Call& call = {});

/// The one that somebody means: schema.name, or a name that only one schema has, public before others. An
/// error that says which there are.
Result<Relation> findRelation(const std::vector<Relation>& relations, const QString& wanted);

}
