#include "events/timeline.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "events/eventplan.h"
#include "events/eventpositions.h"
#include "events/eventquery.h"
#include "events/text.h"
#include "pg/promisedrows.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype MaxKinds = 100;
constexpr int Slices = 24; // a step of the picture, and what a cancelled count has wasted at most
constexpr double DenseEnough = 0.2; // how far the ids' span may be off the planner's number of rows

Sql microseconds(const Sql& at)
{
    return Sql("(extract(epoch FROM ") + at + Sql(") * 1000000)::bigint");
}

Result<void> readRows(Pg::Session& session, const EventQuery& query, const Result<EventStatement>& statement,
                      const Pg::PromisedRowHandler& onRow, const Pg::Call& call)
{
    if (!statement)
        return statement.error();
    return Pg::readRows(session, query.source.query.name, statement->sql, statement->params, onRow, call);
}

Result<std::optional<qint64>> endOf(Pg::Session& session, const EventQuery& query, EventDirection direction,
                                    const Pg::Call& call)
{
    EventSelect select(query);
    select.where(query.filter);
    select.where(Sql("isfinite(e.at)"));
    std::optional<qint64> end;
    auto read = readRows(
        session, query,
        select.finish(microseconds(Sql("e.at")), EventSelect::order(direction) + Sql(" LIMIT 1")),
        [&end](Pg::PromisedRow& row) { end = row.integer(0); }, call);
    if (!read)
        return read.error();
    return end;
}

/// The kinds that occur, if they are few and every event has one. Naming them lets an index on (kind, at)
/// count a slice without touching the table, which takes a seventh of the time.
Result<std::vector<Pg::Value>> allKinds(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    std::vector<Pg::Value> kinds;
    auto found = fetchEventKinds(session, query.source, MaxKinds + 1, call);
    if (!found)
        return found.error();
    EventSelect select(query);
    select.where(Sql("e.kind IS NULL"));
    bool haveAll = true;
    auto read = readRows(
        session, query, select.finish(Sql("e.id"), Sql(" LIMIT 1")),
        [&haveAll](Pg::PromisedRow&) { haveAll = false; }, call);
    if (!read)
        return read.error();
    if (found->size() <= MaxKinds && haveAll) {
        for (const QString& kind : *found)
            kinds.emplace_back(kind.toUtf8());
    }
    return kinds;
}

/// Counts of one slice: bucket, series, count. @p kinds: those of all events, or nothing.
Result<EventStatement> sliceStatement(const EventQuery& query, const Timeline& timeline, int first, int last,
                                      Timeline::Split split, const std::vector<Pg::Value>& kinds)
{
    EventSelect select(query);
    if (!kinds.empty())
        select.where(Sql("e.kind = ANY (") + select.value(Pg::textArray(kinds), Sql("text[]")) + Sql(")"));
    const auto time = [&](int edge) {
        return select.value(timestampOf(timeline.edge(edge)), Sql("timestamptz"));
    };
    const qint64 width = (timeline.end - timeline.begin) / timeline.buckets();
    const Sql bin = Sql("date_bin(")
        + select.value(QByteArray::number(width) + " microseconds", Sql("interval")) + Sql(", e.at, ")
        + time(0) + Sql(")");
    const Sql name = split == Timeline::Split::Kind ? Sql("e.kind")
        : split == Timeline::Split::Status          ? Sql("e.status / 100")
                                                    : Sql("''");
    select.where(query.filter);
    select.where(Sql("e.at >= ") + time(first));
    select.where(Sql("e.at < ") + time(last));
    return select.finish(microseconds(bin) + Sql(", ") + name + Sql(", count(*)"),
                         Sql("\nGROUP BY ") + bin
                             + (split == Timeline::Split::None ? Sql() : Sql(", ") + name));
}

/// Gathers the slices. Series are numbered as they are met.
class Counter
{
public:
    Counter(const Timeline& start, Timeline::Split split)
        : m_start(start)
        , m_timeline(start)
        , m_before(static_cast<std::size_t>(start.buckets()))
    {
        m_timeline.split = split;
        for (int bucket = 0; bucket < start.buckets(); ++bucket)
            m_before[static_cast<std::size_t>(bucket)] = start.count(bucket);
        m_timeline.series.clear();
        m_timeline.counts.clear();
    }

