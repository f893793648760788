#include "widgets/charts/rankchart.h"

#include "widgets/charts/axisticks.h"
#include "widgets/charts/charttime.h"

#include <QPainter>

#include <limits>

namespace Weekglass {

RankChart::RankChart(const MetricChart* chart, ChartTime* time)
    : SeriesPicture(PictureKind::Ranks, chart, time)
{
    updateColumns();
}

QString RankChart::columnDefinition() const
{
    return chart().metric().meaning.kind == MetricKind::Count
        ? tr("rank by the mean over the column's intervals, the greatest first; equal values share a rank, "
             "zero has none")
        : tr("rank by the value at the column's end, the greatest first; equal values share a rank");
}

std::vector<std::optional<double>> RankChart::rankedIn(std::size_t column) const
{
    std::vector<std::optional<double>> values = valuesIn(column);
    if (chart().metric().meaning.kind == MetricKind::Count)
        std::ranges::replace(values, std::optional(0.0), std::optional<double>());
    return values;
}

int RankChart::finalRank(std::size_t index) const
{
    const int rank = m_ranks.empty() ? 0 : m_ranks.back()[index];
    return rank > 0 ? rank : std::numeric_limits<int>::max();
}

void RankChart::columnsChanged()
{
    m_ranks.clear();
    std::vector<bool> wasShown(series().size());
    int last = 2; // else one line has no height
    for (std::size_t column = 0; column < columns().count; ++column) {
        m_ranks.push_back(ranksOf(rankedIn(column)));
        for (std::size_t i = 0; i < series().size(); ++i) {
            const int rank = m_ranks.back()[i];
            wasShown[i] = wasShown[i] || isShown(rank);
            last = std::max(last, std::min(rank, MostRanks));
        }
    }
    m_leaders.clear();
    for (std::size_t i = 0; i < series().size(); ++i) {
        if (wasShown[i])
            m_leaders.push_back(i);
    }
    std::ranges::stable_sort(m_leaders, {}, [this](std::size_t i) { return finalRank(i); });
    ValueRange range;
    range.take(-1);
    range.take(-last);
    setValues(range, false, [last](int) {
        std::vector<AxisTick> ticks;
        for (int rank = last; rank >= 1; --rank)
            ticks.push_back({.at = -static_cast<double>(rank), .label = QString::number(rank)});
        return ticks;
    });
    nameByRank();
}

void RankChart::nameByRank()
{
    std::vector<PlotName> names;
    for (const std::size_t i : m_leaders) {
        const int rank = finalRank(i);
        const QString name = seriesText(series()[i].name);
        names.push_back(
            {.text = isShown(rank) ? tr("%1. %2", "rank, series").arg(QString::number(rank), name) : name,
             .color = styles()[i].color,
             .line = styles()[i].line,
             .isFaint = isHidden(i)});
    }
    setNames(std::move(names));
}

std::vector<PlotName> RankChart::readout(double at) const
{
    const auto column = columns().at(static_cast<qint64>(at));
    if (!column)
        return {{.text = time()->text(static_cast<qint64>(at)), .color = {}}};
    const std::vector<int>& ranks = m_ranks[*column];
    std::vector<std::size_t> order;
    for (const std::size_t i : m_leaders) {
        if (isShown(ranks[i]) && !isHidden(i))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&ranks](std::size_t i) { return ranks[i]; });
    const auto ranked = std::ranges::count_if(ranks, [](int rank) { return rank > 0; });
    std::vector<PlotName> lines {
        {.text = columnText(*column), .color = {}},
        {.text = tr("%n series have a value", nullptr, static_cast<int>(ranked)), .color = {}}};
    for (const std::size_t i : order)
        lines.push_back({.text = tr("%1. %2: %3", "rank, series, its value")
                                     .arg(QString::number(ranks[i]), seriesText(series()[i].name),
                                          numberOf(*columns().values[i][*column])),
                         .color = styles()[i].color,
                         .line = styles()[i].line});
    return lines;
}

/// The first one is on top.
void RankChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    for (auto leader = m_leaders.rbegin(); leader != m_leaders.rend(); ++leader) {
        if (!isHidden(*leader))
            paintRanks(painter, places, *leader);
    }
}

/// Level while the rank stays; from one rank to another aslant, so that one sees who overtook whom.
void RankChart::paintRanks(QPainter& painter, const PlotPlaces& places, std::size_t index) const
{
    constexpr double Width = 2.5;
    constexpr double Radius = 3.5;
    const SeriesStyle& style = styles()[index];
    QPolygonF line;
    const auto finish = [&] {
        painter.setPen(QPen(style.color, Width, style.line, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.color);
        for (const QPointF& end : {line.value(0), line.value(line.size() - 1)}) {
            if (!line.isEmpty())
                painter.drawEllipse(end, Radius, Radius);
        }
        line.clear();
    };
    for (std::size_t column = 0; column < m_ranks.size(); ++column) {
        const int rank = m_ranks[column][index];
        if (isShown(rank))
            line << QPointF(places.x(endOf(column)), places.y(-rank));
        else
            finish();
    }
    finish();
}

}
