#include "pages/sql/resultchart.h"

#include "base/servertime.h"
#include "widgets/theme/tokens.h"

#include <QLineF>
#include <QLocale>
#include <QPainter>

namespace Weekglass {

namespace {

constexpr double NearPixels = 24;

QString exactText(double number)
{
    return QLocale().toString(number, 'g', 8);
}

}

ResultChart::ResultChart(QWidget* parent)
    : Plot(parent)
{
    setObjectName(QStringLiteral("resultChart"));
    setAccessibleName(tr("Chart of the result"));
    setChart({});
}

void ResultChart::setChart(QueryChart chart)
{
    m_chart = std::move(chart);
    updateNames();
    ValueRange across;
    ValueRange values;
    for (const QuerySeries& series : m_chart.series) {
        for (const QPointF& point : series.points) {
            across.take(point.x());
            values.take(point.y());
        }
    }
    if (values.isEmpty())
        return setMessage(tr("A chart needs a column of times or numbers, and another one of numbers."));
    setMessage({});
    setValues(values);
    setTimes(
        across.least, across.greatest,
        [isTime = m_chart.isTime, across](int wanted) {
            return isTime ? timeTicks(std::llround(across.least), std::llround(across.greatest), wanted)
                          : valueTicks(across.least, across.greatest, wanted);
        },
        m_chart.isTime ? tr("%1 (UTC)").arg(m_chart.xName) : m_chart.xName);
}

void ResultChart::updateNames()
{
    std::vector<PlotName> names;
    for (const QuerySeries& series : m_chart.series)
        names.push_back({.text = series.name, .color = seriesColor(names.size(), palette())});
    setNames(std::move(names));
}

void ResultChart::paintData(QPainter& painter, const PlotPlaces& places) const
{
    for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
        const auto parts = m_chart.series[i].points
            | std::views::transform([](const QPointF& point) { return curvePoint(point.x(), point.y()); });
        paintCurve(painter, places, curveColumns(parts, places), {.color = seriesColor(i, palette())});
    }
}

/// The point that is nearest to the pointer.
void ResultChart::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    if (!pointer())
        return;
    double nearest = NearPixels;
    const QuerySeries* series = nullptr;
    QPointF found;
    for (const QuerySeries& one : m_chart.series) {
        for (const QPointF& point : one.points) {
            const QPointF place(places.x(point.x()), places.y(point.y()));
            if (const double distance = QLineF(place, *pointer()).length(); distance < nearest) {
                nearest = distance;
                series = &one;
                found = point;
            }
        }
    }
    if (!series)
        return;
    const QPointF place(places.x(found.x()), places.y(found.y()));
    const QString at =
        m_chart.isTime ? QString::fromLatin1(timestampOf(std::llround(found.x()))) : exactText(found.x());
    painter.setPen(palette().color(QPalette::Text));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place, 4, 4);
    paintReadout(
        painter, place - QPointF(0, 1.5 * fontMetrics().height()), // the point stays in sight
        {{.text = tr("%1: %2 at %3", "series, value, time").arg(series->name, exactText(found.y()), at),
          .color = {}}});
}

}
