#pragma once

#include "import/waitingrecords.h"

#include <optional>

namespace Weekglass {

/// What waits after the transforms, or why that is not known; nothing if nothing waits.
void sayWaiting(const std::vector<WaitingRecords>& waiting, const std::optional<Error>& error);

}
