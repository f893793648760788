#include "events/eventtail.h"

#include <algorithm>

namespace Weekglass {

using Pg::Sql;
using std::chrono::milliseconds;

namespace {

/// Times as the server writes them in UTC sort as text.
bool isNewer(const EventKey& one, const EventKey& other)
{
    return one.at == other.at ? one.id.toLongLong() > other.id.toLongLong() : one.at > other.at;
}

/// The condition that a row is none of those that are known.
Sql unknownTo(EventSelect& select, const std::vector<EventKey>& known)
{
    std::vector<Pg::Value> times;
    std::vector<Pg::Value> ids;
    for (const EventKey& key : known) {
        times.emplace_back(key.at);
        ids.emplace_back(key.id);
    }
    return Sql("(e.at, e.id) NOT IN (SELECT k.at, k.id FROM unnest(")
        + select.value(Pg::textArray(times), Sql("timestamptz[]")) + Sql(", ")
        + select.value(Pg::textArray(ids), Sql("bigint[]")) + Sql(") AS k (at, id))");
}

}

Result<NewEvents> fetchNewEvents(Pg::Session& session, const EventQuery& query,
                                 const std::vector<EventKey>& known, int limit, const Pg::Call& call)
{
    EventSelect select(query);
    select.where(query.filter);
    if (!known.empty()) {
        select.beyond(known.back(), EventDirection::Newer);
        select.where(unknownTo(select, known));
    }
    const Sql rest = EventSelect::order(EventDirection::Newer) + Sql("\nLIMIT ")
        + select.value(QByteArray::number(limit + 1), Sql("int"));
    auto rows = fetchEventRows(session, query, eventListStatement(select, query.shape, rest), call);
    if (!rows)
        return rows.error();
    NewEvents fresh {.rows = *std::move(rows)};
    fresh.more = fresh.rows.size() > static_cast<std::size_t>(limit);
    if (fresh.more)
        fresh.rows.pop_back();
    return fresh;
}

void KnownEvents::add(const EventKey& key)
{
    m_keys.insert(std::lower_bound(m_keys.begin(), m_keys.end(), key, isNewer), key);
    if (m_keys.size() > tailOverlap)
        m_keys.pop_back();
}

milliseconds TailPace::wait() const
{
    if (!m_notified)
        return m_wait;
    return m_busy ? shortest : milliseconds(0);
}

void TailPace::found()
{
    *this = {};
    m_busy = true;
}

void TailPace::foundNothing()
{
    m_wait = std::min(m_wait * 2, longestSilence);
    m_busy = m_notified = false;
}

void TailPace::failed()
{
    m_wait = std::min(m_wait * 2, longestAfterErrors);
    m_busy = m_notified = false;
}

}
