#include "migrations/invalidindexes.h"

namespace Weekglass {

Result<std::vector<InvalidIndex>> invalidIndexes(Pg::Session& session, const Pg::Call& call)
{
    // a migration outside of a transaction asks before it has set a path
    const auto found = session.readTable(Pg::Sql::load("catalog/invalid_indexes.sql"), {}, call);
    if (!found)
        return found.error();
    std::vector<InvalidIndex> list;
    for (const auto& row : found->rows)
        list.push_back({Pg::textOf(row[0]), Pg::textOf(row[1]), Pg::textOf(row[2])});
    return list;
}

}
