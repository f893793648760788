#include "pages/snapshots/historychart.h"

#include "base/servertime.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr double Nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double MarkerRadius = 4.5;

/// Numbers, and true and false as 1 and 0.
double drawn(const Pg::Value& json)
{
    if (!json)
        return Nothing;
    if (*json == "true" || *json == "false")
        return *json == "true" ? 1 : 0;
    bool isNumber = false;
    const double value = json->toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? value : Nothing;
}

}

HistoryChart::HistoryChart(QWidget* parent)
    : Plot(parent)
{
    setObjectName(QStringLiteral("historyChart"));
    setAccessibleName(tr("The value over time"));
}

void HistoryChart::setPoints(const std::vector<HistoryPoint>& points)
{
    m_samples.clear();
    m_current = -1;
    ValueRange values;
    int numbers = 0;
    for (int row = 0; row < static_cast<int>(points.size()); ++row) {
        const HistoryPoint& point = points[static_cast<std::size_t>(row)];
        const auto at = microsecondsOf(point.at);
        if (!at)
            continue;
        m_samples.push_back({.row = row, .at = static_cast<double>(*at), .value = drawn(point.value)});
        numbers += std::isnan(m_samples.back().value) ? 0 : 1;
        values.take(m_samples.back().value);
    }
    if (numbers == 0) {
        m_samples.clear();
        return setMessage(points.empty() ? tr("There are no snapshots.")
                                         : tr("The values are not numbers; the list shows them."));
    }
    setAccessibleDescription(tr("%n value(s) are numbers", nullptr, numbers));
    setMessage({});
    setValues(values);
    const auto begin = static_cast<qint64>(m_samples.front().at);
    setUtcTimes(begin, std::max(static_cast<qint64>(m_samples.back().at), begin + 1'000'000));
}

void HistoryChart::setSteps(bool steps)
{
    m_steps = steps;
    redraw();
}

void HistoryChart::setCurrent(int row)
{
    m_current = row;
    update();
}

std::vector<CurvePart> HistoryChart::columns(const PlotPlaces& places) const
{
    return curveColumns(m_samples | std::views::transform([](const Sample& sample) {
                            return curvePoint(sample.at, sample.value);
                        }),
                        places);
}

void HistoryChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    paintCurve(painter, places, columns(places),
               {.color = palette().color(QPalette::Link), .isStepped = m_steps});
}

void HistoryChart::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    const auto current = std::ranges::find(m_samples, m_current, &Sample::row);
    if (current == m_samples.end() || std::isnan(current->value))
        return;
    painter.setPen(palette().color(QPalette::Base));
    painter.setBrush(tokensOf(palette()).pastFrame);
    painter.drawEllipse(QPointF(places.x(current->at), places.y(current->value)), MarkerRadius, MarkerRadius);
}

void HistoryChart::clicked(const QPoint& place)
{
    const double at = places().at(place.x());
    const auto nearest = std::ranges::min_element(m_samples, {}, [at](const Sample& sample) {
        return std::isnan(sample.value) ? std::numeric_limits<double>::infinity() : std::abs(sample.at - at);
    });
    if (nearest != m_samples.end())
        Q_EMIT pointClicked(nearest->row);
}

}
