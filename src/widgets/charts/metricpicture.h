#pragma once

#include "widgets/charts/metricchart.h"
#include "widgets/charts/picturekind.h"
#include "widgets/charts/timeplot.h"

namespace Weekglass {

/// How many readings of the series that are not hidden are in the buckets of a time.
qint64 readingsIn(const std::vector<MetricSeries>& series, const QSet<QString>& hidden,
                  const MetricSpan& time);

/// Another picture of the metric that a MetricChart shows as lines. It lies over the chart and shares its
/// time.
class MetricPicture : public TimePlot
{
    Q_OBJECT

public:
    MetricPicture(PictureKind kind, const MetricChart* chart, ChartTime* time);

    PictureKind kind() const { return m_kind; }
    /// n: how many readings it shows; nothing while it has none.
    virtual std::optional<qint64> readings() const = 0;
    /// The definition of what one sees, for whoever has only the picture.
    virtual QString definition() const = 0;
    /// Instead of data.
    void setMessage(const QString& message);
    /// The values under the cursor, else at the end of what is shown.
    QString spokenValue() const override;

protected:
    const MetricChart& chart() const { return *m_chart; }
    /// Title of the metric, unit, kind and n.
    void updateTitle();
    /// The times that the chart shows.
    void updateTimes();
    /// A number with the metric's unit is too long for a line: only the number.
    static QString numberOf(double value);
    QString seriesText(const QString& name) const;

    /// What stands beside the cursor; the first line says where that is.
    virtual std::vector<PlotName> readout(double at) const = 0;
    /// Where the pointer or another chart's is.
    virtual std::optional<double> cursor() const;
    /// What is read out without a cursor.
    virtual double spokenPlace() const;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;

private:
    const PictureKind m_kind;
    const MetricChart* m_chart;
};

}
