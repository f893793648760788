#include "pages/compare/weekrankchart.h"

#include "base/safetext.h"
#include "metrics/comparable.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Weekglass {

namespace {

constexpr int NameCharacters = 40;
constexpr double Edge = 0.5; // of the distance of two weeks, beside the first and the last

}

WeekRankChart::WeekRankChart(QWidget* parent)
    : Plot(parent)
{
    setObjectName(QStringLiteral("weekRanks"));
    setAccessibleName(tr("Ranks over weeks"));
    setFocusPolicy(Qt::StrongFocus);
}

void WeekRankChart::setRanks(const WeekRanks& ranks, const QStringList& labels)
{
    m_labels = labels;
    m_order.resize(ranks.ranks.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::sort(m_order, {},
                      [&labels](std::size_t week) { return labels.value(static_cast<qsizetype>(week)); });
    updateRanks(ranks);
}

void WeekRankChart::updateRanks(const WeekRanks& ranks)
{
    m_ranks = ranks;
    m_styles = seriesStyles(m_ranks.series, palette());
    int last = 2; // else one line has no height
    for (const auto& week : m_ranks.ranks) {
        for (const int rank : week)
            last = std::max(last, std::min(rank, MostRanks));
    }
    setTitle(visibleText(tr("%1: ranks by %2", "metric, which of its values")
                             .arg(m_ranks.title, comparedValueText(m_ranks.comparison.value)),
                         2 * NameCharacters));
    setTimes(-Edge, static_cast<double>(m_order.size()) - Edge, [this](int) {
        std::vector<AxisTick> ticks;
        for (std::size_t place = 0; place < m_order.size(); ++place)
            ticks.push_back({.at = static_cast<double>(place),
                             .label = m_labels.value(static_cast<qsizetype>(m_order[place]))});
        return ticks;
    });
    ValueRange range;
    range.take(-1);
    range.take(-last);
    setValues(range, false, [last](int) {
        std::vector<AxisTick> ticks;
        for (int rank = last; rank >= 1; --rank)
            ticks.push_back({.at = -static_cast<double>(rank), .label = QString::number(rank)});
        return ticks;
    });
    std::vector<PlotName> names;
    for (qsizetype i = 0; i < m_ranks.series.size(); ++i) {
        const bool wasShown = std::ranges::any_of(
            m_ranks.ranks, [&](const auto& week) { return isShown(week[static_cast<std::size_t>(i)]); });
        const SeriesStyle& style = m_styles[static_cast<std::size_t>(i)];
        if (wasShown)
            names.push_back({.text = visibleText(m_ranks.series[i], NameCharacters),
                             .color = style.color,
                             .line = style.line});
    }
    setNames(std::move(names));
    redraw();
}

void WeekRankChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    for (qsizetype i = m_ranks.series.size() - 1; i >= 0; --i)
        paintSeries(painter, places, i);
}

/// A week in which the series has no place breaks its line.
void WeekRankChart::paintSeries(QPainter& painter, const PlotPlaces& places, qsizetype series) const
{
    constexpr double Width = 2.5;
    constexpr double Radius = 4.5;
    const SeriesStyle& style = m_styles[static_cast<std::size_t>(series)];
    std::optional<QPointF> before;
    for (std::size_t place = 0; place < m_order.size(); ++place) {
        const int rank = m_ranks.ranks[m_order[place]][static_cast<std::size_t>(series)];
        if (!isShown(rank)) {
            before.reset();
            continue;
        }
        const QPointF at(places.x(static_cast<double>(place)), places.y(-rank));
        painter.setPen(QPen(style.color, Width, style.line, Qt::FlatCap));
        if (before)
            painter.drawLine(*before, at);
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.color);
        painter.drawEllipse(at, Radius, Radius);
        before = at;
    }
}

void WeekRankChart::pointed(std::optional<double> at)
{
    const auto last = static_cast<double>(m_order.size()) - 1;
    m_pointed = at && last >= 0
        ? std::optional(static_cast<std::size_t>(std::clamp(std::round(*at), 0.0, last)))
        : std::nullopt;
    update();
}

std::vector<PlotName> WeekRankChart::readout(std::size_t place) const
{
    const std::size_t week = m_order[place];
    const std::vector<int>& ranks = m_ranks.ranks[week];
    std::vector<std::size_t> leaders;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (isShown(ranks[i]))
            leaders.push_back(i);
    }
    std::ranges::stable_sort(leaders, {}, [&ranks](std::size_t i) { return ranks[i]; });
    const auto ranked = std::ranges::count_if(ranks, [](int rank) { return rank > 0; });
    std::vector<PlotName> lines {{.text = tr("%1, n = %2", "week, number of series")
                                              .arg(m_labels.value(static_cast<qsizetype>(week)))
                                              .arg(ranked),
                                  .color = {}}};
    for (const std::size_t i : leaders)
        lines.push_back(
            {.text = tr("%1. %2: %3", "rank, series, its value")
                         .arg(QString::number(ranks[i]),
                              visibleText(m_ranks.series[static_cast<qsizetype>(i)], NameCharacters),
                              QLocale().toString(*m_ranks.values[week][i], 'g', 7)),
             .color = m_styles[i].color,
             .line = m_styles[i].line});
    return lines;
}

void WeekRankChart::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    if (!m_pointed || *m_pointed >= m_order.size())
        return;
    paintTime(painter, static_cast<double>(*m_pointed), palette().color(QPalette::Text));
    paintReadout(painter, {places.x(static_cast<double>(*m_pointed)), places.area.top()},
                 readout(*m_pointed));
}

QString WeekRankChart::spokenValue() const
{
    if (!message().isEmpty() || m_order.empty())
        return message();
    const auto first = static_cast<std::size_t>(std::ranges::find(m_order, std::size_t(0)) - m_order.begin());
    QStringList texts;
    for (const PlotName& line : readout(m_pointed.value_or(first)))
        texts << line.text;
    return texts.join(QStringLiteral("; "));
}

}
