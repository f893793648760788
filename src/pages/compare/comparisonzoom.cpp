#include "pages/compare/comparisonzoom.h"

#include "metrics/comparable.h"
#include "weeks/withsession.h"

#include <algorithm>
#include <functional>

namespace Weekglass {

namespace {

constexpr std::size_t MostKept = 60; // pieces of up to 2,000 buckets each

}

ComparisonZoom::~ComparisonZoom() = default;

bool ComparisonZoom::Piece::isSame(const Piece& other) const
{
    return week == other.week && query.metric.id == other.query.metric.id
        && query.series == other.query.series && query.begin == other.query.begin
        && query.end == other.query.end && query.buckets == other.query.buckets;
}

void ComparisonZoom::fetch(const std::vector<Week>& weeks, const std::vector<Line>& lines)
{
    std::vector<Piece> wanted;
    for (const Week& week : weeks) {
        for (const Line& line : lines) {
            wanted.push_back({.week = week.handle.identity,
                              .query = queryAround(line.metric, week.shown, week.all, line.buckets)});
            wanted.back().query.series = line.series;
            wanted.back().query.shape = shapeOf(wanted.back());
        }
    }
    if (std::ranges::equal(wanted, m_wanted, &Piece::isSame))
        return;
    m_jobs.clear();
    m_wanted = std::move(wanted);
    for (const Week& week : weeks) {
        std::vector<Piece> missing;
        for (Piece& piece : m_wanted) {
            const auto kept = std::ranges::find_if(m_kept, std::bind_front(&Piece::isSame, &piece));
            if (kept != m_kept.end())
                piece = *kept;
            else if (piece.week == week.handle.identity)
                missing.push_back(piece);
        }
        if (!missing.empty())
            fetchWeek(week.handle, std::move(missing));
    }
    Q_EMIT changed();
}

/// As an earlier piece of the same metric and week had it.
std::optional<MetricShape> ComparisonZoom::shapeOf(const Piece& piece) const
{
    const auto earlier = std::ranges::find_if(m_kept, [&piece](const Piece& kept) {
        return kept.week == piece.week && kept.query.metric.id == piece.query.metric.id;
    });
    return earlier == m_kept.end() ? std::nullopt : earlier->query.shape;
}

Result<std::vector<ComparisonZoom::Piece>>
ComparisonZoom::fetchPieces(Pg::Session& session, std::vector<Piece> pieces, const Pg::Call& call)
{
    for (Piece& piece : pieces) {
        auto data = fetchComparable(session, piece.query, call);
        if (!data)
            return data.error();
        for (MetricSeries& series : data->series) {
            if (series.name == piece.query.series)
                piece.fine = std::move(series);
        }
        piece.query.shape = data->shape;
        piece.isFetched = true;
    }
    return pieces;
}

void ComparisonZoom::fetchWeek(const WeekHandle& week, std::vector<Piece> pieces)
{
    m_jobs.push_back(std::make_unique<Job>());
    m_jobs.back()->start(withSession(week, LongDeadline, &ComparisonZoom::fetchPieces, std::move(pieces)),
                         [this](Result<std::vector<Piece>> fetched) {
                             if (fetched)
                                 take(*std::move(fetched));
                             else
                                 Q_EMIT failed(fetched.error());
                             Q_EMIT changed();
                         });
}

void ComparisonZoom::take(std::vector<Piece> pieces)
{
    for (Piece& piece : pieces) {
        for (Piece& wanted : m_wanted) {
            if (wanted.isSame(piece))
                wanted = piece;
        }
        m_kept.push_back(std::move(piece));
    }
    if (m_kept.size() > MostKept)
        m_kept.erase(m_kept.begin(), m_kept.end() - static_cast<std::ptrdiff_t>(MostKept));
}

void ComparisonZoom::refine(const WeekIdentity& week, WeekReadings& readings) const
{
    for (const Piece& piece : m_wanted) {
        if (!piece.isFetched || piece.week != week)
            continue;
        for (MetricReadings& metric : readings.metrics) {
            if (metric.id != piece.query.metric.id)
                continue;
            for (MetricSeries& series : metric.series) {
                if (series.name == piece.query.series)
                    series = refined(std::move(series), piece.fine, piece.query.begin, piece.query.end);
            }
        }
    }
}

void ComparisonZoom::forget()
{
    m_kept.clear();
    fetch({}, {});
}

void ComparisonZoom::stop()
{
    for (const auto& job : m_jobs)
        job->cancel();
}

bool ComparisonZoom::isLoading() const
{
    return std::ranges::any_of(m_jobs, [](const auto& job) { return job->isRunning(); });
}

}
