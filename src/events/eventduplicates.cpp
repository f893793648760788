#include "events/eventduplicates.h"

#include "pg/promisedrows.h"

namespace Weekglass {

using Pg::Sql;

Result<EventRepeats> fetchEventRepeats(Pg::Session& session, const EventQuery& query, const EventRow& row,
                                       const Pg::Call& call)
{
    EventSelect select(query);
    for (const char* name : {"kind", "subject", "hash"}) {
        const int column = query.shape.column(name);
        const Pg::Value cell = column < 0 ? Pg::Value() : row.cells[static_cast<std::size_t>(column)];
        if (!cell)
            return EventRepeats {};
        auto quoted = Sql::identifier(QLatin1String(name));
        if (!quoted)
            return quoted.error();
        select.where(Sql("e.") + *quoted + Sql(" = ") + select.value(*cell, Sql("text")));
    }
    auto statement = select.finish(Sql("count(*), min(e.at), max(e.at)"));
    if (!statement)
        return statement.error();
    EventRepeats repeats;
    auto read = Pg::readRows(
        session, query.source.query.name, statement->sql, statement->params,
        [&repeats](Pg::PromisedRow& found) {
            repeats = {.count = found.integer(0),
                       .firstSeen = found.value(1).value_or(QByteArray()),
                       .lastSeen = found.value(2).value_or(QByteArray())};
        },
        call);
    if (!read)
        return read.error();
    return repeats;
}

}
