#pragma once

#include "metrics/distribution.h"
#include "widgets/charts/metricpicture.h"

namespace Weekglass {

/// How many readings of the time that is shown are in each bin of values, by series.
class Histogram : public MetricPicture
{
    Q_OBJECT

public:
    static constexpr std::size_t MostSeries = 8; ///< have a colour of their own: those with most readings

    Histogram(const MetricChart* chart, ChartTime* time);

    void setData(const MetricBins& fetched);
    std::optional<qint64> readings() const override;
    QString definition() const override;

protected:
    void paletteChanged() override { updateNames(); }
    // it has no times
    void pointed(std::optional<double> /*at*/) override { }
    bool dragsBoxes() const override { return false; }
    void dragged(double /*by*/, bool /*isOver*/) override { }
    void zoomed(double /*factor*/, double /*around*/) override { }
    void panned(double /*part*/) override { }
    std::optional<double> cursor() const override;
    double spokenPlace() const override;
    std::vector<PlotName> readout(double at) const override;
    void paintData(QPainter& painter, const PlotPlaces& places) const override;

private:
    struct Part
    {
        QString text;
        std::vector<qint64> counts; ///< of each bin
        SeriesStyle style = {};
    };

    void updateNames();
    void updateRange();
    qint64 countIn(std::size_t bin) const;
    /// Where a value stands on the axis.
    double placeOf(double value) const;
    double valueAt(double place) const;
    std::vector<AxisTick> ticks(int wanted) const;

    MetricBins m_data;
    std::vector<Part> m_parts; // the others last
    std::vector<QString> m_names; // of the parts, without the others
};

}
