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

/// Does a stored hash belong to the payload?
enum class HashCheck {
    Matches,
    Differs,
    /// It does not match what JSONB kept, but JSONB may have changed how numbers were written (1e2 is stored
    /// as 100, and their canonical forms differ), so nothing can be said.
    Undecidable,
    Unknown ///< not a SHA-256 in hex
};
HashCheck checkEventHash(const Json::Document& document, Json::NodeId payload, const QByteArray& hash);

}
