#pragma once

#include "filter/valuetest.h"
#include "json/path.h"

#include <functional>

class QMenu;

namespace Weekglass {

/// A test that a value of a document passes now, or that compares others with it.
struct ValueChoice
{
    Json::Path path;
    ValueTest test = ValueTest::Equals;
    QString value = {}; ///< JSON, or of Contains the text
};

/// Equals, differs, exists, contains, compared, as fits the value's type.
std::vector<ValueChoice> choicesOf(const Json::Document& document, Json::NodeId node);

/// A menu as the first entry of @p menu. @p textOf: of a choice; one without a text is left out.
void addValueFilters(QMenu* menu, const QString& title, const std::vector<ValueChoice>& choices,
                     const std::function<QString(const ValueChoice&)>& textOf,
                     const std::function<void(const ValueChoice&)>& chosen);

}
