#pragma once

#include "widgets/charts/metricboard.h"

#include <QPointer>
#include <QScrollArea>

#include <unordered_map>
#include <vector>

class QGridLayout;

namespace Weekglass {

class LegendTable;
class MetricChart;

/// Charts below one another whose plot areas begin and end at the same places, so that times are below one
/// another. They fill the height; many keep a least height and scroll. Beside each is its legend.
class ChartStack : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChartStack(QWidget* parent = nullptr);
    ~ChartStack() override;

    /// From top to bottom; those of before that are not in it stay where they are until somebody deletes
    /// them.
    void setCharts(const std::vector<MetricChart*>& charts);
    const std::vector<MetricChart*>& charts() const { return m_charts; }
    void setStyle(const ChartStyle& style);
    /// After a chart got other data.
    void align();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    LegendTable* legendOf(MetricChart* chart);
    void fitLegends();

    QGridLayout* m_grid;
    std::vector<MetricChart*> m_charts;
    std::unordered_map<MetricChart*, QPointer<LegendTable>> m_legends; // null: its chart is gone
    ChartStyle m_style;
};

}
