#pragma once

#include "metrics/seriescolumns.h"
#include "widgets/charts/metricpicture.h"

namespace Weekglass {

/// A picture of what several series have at the same time.
class SeriesPicture : public MetricPicture
{
    Q_OBJECT

public:
    SeriesPicture(PictureKind kind, const MetricChart* chart, ChartTime* time);

    /// All series; those that the chart hides are left out by whoever derives.
    void setData(const MetricData& fetched);
    std::optional<qint64> readings() const override;
    QString definition() const override;
    /// After the chart hid or showed a series.
    void updateColumns();

protected:
    /// What a series has in a column.
    virtual QString columnDefinition() const = 0;
    /// How wide a column is at least.
    virtual int columnPixels() const = 0;
    /// After the columns are others: names and values.
    virtual void columnsChanged() = 0;
    void paletteChanged() override { updateColumns(); }

    const std::vector<MetricSeries>& series() const { return m_data.series; }
    const SeriesColumns& columns() const { return m_columns; }
    bool isHidden(std::size_t series) const;
    /// Of all series, in one column.
    std::vector<std::optional<double>> valuesIn(std::size_t column) const;
    /// Of all series.
    const std::vector<SeriesStyle>& styles() const { return m_styles; }
    /// What a column is of, as the first line of a readout.
    QString columnText(std::size_t column) const;
    /// The end of a column, cut to what is shown.
    double endOf(std::size_t column) const;

private:
    MetricData m_data;
    SeriesColumns m_columns;
    std::vector<SeriesStyle> m_styles;
};

}
