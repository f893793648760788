#include "events/eventsearch.h"

namespace Weekglass {

namespace {

using Pg::Sql;

/// Like countEvents(), but goes no further than @p limit.
Result<qint64> countUpTo(Pg::Session& session, const EventQuery& query, int limit, const Pg::Call& call)
{
    EventSelect select(query);
    select.where(query.filter);
    auto matching =
        select.finish(Sql("1"), Sql("\nLIMIT ") + select.value(QByteArray::number(limit), Sql("int")));
    if (!matching)
        return matching.error();
    auto table = session.readTable(Sql("SELECT count(*) FROM ") + matching->sql.asSubquery(Sql("c")),
                                   matching->params, call);
    if (!table)
        return table.error().at(query.source.query.name);
    return Pg::numberOf(table->single());
}

}

Result<EventHits> searchEvents(Pg::Session& session, const EventSource& source, const EventFilter& filter,
                               const EventSearchLimits& limits, const Pg::Call& call)
{
    auto shape = describeEvents(session, source, call);
    if (!shape)
        return shape.error();
    EventQuery query {.source = source, .shape = *std::move(shape), .filter = filter};
    auto page = fetchEventPage(session, query, {}, EventDirection::Older, limits.rows, call);
    if (!page)
        return page.error();
    EventHits hits {.shape = query.shape, .newest = std::move(page->rows)};
    hits.count = static_cast<qint64>(hits.newest.size());
    if (!page->more)
        return hits;
    auto count = countUpTo(session, query, limits.count + 1, call);
    if (!count)
        return count.error();
    hits.more = *count > limits.count;
    hits.count = hits.more ? limits.count : *count;
    return hits;
}

}
