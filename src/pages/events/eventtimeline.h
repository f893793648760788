#pragma once

#include "base/job.h"
#include "events/timeline.h"
#include "pages/events/timelinestrip.h"
#include "weeks/weekhandle.h"

#include <QTimer>

namespace Weekglass {

/// Feeds a timeline strip, and the list's scroll bar, with the counts of a query: at once with a sketch from
/// index look-ups where that is possible, then exactly, a slice at a time in the background. The time range
/// of the filter is a selection in the strip and does not narrow it.
class EventTimeline : public QObject
{
    Q_OBJECT

public:
    EventTimeline(WeekHandle week, TimelineStrip* strip);

    /// Cancels what is counted for an earlier query.
    void setQuery(const EventQuery& query);
    void setSplit(Timeline::Split split);
    /// Counts again.
    void refresh() { start(); }
    void cancel();

Q_SIGNALS:
    /// The counts over the whole week, better than those before.
    void wholeChanged(const Weekglass::Timeline& whole);

private:
    void start();
    /// Of this time; of nothing: of the whole week.
    void startSketch(const std::optional<TimelineStrip::Range>& range);
    void showView(qint64 begin, qint64 end);
    void sketched(const Timeline& timeline);
    void count(const Timeline& start);
    void counted(const Timeline& timeline);
    void show(const Timeline& timeline);

    const WeekHandle m_week;
    TimelineStrip* m_strip;
    EventQuery m_query; // without its times
    Timeline::Split m_split = Timeline::Split::Kind;
    Timeline m_whole;
    bool m_showsWhole = true;
    QTimer m_viewTimer;
    TimelineStrip::Range m_wantedView;
    Job m_sketchJob;
    Job m_countJob {longWorkPool()};
};

}
