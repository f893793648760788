#pragma once

#include "metrics/distribution.h"
#include "widgets/charts/metricpicture.h"

namespace Weekglass {

/// How the readings of all series lie over time: their median, the middle half and the middle four fifths in
/// each bucket.
class PercentileChart : public MetricPicture
{
    Q_OBJECT

public:
    PercentileChart(const MetricChart* chart, ChartTime* time);

    void setData(const MetricPercentiles& fetched);
    std::optional<qint64> readings() const override;
    QString definition() const override;

protected:
    void paletteChanged() override { updateNames(); }
    std::vector<PlotName> readout(double at) const override;
    void paintData(QPainter& painter, const PlotPlaces& places) const override;

private:
    void updateNames();
    void updateRange();
    QColor bandColor(bool isInner) const;
    const PercentileBucket* bucketAt(double at) const;

    MetricPercentiles m_data;
};

}
