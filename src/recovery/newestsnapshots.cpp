#include "recovery/newestsnapshots.h"

#include "json/pointer.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

constexpr std::size_t FixedColumns = 3;

QByteArray pathParameter(const QString& pointer)
{
    std::vector<Pg::Value> keys;
    for (const QString& key : Json::pointerKeys(pointer))
        keys.emplace_back(key.toUtf8());
    return Pg::textArray(keys);
}

}

Result<std::vector<NewestSnapshot>> readNewestSnapshots(Pg::Session& session, const GameDefinition& game,
                                                        const Pg::Call& call)
{
    const SnapshotSource& source = *game.snapshotSource(game.recovery->source);
    auto query = Sql::trusted(source.query.text);
    if (!query)
        return query.error().at(source.query.name);
    Sql columns("SELECT n.id::TEXT, n.seq::TEXT, n.at::TEXT");
    Pg::Params params;
    for (const RecoveryKey& key : game.recovery->keys) {
        params.emplace_back(pathParameter(key.path));
        columns += Sql(", (n.payload #> ") + Sql::parameter(static_cast<int>(params.size()))
            + Sql("::TEXT[])::TEXT");
    }
    // the order by seq is what the source's index serves; the rank ends it where the greatest seq ends
    const Sql ranked = Sql("(SELECT s.*, rank() OVER (ORDER BY s.seq DESC) AS place FROM ")
        + query->asSubquery(Sql("s")) + Sql(" ORDER BY s.seq DESC LIMIT 5) AS n");
    auto table = session.readTable(
        columns + Sql(" FROM ") + ranked + Sql(" WHERE n.place = 1 ORDER BY n.id DESC"), params, call);
    if (!table)
        return table.error().at(source.query.name);

    std::vector<NewestSnapshot> list;
    for (auto& row : table->rows) {
        bool isInteger = false;
        NewestSnapshot snapshot {.id = row[0].value_or(QByteArray()),
                                 .seq = row[1].value_or(QByteArray()).toLongLong(&isInteger),
                                 .at = row[2].value_or(QByteArray()),
                                 .values = {row.begin() + FixedColumns, row.end()}};
        if (!isInteger)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The newest snapshot has no whole number as its position."),
                          .where = source.query.name,
                          .advice = Text::tr("Look at the snapshot with the greatest position.")};
        list.push_back(std::move(snapshot));
    }
    return list;
}

}