    void add(Pg::PromisedRow& row)
    {
        const int bucket = m_start.bucketAt(row.integer(0));
        counts(row.value(1))[static_cast<std::size_t>(bucket)] += row.integer(2);
    }

    /// Where nothing is counted yet, the earlier picture stands for the sum, as a series without a name.
    Timeline soFar(int firstCounted)
    {
        Timeline shown = m_timeline;
        shown.firstCounted = firstCounted;
        shown.quality = firstCounted > 0 ? Timeline::Quality::Counting : Timeline::Quality::Exact;
        if (firstCounted > 0 || shown.series.empty()) {
            shown.series.emplace_back();
            shown.counts.emplace_back(m_before.size(), 0);
            std::copy_n(m_before.begin(), firstCounted, shown.counts.back().begin());
        } else {
            sortBySize(shown);
        }
        return shown;
    }

private:
    static void sortBySize(Timeline& timeline)
    {
        std::vector<std::pair<qint64, std::size_t>> order; // so that equal ones keep their places
        for (std::size_t i = 0; i < timeline.counts.size(); ++i)
            order.emplace_back(
                -std::accumulate(timeline.counts[i].begin(), timeline.counts[i].end(), qint64(0)), i);
        std::sort(order.begin(), order.end());
        Timeline sorted = timeline;
        for (std::size_t i = 0; i < order.size(); ++i) {
            sorted.series[i] = timeline.series[order[i].second];
            sorted.counts[i] = timeline.counts[order[i].second];
        }
        timeline = sorted;
    }

    std::vector<qint64>& counts(const Pg::Value& name)
    {
        const auto [found, isNew] = m_indexes.try_emplace(name, m_timeline.series.size());
        if (isNew) {
            m_timeline.series.push_back(fromUtf8(name.value_or("")));
            m_timeline.counts.emplace_back(m_before.size(), 0);
        }
        return m_timeline.counts[found->second];
    }

    const Timeline m_start;
    Timeline m_timeline; // what is counted
    std::vector<qint64> m_before; // what was known of the sums
    std::map<Pg::Value, std::size_t> m_indexes;
};

/// Ids count the events between them if there is one for each row and they grow with time.
bool areDense(const std::vector<std::optional<qint64>>& ids, double estimatedRows)
{
    qint64 last = 0;
    for (const auto& id : ids) {
        if (id && *id < last)
            return false;
        last = id.value_or(last);
    }
    // as doubles from the start: ids may lie too far apart for an integer
    const double span =
        static_cast<double>(ids.back().value_or(0)) - static_cast<double>(ids.front().value_or(0));
    return span >= 0 && std::abs(span - estimatedRows) <= DenseEnough * std::max(estimatedRows, 1000.0);
}

}

Timeline Timeline::over(qint64 begin, qint64 end, int buckets)
{
    Timeline timeline;
    const qint64 width = std::max<qint64>(1, (end - begin + buckets - 1) / buckets);
    timeline.begin = begin;
    timeline.end = begin + width * buckets;
    timeline.series = {QString()};
    timeline.counts = {std::vector<qint64>(static_cast<std::size_t>(buckets), 0)};
    return timeline;
}

qint64 Timeline::edge(int bucket) const
{
    return begin + (end - begin) / buckets() * bucket;
}

qint64 Timeline::count(int bucket) const
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0), [bucket](qint64 sum, const auto& one) {
        return sum + one[static_cast<std::size_t>(bucket)];
    });
}

qint64 Timeline::total() const
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0), [](qint64 sum, const auto& one) {
        return std::accumulate(one.begin(), one.end(), sum);
    });
}

int Timeline::bucketAt(qint64 time) const
{
    const qint64 width = std::max<qint64>(1, (end - begin) / std::max(1, buckets()));
    return static_cast<int>(std::clamp<qint64>((time - begin) / width, 0, std::max(0, buckets() - 1)));
}

