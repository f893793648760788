#pragma once

#include "events/eventquery.h"

namespace Weekglass {

/// How often the same payload came for the same kind and subject.
struct EventRepeats
{
    qint64 count = 0; ///< with the event itself
    QByteArray firstSeen;
    QByteArray lastSeen;
};

/// Zero if the events have no hash, or this one has none.
Result<EventRepeats> fetchEventRepeats(Pg::Session& session, const EventQuery& query, const EventRow& row,
                                       const Pg::Call& call = {});

}
