#pragma once

#include "events/eventstatement.h"

#include <optional>
#include <vector>

namespace Weekglass {

struct EventRow
{
    EventKey key;
    std::vector<Pg::Value> cells; ///< one for each column of the shape
    Pg::Value preview; ///< the payload's first characters; NULL if it is NULL or stored in more than 64 KB
    qint64 storedBytes = 0; ///< of the payload, as stored (compressed)
};

struct EventPage
{
    std::vector<EventRow> rows; ///< newest first
    bool more = false; ///< there are further ones in the direction that was asked for
};

/// The columns of a source; an error if a fixed one is missing or of another type.
Result<EventShape> describeEvents(Pg::Session& session, const EventSource& source, const Pg::Call& call = {});

/// What @p select says as a list: the columns of EventRow, of events that have this shape.
Result<EventStatement> eventListStatement(const EventSelect& select, const EventShape& shape,
                                          const Pg::Sql& rest);
/// The rows of such a statement, in its order, which is the key's. An error if a key is NULL or there twice.
Result<std::vector<EventRow>> fetchEventRows(Pg::Session& session, const EventQuery& query,
                                             const Result<EventStatement>& statement,
                                             const Pg::Call& call = {});

/// One page beside @p from (without it: the newest or, for Newer, the oldest rows), by key and never by
/// OFFSET.
Result<EventStatement> eventPageStatement(const EventQuery& query, const std::optional<EventKey>& from,
                                          EventDirection direction, int limit,
                                          EventValues values = EventValues::Parameters);
Result<EventPage> fetchEventPage(Pg::Session& session, const EventQuery& query,
                                 const std::optional<EventKey>& from, EventDirection direction, int limit,
                                 const Pg::Call& call = {});

/// The event with this id; nothing if there is none, an error if there are two.
Result<std::optional<EventRow>> fetchEvent(Pg::Session& session, const EventQuery& query,
                                           const QByteArray& id, const Pg::Call& call = {});

/// The beginning of one event's payload as the server writes it, at most @p maxChars characters; NULL if it
/// is NULL.
struct EventPayload
{
    Pg::Value text;
    bool isWhole = true;
};
Result<EventPayload> fetchEventPayload(Pg::Session& session, const EventSource& source, const EventKey& key,
                                       qint64 maxChars, const Pg::Call& call = {});

/// The newest event of the same kind and subject before this one; nothing if it is the first.
Result<std::optional<EventKey>> fetchPreviousEvent(Pg::Session& session, const EventQuery& query,
                                                   const EventRow& row, const Pg::Call& call = {});

/// The kinds that occur, in order, found by skipping along the index (a look-up for each), at most @p limit.
Result<QStringList> fetchEventKinds(Pg::Session& session, const EventSource& source, int limit,
                                    const Pg::Call& call = {});

/// The exact number of matching events. Reads them all: for workers, cancellable.
Result<qint64> countEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call = {});

}
