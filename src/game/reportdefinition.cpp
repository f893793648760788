#include "game/reportdefinition.h"

#include <algorithm>

namespace Weekglass {

const ReportParameter* ReportDefinition::parameter(const QString& wanted) const
{
    const auto found = std::ranges::find(parameters, wanted, &ReportParameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

}
