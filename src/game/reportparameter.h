#pragma once

#include "game/reportdefinition.h"

namespace Weekglass {

/// In manifests: "text", "integer", "number", "uuid", "time", "present".
QString parameterTypeName(ParameterType type);
/// For people: "a whole number", "a time such as 2025-06-01 12:00".
QString parameterTypeText(ParameterType type);

/// Whether the value is of the parameter's type, and one of its values where these are fixed. Where a query
/// offers choices, nobody has asked it.
bool fitsParameter(const ReportParameter& parameter, const QString& value);

}
