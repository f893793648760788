#include "tables/relation.h"

#include "base/utf8.h"
#include "pg/cluster.h"
#include "tables/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MostRelations = 20'000;
constexpr int NamedRelations = 10; // in an error

Relation::Kind kindOf(QByteArrayView relkind)
{
    switch (relkind.isEmpty() ? 'r' : relkind.front()) {
    case 'p':
        return Relation::Kind::Partitioned;
    case 'v':
        return Relation::Kind::View;
    case 'm':
        return Relation::Kind::MaterializedView;
    case 'f':
        return Relation::Kind::Foreign;
    default:
        return Relation::Kind::Table;
    }
}

std::optional<qint64> numberOrNothing(const Pg::Value& value)
{
    return value ? std::optional(value->toLongLong()) : std::nullopt;
}

Error notFound(const QString& message, const QStringList& others)
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .advice = others.isEmpty() ? Text::tr("This database has no tables.")
                                       : Text::tr("There are: %1").arg(others.join(QStringLiteral(", ")))};
}

/// What the database itself has of a distributed table is empty. Its rows nobody has estimated as a whole,
/// and its bytes are known while all nodes answer.
Result<void> readNodes(Pg::Session& session, std::vector<Relation>& relations, const Pg::Call& call)
{
    const auto isOnNodes = Pg::hasCitus(session, call);
    if (!isOnNodes || !*isOnNodes)
        return isOnNodes ? Result<void>() : isOnNodes.error();
    const auto distributed = session.readTable(
        Pg::Sql("SELECT p.logicalrelid::oid FROM pg_catalog.pg_dist_partition AS p"), {}, call);
    if (!distributed)
        return distributed.error();
    const auto relationOf = [&relations](const Pg::Value& oid) {
        return std::ranges::find(relations, oid.value_or("0").toUInt(), &Relation::oid);
    };
    for (const auto& row : distributed->rows) {
        const auto relation = relationOf(row[0]);
        if (relation != relations.end())
            relation->bytes = relation->rows = std::nullopt;
    }
    const auto sizes = session.readTable(Pg::Sql::load("extensions/citus_table_sizes.sql"), {}, call);
    if (!sizes)
        return session.isUsable() && !call.stop.stop_requested() ? Result<void>() : sizes.error();
    for (const auto& row : sizes->rows) {
        const auto relation = relationOf(row[0]);
        if (relation != relations.end())
            relation->bytes = numberOrNothing(row[1]);
    }
    return {};
}

}

Result<Pg::Sql> RelationName::sql() const
{
    return Pg::Sql::identifier(schema) + Result<Pg::Sql>(Pg::Sql(".")) + Pg::Sql::identifier(name);
}

QString RelationName::text() const
{
    return schema == QLatin1String("public") ? name : QString(schema + QLatin1Char('.') + name);
}

QString Relation::nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Partitioned:
        return Text::tr("partitioned table");
    case Kind::View:
        return Text::tr("view");
    case Kind::MaterializedView:
        return Text::tr("materialized view");
    case Kind::Foreign:
        return Text::tr("foreign table");
    case Kind::Table:
        break;
    }
    return Text::tr("table");
}

Result<std::vector<Relation>> readRelations(Pg::Session& session, const Pg::Call& call)
{
    const auto table =
        session.readTable(Pg::Sql::load("catalog/relations.sql"), {QByteArray::number(MostRelations)}, call);
    if (!table)
        return table.error();
    std::vector<Relation> relations;
    relations.reserve(table->rows.size());
    for (const auto& row : table->rows)
        relations.push_back({.oid = row[0]->toUInt(),
                             .name = {.schema = fromUtf8(row[1].value_or(QByteArray())),
                                      .name = fromUtf8(row[2].value_or(QByteArray()))},
                             .kind = kindOf(row[3].value_or(QByteArray())),
                             .parent = row[4] ? row[4]->toUInt() : 0,
                             .bytes = numberOrNothing(row[5]),
                             .rows = numberOrNothing(row[6]),
                             .comment = Pg::textOf(row[7]),
                             .hasRowSecurity = row[8] == "t",
                             .hasHeirs = row[9] == "t",
                             .isReadable = row[10] == "t"});
    if (auto read = readNodes(session, relations, call); !read)
        return read.error();
    return relations;
}

Result<Relation> findRelation(const std::vector<Relation>& relations, const QString& wanted)
{
    std::vector<const Relation*> named;
    for (const Relation& relation : relations) {
        if (relation.name.schema + QLatin1Char('.') + relation.name.name == wanted
            || relation.name.text() == wanted)
            return relation;
        if (relation.name.name == wanted)
            named.push_back(&relation);
    }
    if (named.size() == 1)
        return *named.front();
    QStringList others;
    for (const Relation& relation : relations) {
        const bool isMeant = named.empty() ? relation.parent == 0 : relation.name.name == wanted;
        if (isMeant && others.size() < NamedRelations)
            others << relation.name.text();
    }
    return named.empty() ? notFound(Text::tr("There is no table or view “%1”.").arg(wanted), others)
                         : notFound(Text::tr("Several schemas have a table “%1”.").arg(wanted), others);
}

}
