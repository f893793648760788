#pragma once

#include "metrics/distribution.h"
#include "widgets/charts/metricpicture.h"

namespace Weekglass {

/// From which count on each colour of a heat map stands, ascending from 1: at most @p most colours, in steps
/// of 1, 2 and 5 times a power of ten, or wider ones.
std::vector<qint64> heatSteps(qint64 greatest, std::size_t most);

/// How many readings are in each bucket of time and bin of values, the more the further from the ground.
class HeatMap : public MetricPicture
{
    Q_OBJECT

public:
    HeatMap(const MetricChart* chart, ChartTime* time);

    void setData(const MetricBins& fetched);
    std::optional<qint64> readings() const override;
    QString definition() const override;

protected:
    void paletteChanged() override { updateNames(); }
    std::vector<PlotName> readout(double at) const override;
    void paintData(QPainter& painter, const PlotPlaces& places) const override;

private:
    void updateNames();
    void updateRange();
    QColor colorOf(qint64 count) const;
    QString binText(std::size_t bin) const;

    MetricBins m_data;
    std::vector<qint64> m_steps;
};

}
