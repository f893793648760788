#pragma once

#include "metrics/metricquery.h"
#include "pg/promisedrows.h"

namespace Weekglass {

/// The parameters of a statement while it is written.
struct StatementParameters
{
    /// The next parameter, as this type. The server refuses those that a statement does not use.
    Pg::Sql parameter(const QByteArray& value, const Pg::Sql& type);
    /// A parameter that is a time.
    Pg::Sql time(qint64 microseconds);

    Pg::Params params = {};
};

/// The readings that a query asks for, as SQL from which statements about them are made. Those that are NULL,
/// NaN or infinite are not among them.
struct MetricReadingsSql : StatementParameters
{
    /// When the bucket of a reading begins.
    Pg::Sql bin(const MetricQuery& query);

    Pg::Sql series = {}; ///< the name of a reading's series; empty text if it has none
    Pg::Sql from = {}; ///< FROM … WHERE …; the readings are named m
};

Result<MetricReadingsSql> metricReadingsSql(const MetricQuery& query, bool hasSeries);

/// The metric's query as a subquery named m, so that the planner can push times and series into it.
Result<Pg::Sql> fromMetric(const MetricDefinition& metric);

/// The series of m; where it has none, an empty text.
Pg::Sql seriesOf(bool hasSeries);

/// The same readings with m.grown, by how much a counter grew since the reading before of its group. A
/// restart inside a bucket is seen only reading by reading; a counter that fell has started again at zero.
/// @p groups expressions over m; @p columns the same with their names, which m has afterwards
Pg::Sql withGrowth(const Pg::Sql& readings, const Pg::Sql& groups, const Pg::Sql& columns);

/// The value of the first or the last reading of a group; of readings at the same time the least or the
/// greatest one. A cluster has no aggregate of arrays, and gets texts in the same order.
Pg::Sql firstValue(bool isOnNodes);
Pg::Sql lastValue(bool isOnNodes);

/// Of a bucket, in microseconds.
qint64 bucketWidth(const MetricQuery& query);
/// When the first one begins: with the query, or before it.
qint64 firstBucket(const MetricQuery& query);

/// An error of the server is at its line of the metric's file.
Result<void> readMetricRows(Pg::Session& session, const MetricDefinition& metric, const Pg::Sql& sql,
                            const Pg::Params& params, const Pg::PromisedRowHandler& onRow,
                            const Pg::Call& call);

Result<MetricShape> fetchMetricShape(Pg::Session& session, const MetricDefinition& metric,
                                     const Pg::Call& call);
/// The same, if it is not known from an earlier answer.
Result<MetricShape> shapeOf(Pg::Session& session, const MetricQuery& query, const Pg::Call& call);

}
