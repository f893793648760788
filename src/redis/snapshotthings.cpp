#include "redis/snapshotthings.h"

#include "base/utf8.h"
#include "pg/subquery.h"
#include "redis/text.h"
#include "json/path.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

enum Column { Type, Id, Whole, Name, Member };

Error unusable(const RecoveryThings& things, const QString& why)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("%1 of the snapshot cannot be written to Redis: %2").arg(things.title, why),
            .advice = Text::tr("Nothing was written.")};
}

/// A row per member of each of them; one without members where the list is empty.
Result<Pg::Table> readMembers(Pg::Session& session, const GameDefinition& game, const RecoveryThings& things,
                              const QByteArray& snapshot, const Pg::Call& call)
{
    const SnapshotSource& source = *game.snapshotSource(game.recovery->source);
    const auto query = Pg::subqueryOf(source.query.text, source.query.name, Sql("s"));
    if (!query)
        return query.error();
    return session.readTable(
        Sql("SELECT l.type, e.item #>> $3::TEXT[], e.item::TEXT, m.key, CASE "
            "pg_catalog.jsonb_typeof(m.value) WHEN 'string' THEN m.value #>> '{}' ELSE m.value::TEXT END "
            "FROM (SELECT s.payload #> $2::TEXT[] AS list, pg_catalog.jsonb_typeof(s.payload #> $2::TEXT[]) "
            "AS type FROM ")
            + *query
            + Sql(" WHERE s.id::TEXT = $1::TEXT) AS l LEFT JOIN LATERAL pg_catalog.jsonb_array_elements(CASE "
                  "l.type WHEN 'array' THEN l.list ELSE '[]' END) WITH ORDINALITY AS e (item, place) ON TRUE "
                  "LEFT JOIN LATERAL pg_catalog.jsonb_each(CASE pg_catalog.jsonb_typeof(e.item) WHEN "
                  "'object' THEN e.item ELSE '{}' END) WITH ORDINALITY AS m (key, value, place) ON TRUE "
                  "ORDER BY e.place, m.place"),
        {snapshot, pathParameter(things.array), pathParameter(things.id)}, call);
}

Result<SnapshotThings> thingsOf(const RecoveryThings& things, const Pg::Table& rows)
{
    SnapshotThings found;
    for (const auto& row : rows.rows) {
        found.isThere = row[Type] == "array";
        if (!row[Whole])
            continue;
        if (!row[Id] || !row[Name])
            return unusable(things, Text::tr("one of them has no id."));
        if (found.list.empty() || found.list.back().id != *row[Id]) {
            if (std::ranges::find(found.list, *row[Id], &SnapshotThing::id) != found.list.end())
                return unusable(things, Text::tr("two of them are called %1.").arg(fromUtf8(*row[Id])));
            found.list.push_back({.id = *row[Id], .json = *row[Whole]});
        } else if (found.list.back().json != *row[Whole]) {
            return unusable(things, Text::tr("two of them are called %1.").arg(fromUtf8(*row[Id])));
        }
        found.list.back().fields.emplace_back(*row[Name], row[Member].value_or("null"));
    }
    return found;
}

}

QByteArray pathParameter(const QString& pointer)
{
    std::vector<Pg::Value> keys;
    for (const QString& key : Json::pointerKeys(pointer))
        keys.emplace_back(key.toUtf8());
    return Pg::textArray(keys);
}

Result<std::vector<SnapshotThings>> readSnapshotThings(Pg::Session& session, const GameDefinition& game,
                                                       const QByteArray& snapshot, const Pg::Call& call)
{
    std::vector<SnapshotThings> all;
    for (const RecoveryThings& things : game.recovery->things) {
        const auto rows = readMembers(session, game, things, snapshot, call);
        if (!rows)
            return rows.error();
        auto found = thingsOf(things, *rows);
        if (!found)
            return found.error();
        all.push_back(*std::move(found));
    }
    return all;
}

}
