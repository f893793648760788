#pragma once

#include "events/eventfilter.h"

#include <functional>

class QMenu;

namespace Weekglass {

/// Adds "Filter events" to a value's menu: equals, differs, exists, contains, compared, as fits its type.
void addValueFilters(QMenu* menu, const Json::Document& document, Json::NodeId node,
                     const std::function<void(const EventCondition&)>& chosen);

}
