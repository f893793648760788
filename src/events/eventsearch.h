#pragma once

#include "events/eventquery.h"

namespace Weekglass {

/// What a filter finds in one week.
struct EventHits
{
    qint64 count = 0; ///< at most what was to be counted
    bool more = false; ///< there are further ones
    EventShape shape = {};
    std::vector<EventRow> newest = {}; ///< the newest first
};

struct EventSearchLimits
{
    int count = 10000;
    int rows = 20;
};

/// Looks into a week of which nothing is known yet. Counting ends at the limit, so that a filter that fits
/// everywhere costs no more than a part of the table.
Result<EventHits> searchEvents(Pg::Session& session, const EventSource& source, const EventFilter& filter,
                               const EventSearchLimits& limits = {}, const Pg::Call& call = {});

}
