#include "pages/events/eventtimeline.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "weeks/withsession.h"

namespace Weekglass {

namespace {

constexpr int Buckets = 240;
constexpr int ViewMs = 60; // wheel steps are gathered
constexpr std::chrono::minutes CountDeadline {10};

/// Ends and first picture in one go. Where the events are told apart by a filter there is no sketch.
Result<Timeline> sketch(Pg::Session& session, const EventQuery& query,
                        const std::optional<TimelineStrip::Range>& range, const Pg::Call& call)
{
    const EventQuery all {.source = query.source, .shape = query.shape};
    Timeline ends;
    if (range) {
        ends.begin = range->begin;
        ends.end = range->end;
    } else {
        auto found = fetchTimelineEnds(session, all, call);
        if (!found || found->isEmpty())
            return found;
        ends = *found;
    }
    if (!query.filter.isEmpty())
        return Timeline::over(ends.begin, ends.end, Buckets);
    return sketchTimeline(session, all, ends.begin, ends.end, Buckets, call);
}

}

EventTimeline::EventTimeline(WeekHandle week, TimelineStrip* strip)
    : QObject(strip)
    , m_week(std::move(week))
    , m_strip(strip)
{
    m_viewTimer.setInterval(ViewMs);
    m_viewTimer.setSingleShot(true);
    connect(&m_viewTimer, &QTimer::timeout, this, [this] { showView(m_wantedView.begin, m_wantedView.end); });
    connect(m_strip, &TimelineStrip::viewWanted, this, [this](qint64 begin, qint64 end) {
        m_wantedView = {.begin = begin, .end = end};
        // at once in what is known, sharper when it is counted
        m_strip->setTimeline(m_strip->timeline().cut(begin, end));
        m_viewTimer.start();
    });
}

void EventTimeline::setQuery(const EventQuery& query)
{
    EventQuery wanted = query;
    wanted.filter.from = {};
    wanted.filter.until = {};
    const bool sameSource = wanted.source.id == m_query.source.id;
    if (sameSource && wanted.filter == m_query.filter && m_whole.quality == Timeline::Quality::Exact)
        return; // only the times differ
    m_query = wanted;
    start();
}

void EventTimeline::setSplit(Timeline::Split split)
{
    m_split = split;
    start();
}

void EventTimeline::start()
{
    cancel();
    m_showsWhole = true;
    startSketch({});
}

void EventTimeline::startSketch(const std::optional<TimelineStrip::Range>& range)
{
    m_strip->setBusy(true);
    m_sketchJob.start(withSession(m_week, CountDeadline, sketch, m_query, range),
                      [this](const Result<Timeline>& timeline) {
                          if (timeline)
                              return sketched(*timeline);
                          m_strip->setBusy(false);
                          m_strip->setMessage(failureText(timeline.error()));
                      });
}

void EventTimeline::cancel()
{
    m_viewTimer.stop();
    m_sketchJob.cancel();
    m_countJob.cancel();
    m_strip->setBusy(false);
}

void EventTimeline::sketched(const Timeline& timeline)
{
    if (m_showsWhole)
        m_strip->setWhole({.begin = timeline.begin, .end = timeline.end});
    show(timeline);
    if (timeline.isEmpty())
        m_strip->setBusy(false);
    else
        count(timeline);
}

void EventTimeline::show(const Timeline& timeline)
{
    m_strip->setTimeline(timeline);
    if (!m_showsWhole)
        return;
    m_whole = timeline;
    if (timeline.quality != Timeline::Quality::Nothing)
        Q_EMIT wholeChanged(m_whole);
}

void EventTimeline::showView(qint64 begin, qint64 end)
{
    cancel();
    m_showsWhole = begin <= m_whole.begin && end >= m_whole.end;
    if (m_showsWhole && m_whole.quality == Timeline::Quality::Exact)
        return show(m_whole);
    startSketch(TimelineStrip::Range {.begin = begin, .end = end});
}

void EventTimeline::count(const Timeline& start)
{
    m_strip->setBusy(true);
    m_countJob.start<Timeline>(
        withSession(m_week, CountDeadline,
                    [query = m_query, start, split = m_split](Pg::Session& session, const Pg::Call& call,
                                                              const Teller<Timeline>& tell) {
                        return countTimeline(session, query, start, split, tell, call);
                    }),
        [this](const Timeline& timeline) { show(timeline); },
        [this](const Result<Timeline>& timeline) {
            m_strip->setBusy(false);
            if (timeline)
                show(*timeline);
            else if (m_strip->timeline().quality == Timeline::Quality::Nothing)
                m_strip->setMessage(failureText(timeline.error()));
        });
}

}
