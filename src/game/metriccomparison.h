#pragma once

#include "game/metricdefinition.h"

#include <optional>
#include <utility>
#include <vector>

namespace Weekglass {

// How a manifest and a user's own metric say what weeks are compared by.

const std::vector<std::pair<const char*, SeriesAggregate>>& aggregateNames();
const std::vector<std::pair<const char*, ComparedValue>>& comparedValueNames();

constexpr qint64 MostRanks = 20;

struct ComparisonProblem
{
    const char* key;
    QString reason;
};

/// What cannot be said of a metric of this kind.
std::vector<ComparisonProblem> problemsOf(const MetricComparison& comparison, MetricKind kind);

/// "by role, across mean, value sum"; nothing if it is not written so.
std::optional<MetricComparison> comparisonOf(const QString& text);
/// The other way round.
QString comparisonSource(const MetricComparison& comparison);

}
