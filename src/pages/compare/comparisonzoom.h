#pragma once

#include "base/job.h"
#include "metrics/weekmetrics.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Weekglass {

/// Fetches finer readings of the stretch of time that the charts show, from all weeks at once. What was
/// fetched is kept for a while, so that going back asks nobody.
class ComparisonZoom : public QObject
{
    Q_OBJECT

public:
    /// One line of a chart.
    struct Line
    {
        MetricDefinition metric;
        QString series;
        int buckets = 0; ///< that the chart has room for
    };

    /// A week that can be asked, with what is shown of it and all that there is; microseconds since 1970.
    struct Week
    {
        WeekHandle handle;
        MetricSpan shown;
        MetricSpan all;
    };

    using QObject::QObject;
    ~ComparisonZoom() override;

    /// Fetches these lines of these weeks, and forgets the ones that were wanted before. None: everything is
    /// coarse again.
    void fetch(const std::vector<Week>& weeks, const std::vector<Line>& lines);
    /// What was fetched is out of date.
    void forget();
    void stop();
    bool isLoading() const;
    /// Puts what is finer into the readings of this week.
    void refine(const WeekIdentity& week, WeekReadings& readings) const;

Q_SIGNALS:
    /// Something finer came, or is wanted no more.
    void changed();
    void failed(const Weekglass::Error& error);

private:
    /// One line of one week.
    struct Piece
    {
        WeekIdentity week;
        MetricQuery query;
        MetricSeries fine = {};
        bool isFetched = false;

        bool isSame(const Piece& other) const;
    };

    static Result<std::vector<Piece>> fetchPieces(Pg::Session& session, std::vector<Piece> pieces,
                                                  const Pg::Call& call);
    void fetchWeek(const WeekHandle& week, std::vector<Piece> pieces);
    std::optional<MetricShape> shapeOf(const Piece& piece) const;
    void take(std::vector<Piece> pieces);

    std::vector<Piece> m_wanted;
    std::vector<Piece> m_kept; // the newest last
    std::vector<std::unique_ptr<Job>> m_jobs; // one for each week that is asked
};

}
