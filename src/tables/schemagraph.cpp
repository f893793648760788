#include "tables/schemagraph.h"

#include "tables/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

bool isDrawn(const Relation& relation)
{
    const bool isTable =
        relation.kind == Relation::Kind::Table || relation.kind == Relation::Kind::Partitioned;
    return isTable && relation.parent == 0 && relation.name.schema != QLatin1String(OwnSchema);
}

/// Keys stay, then the first of the others, in the order of the table.
void limitLines(SchemaTable& table)
{
    const auto isBound = [](const SchemaTable::Line& line) { return line.isKey || line.isReference; };
    auto spare = MostSchemaLines - static_cast<int>(std::ranges::count_if(table.lines, isBound));
    const auto all = static_cast<int>(table.lines.size());
    std::erase_if(table.lines, [&](const SchemaTable::Line& line) { return !isBound(line) && spare-- <= 0; });
    table.hidden = all - static_cast<int>(table.lines.size());
}

}

QString SchemaEdge::text(const std::vector<SchemaTable>& tables) const
{
    const auto end = [&tables](int table, const QStringList& columns) {
        const RelationName& relation = tables[static_cast<std::size_t>(table)].relation.name;
        return Text::tr("%1 (%2)", "table, columns").arg(relation.text(), columns.join(QStringLiteral(", ")));
    };
    return Text::tr("%1 → %2", "from, to").arg(end(from, fromColumns), end(to, toColumns));
}

int SchemaGraph::find(const RelationName& name) const
{
    const auto found =
        std::ranges::find_if(tables, [&](const SchemaTable& table) { return table.relation.name == name; });
    return found == tables.end() ? -1 : static_cast<int>(found - tables.begin());
}

SchemaGraph schemaGraphOf(const std::vector<Relation>& relations,
                          const std::vector<std::pair<quint32, RelationColumn>>& columns,
                          const std::vector<ForeignKey>& keys)
{
    SchemaGraph graph;
    QHash<quint32, int> places;
    for (const Relation& relation : relations) {
        if (!isDrawn(relation))
            continue;
        places.insert(relation.oid, static_cast<int>(graph.tables.size()));
        graph.tables.push_back({.relation = relation});
    }
    QSet<std::pair<quint32, QString>> references;
    for (const ForeignKey& key : keys) {
        if (!places.contains(key.fromOid) || !places.contains(key.toOid))
            continue;
        for (const QString& column : key.fromColumns)
            references.insert({key.fromOid, column});
        graph.edges.push_back({.from = places[key.fromOid],
                               .to = places[key.toOid],
                               .name = key.name,
                               .fromColumns = key.fromColumns,
                               .toColumns = key.toColumns});
    }
    for (const auto& [oid, column] : columns) {
        if (places.contains(oid))
            graph.tables[static_cast<std::size_t>(places[oid])].lines.push_back(
                {.name = column.name,
                 .type = column.type,
                 .isKey = column.isKey,
                 .isReference = references.contains({oid, column.name})});
    }
    std::ranges::for_each(graph.tables, limitLines);
    return graph;
}

Result<SchemaGraph> readSchemaGraph(Pg::Session& session, const Pg::Call& call)
{
    const auto relations = readRelations(session, call);
    if (!relations)
        return relations.error();
    const auto columns = readAllColumns(session, call);
    if (!columns)
        return columns.error();
    const auto keys = readForeignKeys(session, 0, call);
    if (!keys)
        return keys.error();
    return schemaGraphOf(*relations, *columns, *keys);
}

}
