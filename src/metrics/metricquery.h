#pragma once

#include "game/metricdefinition.h"
#include "metrics/series.h"
#include "pg/session.h"

#include <functional>
#include <optional>

namespace Weekglass {

/// The columns that a metric's query has.
struct MetricShape
{
    bool hasSeries = false;
    quint32 valueType = 0; ///< OID
    bool isOnNodes = false; ///< the week may be spread over a cluster, which knows fewer aggregates
};

/// Which readings of a metric are wanted, and how finely.
struct MetricQuery
{
    MetricDefinition metric;
    qint64 begin = 0; ///< microseconds since 1970
    qint64 end = 0; ///< not in it
    int buckets = 800; ///< for each series at most
    qint64 width = 0; ///< of a bucket, in microseconds; 0: what that number makes
    QString series = {}; ///< only this one; empty: all
    int maxSeries = 24; ///< the first ones by name; a chart with more cannot be read
    std::optional<MetricShape> shape = {}; ///< from an earlier answer; without it the server is asked first
};

/// From the first reading to just after the last one; nothing if there is none.
struct MetricSpan
{
    qint64 begin = 0;
    qint64 end = 0;
};

/// What a chart asks for that shows @p shown: half of it more on either side, so that moving shows something
/// at once, as far as @p all goes. Edges are rounded to the width of a bucket: buckets stay what they are
/// while the chart is moved. @p buckets in what is shown.
MetricQuery queryAround(const MetricDefinition& metric, const MetricSpan& shown, const MetricSpan& all,
                        int buckets);

struct MetricData
{
    MetricSpan span; ///< that was asked for
    std::vector<MetricSeries> series; ///< by name
    bool isCut = false; ///< there are more series than those
    int seriesCount = 0; ///< with those that are left out
    MetricShape shape = {};
    qint64 width = 0; ///< of a bucket, in microseconds
};

struct MetricStatement
{
    Pg::Sql sql;
    Pg::Params params;
};

/// What fetchMetric() sends, to be shown or measured.
Result<MetricStatement> metricStatement(const MetricQuery& query, bool hasSeries, bool isOnNodes = false);

/// All readings as they are, by time; of one series, or of all if it is empty.
Result<Pg::Sql> metricReadings(const MetricDefinition& metric, const QString& series);

Result<std::optional<MetricSpan>> fetchMetricSpan(Pg::Session& session, const MetricDefinition& metric,
                                                  const Pg::Call& call = {});

/// The readings, reduced by the server. Those that are NULL, NaN or infinite cannot be drawn and are left
/// out. A count is there from the beginning to the end of what was asked for, with zeros.
Result<MetricData> fetchMetric(Pg::Session& session, const MetricQuery& query, const Pg::Call& call = {});

/// The names of a metric's series, in order, at most @p limit; none if it has no series.
Result<QStringList> fetchMetricSeries(Pg::Session& session, const MetricDefinition& metric, int limit,
                                      const Pg::Call& call = {});

}
