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

constexpr double Edge = 0.3; // of the distance of two weeks or ranks, beside the first and the last
constexpr double NamesPart = 0.4; // of the width of all weeks, for the names behind the last one

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
    m_ranks = ranks;
    updateRanks();
}

int WeekRankChart::roomForRanks() const
{
    constexpr int Fewest = 3;
    constexpr int Most = 10;
    const int outside = 4 * fontMetrics().height(); // title and weeks
    return std::clamp((height() - outside) / fontMetrics().height(), Fewest, Most);
}

void WeekRankChart::resizeEvent(QResizeEvent* event)
{
    Plot::resizeEvent(event);
    if (roomForRanks() != m_mostRanks)
        updateRanks();
}

void WeekRankChart::updateRanks()
{
    m_mostRanks = roomForRanks();
    m_styles = seriesStyles(m_ranks.series, palette());
    int last = 2; // else one line has no height
    for (const auto& week : m_ranks.ranks) {
        for (const int rank : week)
            last = std::max(last, std::min(rank, m_mostRanks));
    }
    setTitle(m_ranks.title.isEmpty()
                 ? QString()
                 : visibleText(tr("%1: ranks by %2", "metric, which of its values")
                                   .arg(m_ranks.title, comparedValueText(m_ranks.comparison.value)),
                               2 * LabelCharacters));
    const auto weeks = static_cast<double>(m_order.size());
    setTimes(-Edge, weeks - 1 + Edge + weeks * NamesPart, [this](int) {
        std::vector<AxisTick> ticks;
        for (std::size_t place = 0; place < m_order.size(); ++place)
            ticks.push_back({.at = static_cast<double>(place),
                             .label = m_labels.value(static_cast<qsizetype>(m_order[place]))});
        return ticks;
    });
    ValueRange range;
    range.take(-1 + Edge); // so that no name is cut
    range.take(-last - Edge);
    setValues(range, false, [last](int) {
        std::vector<AxisTick> ticks;
        for (int rank = last; rank >= 1; --rank)
            ticks.push_back({.at = -static_cast<double>(rank), .label = QString::number(rank)});
        return ticks;
    });
    redraw();
}

void WeekRankChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    for (qsizetype i = m_ranks.series.size() - 1; i >= 0; --i)
        paintSeries(painter, places, i);
    if (!m_order.empty())
        paintNames(painter, places);
}

void WeekRankChart::paintNames(QPainter& painter, const PlotPlaces& places) const
{
    constexpr double Apart = 10;
    const double x = places.x(static_cast<double>(m_order.size()) - 1) + Apart;
    const std::vector<int>& ranks = m_ranks.ranks[m_order.back()];
    QStringList names; // by rank; those that share one stand side by side
    names.resize(m_mostRanks + 1);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (isShown(ranks[i]))
            names[ranks[i]] += (names[ranks[i]].isEmpty() ? QString() : QStringLiteral(", "))
                + visibleText(m_ranks.series[static_cast<qsizetype>(i)], LabelCharacters);
    }
    painter.setPen(palette().color(QPalette::Text));
    const double room = places.area.right() - x;
    for (int rank = 1; rank <= m_mostRanks; ++rank) {
        const QString text = fontMetrics().elidedText(names[rank], Qt::ElideRight, static_cast<int>(room));
        const QRectF line(x, places.y(-rank) - fontMetrics().height() / 2.0, room, fontMetrics().height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
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

QString WeekRankChart::definition() const
{
    if (m_ranks.series.isEmpty())
        return {};
    return tr("Ranks of “%1”, n = %2 series: the greatest value is first, equal values share a rank. %3")
        .arg(visibleText(m_ranks.title), QString::number(m_ranks.series.size()),
             comparisonText(m_ranks.comparison));
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
                              visibleText(m_ranks.series[static_cast<qsizetype>(i)], LabelCharacters),
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
    std::vector<PlotName> lines = readout(*m_pointed);
    const auto most = static_cast<std::size_t>(std::max(2, height() / fontMetrics().height() - 1));
    lines.resize(std::min(lines.size(), most));
    paintReadout(painter, {places.x(static_cast<double>(*m_pointed)), places.area.top()}, lines);
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
