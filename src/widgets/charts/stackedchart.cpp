#include "widgets/charts/stackedchart.h"

#include "widgets/charts/axisticks.h"
#include "widgets/charts/charttime.h"

#include <QPainter>

namespace Weekglass {

StackedChart::StackedChart(const MetricChart* chart, ChartTime* time)
    : SeriesPicture(PictureKind::Stack, chart, time)
{
    updateColumns();
}

QString StackedChart::columnDefinition() const
{
    return chart().metric().meaning.kind == MetricKind::Count
        ? tr("each series has its mean over the column's intervals, stacked")
        : tr("each series has its value at the column's end, stacked; none where it has no value");
}

std::vector<std::optional<double>> StackedChart::shownIn(std::size_t column) const
{
    std::vector<std::optional<double>> values = valuesIn(column);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (isHidden(i))
            values[i] = {};
    }
    return values;
}

void StackedChart::columnsChanged()
{
    m_values.clear();
    m_tops.clear();
    ValueRange range;
    range.take(0);
    for (std::size_t column = 0; column < columns().count; ++column) {
        m_values.push_back(shownIn(column));
        m_tops.push_back(stackOf(m_values.back()));
        for (const auto& top : m_tops.back())
            range.take(top.value_or(0));
    }
    setValues(range);
    std::vector<PlotName> names;
    for (std::size_t i = 0; i < series().size(); ++i)
        names.push_back({.text = seriesText(series()[i].name),
                         .color = styles()[i].color,
                         .line = styles()[i].line == Qt::SolidLine ? Qt::NoPen : styles()[i].line,
                         .isFaint = isHidden(i)});
    setNames(std::move(names));
}

/// From the top down, as one sees them.
std::vector<PlotName> StackedChart::readout(double at) const
{
    const auto column = columns().at(static_cast<qint64>(at));
    if (!column)
        return {{.text = time()->text(static_cast<qint64>(at)), .color = {}}};
    double sum = 0;
    int known = 0;
    std::vector<PlotName> lines;
    for (std::size_t i = series().size(); i-- > 0;) {
        if (isHidden(i))
            continue;
        const auto& value = m_values[*column][i];
        sum += value.value_or(0);
        known += value ? 1 : 0;
        lines.push_back(
            {.text = tr("%1: %2", "series, its value")
                         .arg(seriesText(series()[i].name), value ? numberOf(*value) : tr("no value")),
             .color = styles()[i].color,
             .line = styles()[i].line});
    }
    const QString total = tr("Sum of %n series: %1", nullptr, known).arg(numberOf(sum));
    lines.insert(lines.begin(),
                 {{.text = columnText(*column), .color = {}},
                  {.text = known > 0 ? total : tr("no value"), .color = {}}});
    return lines;
}

void StackedChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    for (std::size_t i = 0; i < series().size(); ++i)
        paintArea(painter, places, i);
}

/// A polygon for each stretch of columns that have a value: edges between columns would be seen as lines.
void StackedChart::paintArea(QPainter& painter, const PlotPlaces& places, std::size_t index) const
{
    painter.setPen(QPen(palette().color(QPalette::Base), 0.5));
    const std::vector<QBrush> brushes = brushesOf(styles()[index], palette());
    QPolygonF tops;
    QPolygonF bottoms;
    const auto finish = [&] {
        std::ranges::reverse(bottoms);
        for (const QBrush& brush : brushes) {
            painter.setBrush(brush);
            painter.drawPolygon(tops + bottoms);
        }
        tops.clear();
        bottoms.clear();
    };
    for (std::size_t column = 0; column < columns().count; ++column) {
        const auto& top = m_tops[column][index];
        if (!top) {
            finish();
            continue;
        }
        const double left = places.x(endOf(column) - static_cast<double>(columns().width));
        const double right = places.x(endOf(column));
        const double bottom = places.y(*top - *m_values[column][index]);
        tops << QPointF(left, places.y(*top)) << QPointF(right, places.y(*top));
        bottoms << QPointF(left, bottom) << QPointF(right, bottom);
    }
    finish();
}

}
