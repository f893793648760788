#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// What a manifest says of the queries that a game offers; problems go to the reader.
std::vector<EventSource> readEventSources(ManifestReader& reader, const Json::ManifestObject& root);
std::vector<SnapshotSource> readSnapshotSources(ManifestReader& reader, const Json::ManifestObject& root);
std::vector<MetricDefinition> readMetrics(ManifestReader& reader, const Json::ManifestObject& root);

}
