#pragma once

#include "events/eventstatement.h"

#include <functional>

namespace Weekglass {

/// How many events there are in each of equally long spans of time.
struct Timeline
{
    enum class Quality {
        Nothing, ///< only the ends in time are known
        Sketch, ///< from ids at the edges: right to a fraction of a percent where ids are dense
        Counting, ///< counted from the newest bucket on as far as firstCounted
        Exact
    };
    enum class Split { None, Kind, Status };

    qint64 begin = 0; ///< microseconds since 1970, of the first bucket
    qint64 end = 0; ///< of the last one, not in it
    /// Names of what is told apart (kinds, or the first digits of statuses), once counted the largest first.
    /// An empty name: not told apart, or without one.
    std::vector<QString> series = {};
    std::vector<std::vector<qint64>> counts = {}; ///< for each series one a bucket
    Split split = Split::None; ///< what the series are
    Quality quality = Quality::Nothing;
    int firstCounted = 0; ///< while counting: buckets before it are still as they were

    /// Without counts. The end is moved so that all buckets are equally long.
    static Timeline over(qint64 begin, qint64 end, int buckets);

    bool isEmpty() const { return end <= begin; }
    int buckets() const { return counts.empty() ? 0 : static_cast<int>(counts.front().size()); }
    qint64 edge(int bucket) const;
    qint64 count(int bucket) const;
    qint64 total() const;
    /// The same events in other buckets, as many, between two times: what is known of a part or of more.
    Timeline cut(qint64 newBegin, qint64 newEnd) const;
    /// The bucket of a time, cut to those there are.
    int bucketAt(qint64 time) const;
};

/// Where the events begin and end: look-ups in the index, unless the filter's conditions make it a search.
Result<Timeline> fetchTimelineEnds(Pg::Session& session, const EventQuery& query, const Pg::Call& call = {});

/// A first picture of the unfiltered events between two times, from look-ups at the buckets' edges only.
/// Quality::Nothing if the ids are not dense, or not in the order of time.
Result<Timeline> sketchTimeline(Pg::Session& session, const EventQuery& query, qint64 begin, qint64 end,
                                int buckets, const Pg::Call& call = {});

using TimelineProgress = std::function<void(const Timeline&)>;

/// Counts the matching events of each bucket, from the newest on, a slice at a time; after each slice
/// @p progress has the picture so far. @p start gives ends and number of buckets, and what is shown where it
/// is not counted yet.
Result<Timeline> countTimeline(Pg::Session& session, const EventQuery& query, const Timeline& start,
                               Timeline::Split split, const TimelineProgress& progress,
                               const Pg::Call& call = {});

}
