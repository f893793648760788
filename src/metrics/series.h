#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace Weekglass {

/// The readings of one series in one stretch of time: what has to be drawn so that no spike is lost, and the
/// extremes as the server wrote them. Times are microseconds since 1970, or since the reset once shifted.
struct MetricBucket
{
    qint64 firstAt = 0;
    qint64 lastAt = 0;
    double first = 0;
    double last = 0;
    double least = 0;
    double greatest = 0;
    qint64 count = 0;
    QByteArray leastText = {}; ///< exact; empty if the program reduced the readings itself
    QByteArray greatestText = {};
    /// Of a counter: what it grew since the reading before the bucket, counted reading by reading, so that a
    /// restart in the middle is seen; nothing if it was not counted.
    std::optional<double> grown = {};

    bool operator==(const MetricBucket&) const = default;
};

struct MetricSeries
{
    QString name; ///< empty: the metric has no series
    std::vector<MetricBucket> buckets; ///< by time; none is empty
};

/// The readings of the next bucket belong to this one, too.
void join(MetricBucket& all, const MetricBucket& next);

/// What a counter grew per second from each bucket's last reading to the next one's. A counter that fell has
/// started again at zero, so it grew by what it is now; where the buckets do not say what they grew, a
/// restart is seen only between two of them.
std::vector<MetricBucket> rate(std::span<const MetricBucket> counter);

/// The series with finer buckets for the readings from @p begin to just before @p end. A coarse bucket that
/// reaches into that stretch gives way.
MetricSeries refined(MetricSeries coarse, const MetricSeries& fine, qint64 begin, qint64 end);

/// All times later by this much.
MetricSeries shifted(MetricSeries series, qint64 microseconds);

}