Timeline Timeline::cut(qint64 newBegin, qint64 newEnd) const
{
    if (buckets() == 0)
        return *this;
    Timeline part = over(newBegin, newEnd, buckets());
    part.series = series;
    part.split = split;
    part.quality = quality == Quality::Nothing ? quality : Quality::Sketch;
    part.counts.assign(counts.size(), std::vector<qint64>(counts.front().size()));
    for (std::size_t one = 0; one < counts.size(); ++one) {
        Timeline alone = *this;
        alone.counts = {counts[one]};
        const EventPositions positions(alone);
        for (int bucket = 0; bucket < buckets(); ++bucket)
            part.counts[one][static_cast<std::size_t>(bucket)] =
                positions.positionAt(part.edge(bucket)) - positions.positionAt(part.edge(bucket + 1));
    }
    return part;
}

Result<Timeline> fetchTimelineEnds(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    auto oldest = endOf(session, query, EventDirection::Newer, call);
    if (!oldest)
        return oldest.error();
    auto newest = *oldest ? endOf(session, query, EventDirection::Older, call) : oldest;
    if (!newest)
        return newest.error();
    Timeline timeline;
    if (*newest) {
        timeline.begin = **oldest;
        timeline.end = **newest + 1;
    }
    return timeline;
}

Result<Timeline> sketchTimeline(Pg::Session& session, const EventQuery& query, qint64 begin, qint64 end,
                                int buckets, const Pg::Call& call)
{
    Timeline timeline = Timeline::over(begin, end, buckets);
    auto source = EventSelect::sourceSql(query.source, Sql("e"));
    if (!source)
        return source.error();
    // both ends of the week are in it: the events at or after an edge are those with its id or a larger one
    const Sql sql = Sql("SELECT (SELECT e.id FROM ") + *source
        + Sql(" WHERE e.at >= b.edge ORDER BY e.at, e.id LIMIT 1), (SELECT max(e.id) FROM ") + *source
        + Sql(")\nFROM unnest($1::timestamptz[]) WITH ORDINALITY AS b (edge, n) ORDER BY b.n");
    std::vector<Pg::Value> edges;
    for (int bucket = 0; bucket <= buckets; ++bucket)
        edges.emplace_back(timestampOf(timeline.edge(bucket)));
    std::vector<std::optional<qint64>> ids;
    const auto addId = [&ids](Pg::PromisedRow& row) {
        ids.push_back(row.integerOrNull(0));
        if (ids.back())
            return;
        const auto last = row.integerOrNull(1); // no event after the edge
        ids.back() = last && *last < std::numeric_limits<qint64>::max() ? std::optional(*last + 1) : last;
    };
    if (auto read = Pg::readRows(session, query.source.query.name, sql, {Pg::textArray(edges)}, addId, call);
        !read)
        return read.error();
    EventQuery shown = query;
    shown.filter = {.from = dateTimeOf(begin), .until = dateTimeOf(end)};
    auto estimated = estimateEvents(session, shown, call);
    if (!estimated)
        return estimated.error();
    if (!areDense(ids, *estimated))
        return timeline;
    for (std::size_t i = 0; i + 1 < ids.size(); ++i)
        timeline.counts[0][i] = ids[i + 1].value_or(0) - ids[i].value_or(0);
    timeline.quality = Timeline::Quality::Sketch;
    return timeline;
}

Result<Timeline> countTimeline(Pg::Session& session, const EventQuery& query, const Timeline& start,
                               Timeline::Split split, const TimelineProgress& progress, const Pg::Call& call)
{
    Counter counter(start, split);
    Result<std::vector<Pg::Value>> kinds = std::vector<Pg::Value>();
    if (split == Timeline::Split::Kind)
        kinds = allKinds(session, query, call);
    if (!kinds)
        return kinds.error();
    const int buckets = start.buckets();
    for (int slice = Slices; slice > 0; --slice) {
        const int first = buckets * (slice - 1) / Slices;
        const int last = buckets * slice / Slices;
        if (first == last)
            continue;
        if (call.stop.stop_requested()) // a quick statement may be done before it notices
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Counting was stopped.")};
        auto read = readRows(
            session, query, sliceStatement(query, start, first, last, split, *kinds),
            [&counter](Pg::PromisedRow& row) { counter.add(row); }, call);
        if (!read)
            return read.error();
        if (first > 0 && progress)
            progress(counter.soFar(first));
    }
    return counter.soFar(0);
}

}
