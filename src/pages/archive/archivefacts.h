#pragma once

#include "archives/archivefile.h"
#include "weeks/plannedchange.h"

namespace Weekglass {

/// What a manifest says of an archive.
std::vector<PlannedChange::Fact> archiveFacts(const ArchiveManifest& manifest);

}
