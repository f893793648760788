#pragma once

#include "widgets/charts/metricboard.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace Weekglass {

class MetricChart;

/// Charts below one another whose plot areas begin at the same place, so that times are below one another.
class ChartStack : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChartStack(QWidget* parent = nullptr);

    /// From top to bottom; those of before that are not in it stay where they are until somebody deletes
    /// them.
    void setCharts(const std::vector<MetricChart*>& charts);
    const std::vector<MetricChart*>& charts() const { return m_charts; }
    void setStyle(const ChartStyle& style);
    /// After a chart got other data.
    void align();

private:
    QVBoxLayout* m_column;
    std::vector<MetricChart*> m_charts;
    ChartStyle m_style;
};

}
