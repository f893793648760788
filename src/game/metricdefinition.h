#pragma once

#include "game/gamefile.h"

#include <optional>
#include <vector>

namespace Weekglass {

enum class MetricKind {
    Gauge, ///< goes up and down; a reading holds until the next one
    Counter, ///< the same, but only grows, until it starts again at zero
    Count, ///< how much there was in MetricMeaning::seconds from the reading on; without a reading it is zero
    Ratio ///< of what happened at the reading, and of no time beside it
};

/// What the readings of a metric say.
struct MetricMeaning
{
    MetricKind kind = MetricKind::Gauge;
    qint64 seconds = 0; ///< a reading is of so much time from its moment on; 0: of the moment itself
    qint64 holdsFor = 0; ///< seconds that a gauge or counter holds at most; 0: until the next reading

    bool operator==(const MetricMeaning&) const = default;
};

/// As manifests, files and commands write it: "gauge".
QString metricKindName(MetricKind kind);
/// The other way round.
std::optional<MetricKind> metricKindOf(const QString& name);

/// What several series that mean the same in every week are together, at a time.
enum class SeriesAggregate {
    None, ///< there is only one of them
    Latest, ///< the newest reading, whichever series it is of
    Sum,
    Mean,
    Median,
    Greatest
};

/// What weeks are compared by where no time is asked for.
enum class ComparedValue {
    Last, ///< the last reading
    Sum, ///< of all readings
    Mean, ///< of all readings
    Rate ///< what a counter or a count grew per hour
};

/// How a metric's series are found again in other weeks, whose ids are others.
struct MetricComparison
{
    QString by = {}; ///< column that means the same in every week: "series", "role"; empty: all are one
    SeriesAggregate across = SeriesAggregate::None; ///< of the series that are one
    int top = 0; ///< the greatest of them by rank, each a series: "#1", "#2"; 0: the aggregate
    ComparedValue value = ComparedValue::Last;

    bool operator==(const MetricComparison&) const = default;
};

/// The events that a metric counts.
struct CountedEvents
{
    QString source; ///< id
    std::vector<QString> filter = {}; ///< conditions as they are typed: "status >= 400"
    QString series = {}; ///< the field that the name of a series is of: "status"; empty: none
};

struct MetricDefinition
{
    QString id;
    QString title;
    QString unit; ///< of the values: "credits"
    MetricMeaning meaning = {};
    QString description;
    GameFile query; ///< at, value (+ series)
    std::optional<CountedEvents> events = {};
    MetricComparison comparison = {.by = QStringLiteral("series")};
};

}
