#include "pages/metrics/metricpanel.h"

#include "pages/metrics/pictureswitch.h"
#include "pg/scripttext.h"
#include "weeks/withsession.h"
#include "widgets/charts/metricchart.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::size_t MostKept = 12;

}

MetricPanel::MetricPanel(WeekHandle week, MetricChart* chart, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_chart(chart)
    , m_pictures(new PictureSwitch(m_week, chart, this))
{
    connect(m_pictures, &PictureSwitch::stateChanged, this, &MetricPanel::stateChanged);
    connect(m_pictures, &PictureSwitch::failed, this, &MetricPanel::failed);
}

bool MetricPanel::isLoading() const
{
    return m_spanJob.isRunning() || m_dataJob.isRunning() || m_pictures->isLoading();
}

void MetricPanel::findSpan()
{
    if (m_chart->data().series.empty())
        m_chart->setMessage(tr("Loading…"));
    m_kept.clear();
    m_shape.reset();
    m_spanJob.start(withSession(m_week, LongDeadline, fetchMetricSpan, m_chart->metric()),
                    [this](const Result<std::optional<MetricSpan>>& span) {
                        if (!span)
                            return showError(span.error());
                        m_span = *span;
                        if (!m_span)
                            m_chart->setMessage(tr("There are no readings in this week."));
                        Q_EMIT stateChanged();
                        if (m_span)
                            Q_EMIT spanKnown();
                    });
    Q_EMIT stateChanged();
}

/// Where a count has no readings there was nothing, as far as the other charts go.
MetricSpan MetricPanel::known() const
{
    if (m_chart->metric().meaning.kind != MetricKind::Count)
        return *m_span;
    return {.begin = std::min(m_span->begin, m_chart->wholeTime().begin),
            .end = std::max(m_span->end, m_chart->wholeTime().end)};
}

MetricQuery MetricPanel::query(const ChartTime::Range& shown) const
{
    MetricQuery query = queryAround(m_chart->metric(), {.begin = shown.begin, .end = shown.end}, known(),
                                    m_chart->wantedBuckets());
    query.shape = m_shape;
    return query;
}

void MetricPanel::fetch(const ChartTime::Range& shown)
{
    if (!m_span || shown.end <= known().begin || shown.begin >= known().end)
        return;
    const MetricQuery wanted = query(shown);
    const auto kept = std::ranges::find_if(m_kept, [&](const Kept& one) {
        return one.begin == wanted.begin && one.end == wanted.end && one.buckets == wanted.buckets;
    });
    if (kept != m_kept.end()) {
        m_dataJob.cancel();
        return show(kept->data);
    }
    m_dataJob.start(withSession(m_week, LongDeadline, fetchMetric, wanted),
                    [this, wanted](const Result<MetricData>& data) { takeData(wanted, data); });
    Q_EMIT stateChanged();
}

void MetricPanel::takeData(const MetricQuery& query, const Result<MetricData>& data)
{
    if (!data)
        return showError(data.error());
    m_shape = data->shape;
    if (m_kept.size() == MostKept)
        m_kept.erase(m_kept.begin());
    m_kept.push_back({.begin = query.begin, .end = query.end, .buckets = query.buckets, .data = *data});
    show(*data);
}

void MetricPanel::show(const MetricData& data)
{
    m_chart->setData(data);
    const ChartTime::Range shown = m_chart->time()->range();
    m_pictures->update(shown.begin, shown.end);
    Q_EMIT stateChanged();
}

/// What is on the screen stays there; then the page tells what is wrong.
void MetricPanel::showError(const Error& error)
{
    if (m_chart->data().series.empty())
        m_chart->setMessage(error.text());
    Q_EMIT stateChanged();
    Q_EMIT failed(error);
}

QString MetricPanel::sqlText(const ChartTime::Range& shown) const
{
    if (!m_span)
        return {};
    const auto statement =
        metricStatement(query(shown), !m_shape || m_shape->hasSeries, m_shape && m_shape->isOnNodes);
    return statement ? Pg::scriptStatement(QString::fromUtf8(statement->sql.text()))
                     : Pg::scriptComment(statement.error().text());
}

void MetricPanel::stop()
{
    m_spanJob.cancel();
    m_dataJob.cancel();
    m_pictures->stop();
    Q_EMIT stateChanged();
}

}
