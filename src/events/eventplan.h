#pragma once

#include "events/eventstatement.h"

namespace Weekglass {

/// What the server would do for a filter, as its planner says.
struct EventPlan
{
    enum class Service {
        Index, ///< only matching rows are looked at
        IndexAndTest, ///< an index leads to rows that are tested one by one
        AllRows ///< no index helps: rows are read until enough match
    };

    Service service = Service::Index;
    double rows = 0; ///< estimated number of matching events
};

Result<EventPlan> planEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call = {});

/// The planner's number of matching events.
Result<double> estimateEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call = {});

}
