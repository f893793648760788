#include "policies/playerrelations.h"

#include "json/document.h"

namespace Weekglass {

namespace {

/// Of a JSON array of texts; empty if it is none, which the query does not give.
QStringList textsOf(const Pg::Value& json)
{
    QStringList texts;
    const auto document = Json::Document::parse(json.value_or(QByteArray("[]")));
    if (!document)
        return texts;
    const auto root = Json::Document::root();
    for (int i = 0; i < document->childCount(root); ++i)
        texts << document->stringValue(document->child(root, i));
    return texts;
}

}

Result<Pg::Sql> PlayerRelation::sql() const
{
    return Pg::Sql::identifier(schemaName) + Pg::Sql(".") + Pg::Sql::identifier(relationName);
}

Result<std::vector<PlayerRelation>>
readPlayerRelations(Pg::Session& session, const PlayersDefinition& players, const Pg::Call& call)
{
    const auto read = session.readTable(Pg::Sql::load("catalog/player_relations.sql"),
                                        {players.table.toUtf8(), players.key.toUtf8()}, call);
    if (!read)
        return read.error();
    std::vector<PlayerRelation> relations;
    for (const auto& row : read->rows)
        relations.push_back({.schemaName = Pg::textOf(row[0]),
                             .relationName = Pg::textOf(row[1]),
                             .name = Pg::textOf(row[2]),
                             .kind = row[3].value_or("r").front(),
                             .hasPolicies = row[4] == "t",
                             .isBound = row[5] == "t",
                             .mayRead = row[6] == "t",
                             .asksReader = row[7] == "t",
                             .root = Pg::textOf(row[8]),
                             .policies = textsOf(row[9]),
                             .keys = textsOf(row[10]),
                             .reads = textsOf(row[11]),
                             .grantees = textsOf(row[12])});
    return relations;
}

}
