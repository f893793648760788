#include "widgets/charts/chartstack.h"

#include "widgets/charts/legendtable.h"
#include "widgets/charts/metricchart.h"

#include <QGridLayout>

namespace Weekglass {

namespace {

constexpr int LeastHeight = 180; // of a chart; together they fill what there is
// of the width, for the legends
constexpr int LegendPercent = 42;
constexpr int NarrowestLegend = 240;
constexpr int WidestLegend = 440;

}

ChartStack::ChartStack(QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(tr("Charts"));
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(0, 1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

ChartStack::~ChartStack() = default;

LegendTable* ChartStack::legendOf(MetricChart* chart)
{
    QPointer<LegendTable>& legend = m_legends[chart];
    if (!legend) {
        legend = new LegendTable(chart, widget());
        connect(chart, &QObject::destroyed, legend, [table = legend.data()] { delete table; });
    }
    return legend;
}

void ChartStack::setCharts(const std::vector<MetricChart*>& charts)
{
    m_charts = charts;
    std::erase_if(m_legends, [](const auto& one) { return !one.second; });
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setMinimumHeight(LeastHeight);
        m_charts[i]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        m_grid->addWidget(m_charts[i], static_cast<int>(i), 0);
        m_grid->addWidget(legendOf(m_charts[i]), static_cast<int>(i), 1);
    }
    setStyle(m_style);
    fitLegends();
}

void ChartStack::setStyle(const ChartStyle& style)
{
    m_style = style;
    for (MetricChart* chart : m_charts) {
        ChartStyle own = style;
        own.isRate = style.isRate && chart->metric().meaning.kind == MetricKind::Counter;
        chart->setStyle(own);
        chart->setNamesListed(style.hasLegend);
        legendOf(chart)->setVisible(style.hasLegend);
    }
    align();
}

/// Equally wide, so that all plots end at the same place.
void ChartStack::fitLegends()
{
    const int width = std::clamp(viewport()->width() * LegendPercent / 100, NarrowestLegend, WidestLegend);
    for (MetricChart* chart : m_charts)
        legendOf(chart)->setFixedWidth(width);
}

void ChartStack::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitLegends();
}

void ChartStack::align()
{
    Plot::align(m_charts);
}

}
