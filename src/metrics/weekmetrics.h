#pragma once

#include "metrics/metricquery.h"
#include "metrics/weekstart.h"
#include "weeks/weekhandle.h"

#include <functional>
#include <stop_token>

namespace Weekglass {

/// Of a metric that has more series their names end there.
inline constexpr int MostSeriesNames = 10000;

/// The last reading of a series.
struct FinalValue
{
    qint64 at = 0; ///< microseconds since 1970
    double value = 0;
    QByteArray text = {}; ///< exact, as the server wrote it

    bool operator==(const FinalValue&) const = default;
};

/// One metric of one week. Times are microseconds since 1970, so that a start that is set later changes
/// nothing here; weekcomparison.h shifts them.
struct MetricReadings
{
    QString id = {};
    QString title = {};
    QString unit = {};
    MetricMeaning meaning = {};
    MetricComparison comparison = {}; ///< what the series are
    qint64 width = 0; ///< microseconds of a bucket as the server made them; 0: not known
    std::vector<MetricSeries> series = {}; ///< by name
    std::vector<FinalValue> finals = {}; ///< one for each of the series
    bool isCut = false; ///< the week has more series than those
    QStringList names = {}; ///< of all series, if it is cut (at most MostSeriesNames)
    std::optional<Error> error = {}; ///< then it has no series

    bool isRead() const { return !error; }
};

/// A table of the week's schema with its columns, "name type", in the table's order.
struct TableShape
{
    QString name; ///< schema.table
    QStringList columns;

    bool operator==(const TableShape&) const = default;
};

/// What was read of a week: now, or earlier and kept since.
struct WeekReadings
{
    QString week = {}; ///< name of the database
    WeekTimes times = {};
    QString schemaVersion = {}; ///< newest applied migration; empty: not migrated, or not known
    std::vector<TableShape> tables = {}; ///< by name; the game's own, no partitions and no extension's
    std::vector<MetricReadings> metrics = {}; ///< in the order in which they were asked for
    std::optional<Error> error = {}; ///< the week could not be read, or not to its end

    /// Null if it was not read.
    const MetricReadings* metric(const QString& id) const;
};

/// Which metrics of a week, and how finely.
struct WeekMetricsQuery
{
    QStringList metrics = {}; ///< ids; empty: all of the game. One that the game lacks is an error of its own
    int buckets = 400; ///< for each series at most
    int maxSeries = 100; ///< of a metric, the first ones by name
    std::chrono::milliseconds deadline {0}; ///< for each statement; 0: none
};

/// Told once when the week's times, schema version and tables are known (the metric is null), then once for
/// each metric as soon as it is there, and at the end once more without a metric if the week ended by an
/// error. The readings hold what was read so far, with the metric as the last one.
using WeekProgress = std::function<void(const WeekReadings&, const MetricReadings*)>;

/// Reads a week by one session, metric after metric. One that fails has its error and does not stop the
/// others; a session that is lost, or a stop, ends it with WeekReadings::error, and what was read stays.
WeekReadings readWeek(const WeekHandle& week, const WeekMetricsQuery& query,
                      const WeekProgress& onProgress = {}, const std::stop_token& stop = {});

/// The same for many weeks at once, a thread and a session for each, at most @p together at a time. The
/// callback also gets the week's place in @p weeks; it is called by the threads, one call at a time.
/// @return in the order of @p weeks
std::vector<WeekReadings>
readWeeks(const std::vector<WeekHandle>& weeks, const WeekMetricsQuery& query,
          const std::function<void(std::size_t, const WeekReadings&, const MetricReadings*)>& onProgress = {},
          const std::stop_token& stop = {}, int together = 8);

}
