#pragma once

#include "cli/output.h"
#include "events/eventquery.h"

namespace Weekglass {

/// For fetchEventPayload(): in characters; no text of the server is longer.
constexpr qint64 wholePayload = 1 << 30;

/// Columns and cells of events as they are printed. The payload is last: its beginning, or fetched whole.
std::vector<Output::Column> eventColumns(const EventShape& shape, bool isWhole);
Result<std::vector<Pg::Value>> eventCells(Pg::Session& session, const EventSource& source, EventRow row,
                                          bool isWhole, const Pg::Call& call = {});

}
