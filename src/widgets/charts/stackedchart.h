#pragma once

#include "widgets/charts/seriespicture.h"

namespace Weekglass {

/// The series on top of one another, so that one sees their sum and what each is of it. A series without a
/// value has no area there.
class StackedChart : public SeriesPicture
{
    Q_OBJECT

public:
    StackedChart(const MetricChart* chart, ChartTime* time);

protected:
    QString columnDefinition() const override;
    int columnPixels() const override { return 2; }
    void columnsChanged() override;
    std::vector<PlotName> readout(double at) const override;
    void paintData(QPainter& painter, const PlotPlaces& places) const override;

private:
    /// Of the series that are not hidden; nothing for the others.
    std::vector<std::optional<double>> shownIn(std::size_t column) const;
    void paintArea(QPainter& painter, const PlotPlaces& places, std::size_t series) const;

    std::vector<std::vector<std::optional<double>>> m_values; // of each column
    std::vector<std::vector<std::optional<double>>> m_tops;
};

}
