#pragma once

#include "replay/playlog.h"
#include "json/document.h"

namespace Weekglass {

/// The state after a play as one JSON object with a member for each column: JSON arrays and objects as they
/// are, numbers as numbers with all their digits, everything else as texts, NULL as null.
Result<Json::Document> stateDocument(const PlayLog& log, qsizetype index);

}
