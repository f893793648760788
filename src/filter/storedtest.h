#pragma once

#include "filter/valuetest.h"
#include "json/manifest.h"
#include "json/path.h"

#include <type_traits>
#include <vector>

namespace Weekglass {

/// What the conditions of saved filters have alike.
struct StoredTest
{
    ValueTest test = ValueTest::Equals;
    QString value = {};
    Json::Path path = {};
};

/// Of one condition: its keys "test", "value" and "path".
Result<StoredTest> storedTest(const Json::ManifestObject& condition);
/// A word that is not among those that are known here.
Error unknownWord(const Json::ManifestObject& condition, const QString& key, const QString& word);

/// Those of a filter; @p conditionOf gives a Result for each object.
template<typename ConditionOf>
auto storedConditions(const Json::ManifestObject& filter, ConditionOf conditionOf)
    -> Result<std::vector<std::decay_t<decltype(*conditionOf(filter))>>>
{
    const auto list = filter.objects(QStringLiteral("conditions"));
    if (!list)
        return list.error();
    std::vector<std::decay_t<decltype(*conditionOf(filter))>> conditions;
    for (const auto& entry : *list) {
        auto condition = conditionOf(entry);
        if (!condition)
            return condition.error();
        conditions.push_back(*std::move(condition));
    }
    return conditions;
}

}
