#include "migrations/invalidindexes.h"

#include "base/utf8.h"

namespace Weekglass {

Result<std::vector<InvalidIndex>> invalidIndexes(Pg::Session& session, const Pg::Call& call)
{
    const auto sql = Pg::Sql::load(QStringLiteral("catalog/invalid_indexes.sql"));
    if (!sql)
        return sql.error();
    // a migration outside of a transaction asks before it has set a path
    const auto found =
        session.isInTransaction() ? session.query(*sql, {}, call) : session.readTable(*sql, {}, call);
    if (!found)
        return found.error();
    std::vector<InvalidIndex> list;
    const auto text = [](const Pg::Value& value) { return fromUtf8(value.value_or(QByteArray())); };
    for (const auto& row : found->rows)
        list.push_back({text(row[0]), text(row[1]), text(row[2])});
    return list;
}

}
