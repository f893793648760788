#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

namespace Weekglass {

/// The reports of a manifest; problems go to the reader.
std::vector<ReportDefinition> readReports(ManifestReader& reader, const Json::ManifestObject& root);

}
