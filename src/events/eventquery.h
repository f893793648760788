#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace Weekglass {

/// What the list of events is narrowed to. Empty members do not filter.
struct EventFilter
{
    QString kind = {}; ///< equal
    QString subject = {}; ///< contained, upper and lower case alike
    QString status = {}; ///< "429", or a class of them, "4xx"
    QDateTime from = {}; ///< at or after, UTC
    QDateTime until = {}; ///< before, UTC

    bool isEmpty() const;
    bool operator==(const EventFilter&) const = default;
};

/// Where an event stands in the order (at, id), as the server wrote both.
struct EventKey
{
    QByteArray at;
    QByteArray id;

    bool operator==(const EventKey&) const = default;
};

/// What a source's query returns: the fixed columns, then whatever else it has, without the payload.
struct EventShape
{
    std::vector<QByteArray> columns; ///< id, at, kind, subject, then status, hash, ... as the query has them
    int column(QByteArrayView name) const;
};

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

enum class EventDirection { Older, Newer };

/// A statement with its parameters, as it will be sent and as "show SQL" shows it.
struct EventStatement
{
    Pg::Sql sql;
    Pg::Params params;

    /// The statement with its parameters as literals, to be run elsewhere (psql).
    QString readable() const;
};

/// The columns of a source; an error if a fixed one is missing.
Result<EventShape> describeEvents(Pg::Session& session, const EventSource& source, const Pg::Call& call = {});

/// One page beside @p from (without it: the newest or, for Newer, the oldest rows), by key and never by
/// OFFSET.
Result<EventStatement> eventPageStatement(const EventSource& source, const EventShape& shape,
                                          const EventFilter& filter, const std::optional<EventKey>& from,
                                          EventDirection direction, int limit);
Result<EventPage> fetchEventPage(Pg::Session& session, const EventSource& source, const EventShape& shape,
                                 const EventFilter& filter, const std::optional<EventKey>& from,
                                 EventDirection direction, int limit, const Pg::Call& call = {});

/// The whole payload of one event as the server writes it; NULL if it is NULL.
Result<Pg::Value> fetchEventPayload(Pg::Session& session, const EventSource& source, const EventKey& key,
                                    const Pg::Call& call = {});

/// The kinds that occur, in order, found by skipping along the index (a look-up for each), at most @p limit.
Result<QStringList> fetchEventKinds(Pg::Session& session, const EventSource& source, int limit,
                                    const Pg::Call& call = {});

}
