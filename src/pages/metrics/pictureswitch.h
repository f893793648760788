#pragma once

#include "base/job.h"
#include "metrics/metricquery.h"
#include "weeks/weekhandle.h"
#include "widgets/charts/picturekind.h"

#include <QObject>

class QComboBox;

namespace Weekglass {

class MetricChart;
class MetricPicture;

/// Lets the user choose how a metric is drawn, in the corner of its chart, and fetches what the chart itself
/// does not have: all series, percentiles and counts.
class PictureSwitch : public QObject
{
    Q_OBJECT

public:
    /// @p chart must outlive it.
    PictureSwitch(WeekHandle week, MetricChart* chart, QObject* parent = nullptr);

    PictureKind kind() const { return m_kind; }
    void setKind(PictureKind kind);
    bool isLoading() const { return m_job.isRunning(); }
    /// After the chart got data: asks for what its picture needs of this time. Microseconds since 1970.
    void update(qint64 begin, qint64 end);
    void stop() { m_job.cancel(); }

Q_SIGNALS:
    /// Loading began or ended.
    void stateChanged();
    void failed(const Weekglass::Error& error);

private:
    void addChoice();
    void updateChoice();
    MetricPicture* newPicture() const;
    void fetch();
    void fetchSeries();
    void fetchBins();
    MetricQuery query(int columnPixels) const;
    /// The picture as what it is, to give it data; the error is shown in it otherwise.
    template<typename Picture, typename Fetched>
    void show(const Result<Fetched>& fetched);

    const WeekHandle m_week;
    MetricChart* m_chart;
    QComboBox* m_choice;
    PictureKind m_kind = PictureKind::Lines;
    MetricSpan m_shown;
    Job m_job;
};

}
