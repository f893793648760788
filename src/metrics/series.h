#pragma once

#include "game/metricdefinition.h"

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
    double sum = 0; ///< of the readings; NaN: not known
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

/// A bucket of one reading.
MetricBucket readingAt(qint64 at, double value);

/// The readings of the next bucket belong to this one, too.
void join(MetricBucket& all, const MetricBucket& next);

/// When the last reading of the bucket is not the value any more, unless another one comes first: a count and
/// a ratio are of their own time only, a gauge holds as long as its metric says.
qint64 heldUntil(const MetricBucket& bucket, const MetricMeaning& meaning);

/// The bucket that says the value at a time; null if nothing does: before the first reading, and once the one
/// before is not held any more. A reading that is at most @p near away counts as one of that time.
const MetricBucket* bucketAt(std::span<const MetricBucket> buckets, qint64 at, const MetricMeaning& meaning,
                             qint64 near = 0);

/// The value at a time; nothing where bucketAt() knows none.
std::optional<double> valueAt(const MetricSeries& series, qint64 at, const MetricMeaning& meaning);

/// Of a count: from @p begin to @p end (not in it) there is a bucket everywhere. Where no reading was, it is
/// of none and says zero; one that lacks readings in its middle has zero as its least value.
/// @p series has buckets, so that it is known when its stretches of @p seconds begin
MetricSeries withZeros(MetricSeries series, qint64 seconds, qint64 begin, qint64 end);

/// What a counter grew per second, in stretches that follow one another: in those of @p width microseconds,
/// as the server made the buckets, as much as it says, and nothing in between. Without a width from each
/// bucket's last reading to the next one's. A counter that fell has started again at zero, so it grew by what
/// it is now; where the buckets do not say what they grew, a restart is seen only between two of them. From
/// the last reading to @p end nothing grew.
std::vector<MetricBucket> rate(std::span<const MetricBucket> counter, qint64 width, qint64 end);

/// The series with finer buckets for the readings from @p begin to just before @p end. A coarse bucket that
/// reaches into that stretch gives way.
MetricSeries refined(MetricSeries coarse, const MetricSeries& fine, qint64 begin, qint64 end);

/// All times later by this much.
MetricSeries shifted(MetricSeries series, qint64 microseconds);

}
