#pragma once

#include "bench.h"
#include "events/eventquery.h"

namespace Weekglass::Bench {

constexpr int PageRows = 200;

/// The API responses of a spacetraders week.
EventQuery apiEvents(Pg::Session& session);

/// Whether the week is there and has so many API responses.
bool hasEvents(const Server& server, const QString& week, qint64 rows);
/// Makes a spacetraders week with so many of them, which takes minutes for ten million, unless it is there.
void fillWithEvents(const Server& server, const QString& week, qint64 rows);

/// A page by our way and by bare libpq, in turns.
void comparePage(const Server& server, const QString& week, const EventQuery& query, const QString& name,
                 const std::optional<EventKey>& from, const QString& goal);

}
