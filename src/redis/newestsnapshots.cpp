#include "redis/newestsnapshots.h"

#include "pg/promisedrows.h"
#include "pg/subquery.h"

namespace Weekglass {

namespace {

using Pg::Sql;

enum Column { Id, Seq, At, FirstValue };

}

Result<std::vector<NewestSnapshot>> readNewestSnapshots(Pg::Session& session, const GameDefinition& game,
                                                        const Pg::Call& call)
{
    const SnapshotSource& source = *game.snapshotSource(game.recovery->source);
    const auto query = Pg::subqueryOf(source.query.text, source.query.name, Sql("s"));
    if (!query)
        return query.error();
    Sql columns("SELECT n.id::TEXT, n.seq::TEXT, n.at::TEXT");
    Pg::Params params;
    for (const RecoveryKey& key : game.recovery->keys) {
        params.emplace_back(pathParameter(key.path));
        columns += Sql(", (n.payload #> ") + Sql::parameter(static_cast<int>(params.size()))
            + Sql("::TEXT[])::TEXT");
    }
    // the order by seq is what the source's index serves; the rank ends it where the greatest seq ends
    const Sql ranked = Sql("(SELECT s.*, rank() OVER (ORDER BY s.seq DESC) AS place FROM ") + *query
        + Sql(" ORDER BY s.seq DESC LIMIT 5) AS n");
    std::vector<NewestSnapshot> list;
    const auto addSnapshot = [&list](Pg::PromisedRow& row) {
        NewestSnapshot snapshot {
            .id = row.text(Id), .seq = row.integer(Seq), .at = row.text(At), .values = {}};
        for (int column = FirstValue; column < row.view().size(); ++column)
            snapshot.values.push_back(row.value(column));
        list.push_back(std::move(snapshot));
    };
    const Sql sql = columns + Sql(" FROM ") + ranked + Sql(" WHERE n.place = 1 ORDER BY n.id DESC");
    auto read = session.isInTransaction()
        ? Pg::streamRows(session, source.query.name, sql, params, addSnapshot, call)
        : Pg::readRows(session, source.query.name, sql, params, addSnapshot, call);
    if (!read)
        return read.error();
    if (list.size() != 1)
        return list;
    auto things = readSnapshotThings(session, game, list.front().id, call);
    if (!things)
        return things.error();
    list.front().things = *std::move(things);
    return list;
}

}
