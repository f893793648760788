#pragma once

#include "metrics/metricquery.h"
#include "pg/promisedrows.h"

namespace Weekglass {

// What the statements about metrics have in common; for this room only.

/// "FROM" and the metric's query as a subquery named m, so that the planner can push times and series into
/// it.
Result<Pg::Sql> fromMetric(const MetricDefinition& metric);

/// The series of m; where it has none, an empty text.
Pg::Sql seriesOf(bool hasSeries);

/// The same readings with m.grown, by how much a counter grew since the reading before of its group. A
/// restart inside a bucket is seen only reading by reading; a counter that fell has started again at zero.
/// @p groups expressions over m; @p columns the same with their names, which m has afterwards
Pg::Sql withGrowth(const Pg::Sql& readings, const Pg::Sql& groups, const Pg::Sql& columns);

/// Microseconds of a bucket.
qint64 bucketWidth(const MetricQuery& query);

/// The parameters of a statement, as its text is put together.
class MetricParams
{
public:
    Pg::Sql value(const QByteArray& text, const Pg::Sql& type);
    /// @p microseconds since 1970
    Pg::Sql time(qint64 microseconds);
    Pg::Sql interval(qint64 microseconds);
    const Pg::Params& params() const { return m_params; }

private:
    Pg::Params m_params;
};

/// An error of the server is at its line of the metric's file.
Result<void> readMetricRows(Pg::Session& session, const MetricDefinition& metric, const Pg::Sql& sql,
                            const Pg::Params& params, const Pg::PromisedRowHandler& onRow,
                            const Pg::Call& call);

struct MetricShape
{
    bool hasSeries = false;
    quint32 valueType = 0; ///< OID
};

/// Refuses a metric without a time or a number.
Result<MetricShape> describeMetric(Pg::Session& session, const MetricDefinition& metric,
                                   const Pg::Call& call);

}
