#include "publish/chartdrawing.h"

#include "publish/text.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/svgdrawing.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr QSize Size(960, 320); // pixels; the page scales it

}

QByteArray chartDrawing(const FilledChart& chart, const ChartStyle& style, const Tokens& tokens)
{
    ChartTime time;
    time.setWhole({chart.data.span.begin, chart.data.span.end});
    MetricChart widget(chart.metric, &time);
    widget.setPalette(paletteOf(tokens));
    widget.resize(Size);
    widget.setStyle(style);
    if (chart.data.series.empty())
        widget.setMessage(Text::tr("There are no readings in this time."));
    else
        widget.setData(chart.data);
    return svgDrawing(Size, {.title = chart.metric.title}, [&](QPainter& painter) {
        painter.fillRect(QRect(QPoint(), Size), tokens.base);
        widget.paintStill(painter);
    });
}

}
