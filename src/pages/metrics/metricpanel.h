#pragma once

#include "base/job.h"
#include "metrics/metricquery.h"
#include "weeks/weekhandle.h"
#include "widgets/charts/charttime.h"

#include <QObject>

#include <vector>

namespace Weekglass {

class MetricChart;
class PictureSwitch;

/// Fetches one metric of a week for its chart: as many buckets as the chart has room for, finer ones when it
/// shows less time. What was fetched is kept for a while, so that going back asks nobody.
class MetricPanel : public QObject
{
    Q_OBJECT

public:
    /// @p chart shows the data and must outlive the panel.
    MetricPanel(WeekHandle week, MetricChart* chart, QObject* parent = nullptr);

    MetricChart* chart() const { return m_chart; }
    /// How the metric is drawn.
    PictureSwitch* pictures() const { return m_pictures; }
    /// From its first to its last reading; nothing while that is not known, or if there is none.
    const std::optional<MetricSpan>& span() const { return m_span; }
    bool isLoading() const;
    /// Looks where the readings are; spanKnown() tells.
    void findSpan();
    /// Fetches what the chart shows, with some to either side.
    void fetch(const ChartTime::Range& shown);
    /// The statement that fetch() would send, to be read.
    QString sqlText(const ChartTime::Range& shown) const;
    void stop();

Q_SIGNALS:
    void spanKnown();
    /// Loading began or ended.
    void stateChanged();
    void failed(const Weekglass::Error& error);

private:
    struct Kept
    {
        qint64 begin = 0;
        qint64 end = 0;
        int buckets = 0;
        MetricData data = {};
    };

    MetricSpan known() const;
    MetricQuery query(const ChartTime::Range& shown) const;
    void show(const MetricData& data);
    void takeData(const MetricQuery& query, const Result<MetricData>& data);
    void showError(const Error& error);

    const WeekHandle m_week;
    MetricChart* m_chart;
    PictureSwitch* m_pictures;
    std::optional<MetricSpan> m_span;
    std::optional<MetricShape> m_shape; // of the metric in this week, once an answer came
    std::vector<Kept> m_kept; // the newest last
    Job m_spanJob;
    Job m_dataJob;
};

}
