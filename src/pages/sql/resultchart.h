#pragma once

#include "pages/sql/queryseries.h"
#include "widgets/charts/plot.h"

namespace Weekglass {

/// The numbers of a query's result as lines over a column of times or numbers, with the point under the
/// pointer told in words.
class ResultChart : public Plot
{
    Q_OBJECT

public:
    explicit ResultChart(QWidget* parent = nullptr);

    void setChart(QueryChart chart);
    const QueryChart& chart() const { return m_chart; }

protected:
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void paletteChanged() override { updateNames(); }

private:
    void updateNames();

    QueryChart m_chart;
};

}
