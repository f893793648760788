#include "widgets/charts/chartstack.h"

#include "widgets/charts/metricchart.h"

#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int LeastHeight = 180; // of a chart; together they fill what there is

}

ChartStack::ChartStack(QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(tr("Charts"));
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins({});
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

void ChartStack::setCharts(const std::vector<MetricChart*>& charts)
{
    m_charts = charts;
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setMinimumHeight(LeastHeight);
        m_charts[i]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        m_column->insertWidget(static_cast<int>(i), m_charts[i]);
    }
    setStyle(m_style);
}

void ChartStack::setStyle(const ChartStyle& style)
{
    m_style = style;
    for (MetricChart* chart : m_charts) {
        ChartStyle own = style;
        own.isRate = style.isRate && chart->metric().meaning.kind == MetricKind::Counter;
        chart->setStyle(own);
    }
    align();
}

void ChartStack::align()
{
    Plot::align(m_charts);
}

}
