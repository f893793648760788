#pragma once

#include "metrics/metricquery.h"
#include "metrics/valueedges.h"

#include <array>

namespace Weekglass {

/// How long the buckets of a distribution are, of which at most @p most are in @p length: a second, an hour,
/// a day or the like. Microseconds.
qint64 roundWidth(qint64 length, int most);

/// The percentiles that are asked for, in percent.
inline constexpr std::array<int, 5> Percents {10, 25, 50, 75, 90};

/// How the readings of all series lie in one bucket of time.
struct PercentileBucket
{
    qint64 begin = 0; ///< of the bucket, microseconds since 1970
    qint64 count = 0; ///< n: readings in it
    /// For each of Percents the least reading that so many percent of them are not above: PostgreSQL's
    /// percentile_disc(). Each is a reading, none is in between.
    std::array<double, Percents.size()> values = {};
    std::array<QByteArray, Percents.size()> texts = {}; ///< exact, as the server wrote them
};

struct MetricPercentiles
{
    MetricSpan span = {}; ///< that was asked for
    qint64 width = 0; ///< of a bucket, microseconds
    std::vector<PercentileBucket> buckets = {}; ///< by time; those without readings are not there
};

/// Readings by the bin of values that they are in.
struct BinCount
{
    qint64 begin = 0; ///< of the bucket of time; in a histogram 0
    qsizetype series = 0; ///< in MetricBins::series; in a heat map 0
    std::size_t bin = 0; ///< from edges.values[bin] to just below the next edge
    qint64 count = 0;

    bool operator==(const BinCount&) const = default;
};

struct MetricBins
{
    MetricSpan span = {}; ///< that was asked for
    qint64 width = 0; ///< of a bucket of time, microseconds; of a heat map
    ValueEdges edges = {}; ///< none if there are no readings
    QStringList series = {}; ///< of a histogram, by name
    std::vector<BinCount> counts = {}; ///< none is 0; by series, time and bin
    qint64 total = 0; ///< n: sum of the counts
    qint64 leftOut = 0; ///< readings that have no logarithm
};

/// What the server sends for fetchPercentiles(), to be shown.
Result<MetricStatement> percentileStatement(const MetricQuery& query);
Result<MetricStatement> heatStatement(const MetricQuery& query, const ValueEdges& edges);
Result<MetricStatement> histogramStatement(const MetricQuery& query, const ValueEdges& edges, bool hasSeries);

/// Computed by the server. Of a count only the stretches with readings are there: zeros are not readings.
Result<MetricPercentiles> fetchPercentiles(Pg::Session& session, const MetricQuery& query,
                                           const Pg::Call& call = {});
/// How many readings are in each bucket of time and bin of values.
Result<MetricBins> fetchHeat(Pg::Session& session, const MetricQuery& query, const EdgeWishes& wishes,
                             const Pg::Call& call = {});
/// How many readings of each series are in each bin of values, in the whole time of the query.
Result<MetricBins> fetchHistogram(Pg::Session& session, const MetricQuery& query, const EdgeWishes& wishes,
                                  const Pg::Call& call = {});

}
