#include "widgets/charts/historychart.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "widgets/charts/timeaxis.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <set>

namespace Weekglass {

namespace {

constexpr int MaxRuns = 50;
constexpr int TickPixels = 110;

/// Numbers, and true and false as 1 and 0.
std::optional<double> drawn(const Pg::Value& json)
{
    if (!json)
        return std::nullopt;
    if (*json == "true" || *json == "false")
        return *json == "true" ? 1 : 0;
    bool isNumber = false;
    const double value = json->toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}

std::vector<std::size_t> thinned(const std::vector<double>& values, std::size_t buckets)
{
    std::vector<std::size_t> kept;
    const std::size_t size = values.size();
    if (size <= 4 * buckets) {
        for (std::size_t i = 0; i < size; ++i)
            kept.push_back(i);
        return kept;
    }
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const std::size_t begin = bucket * size / buckets;
        const std::size_t end = (bucket + 1) * size / buckets;
        const auto at = [&values](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
        const auto [least, most] = std::minmax_element(at(begin), at(end));
        const std::set<std::size_t> some {begin, static_cast<std::size_t>(least - values.begin()),
                                          static_cast<std::size_t>(most - values.begin()), end - 1};
        kept.insert(kept.end(), some.begin(), some.end());
    }
    return kept;
}

HistoryChart::HistoryChart(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart))
    , m_times(new QCategoryAxis)
    , m_values(new QValueAxis)
    , m_marker(new QScatterSeries)
    , m_message(new QLabel)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("historyChart"));
    m_view->setAccessibleName(tr("The value over time"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->installEventFilter(this);
    m_chart->legend()->hide();
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins({4, 4, 12, 4});
    m_chart->setBackgroundRoundness(0);
    m_times->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->addAxis(m_times, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(12);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_stack);
    m_marker->setMarkerSize(9);
    m_chart->addSeries(m_marker);
    m_marker->attachAxis(m_times);
    m_marker->attachAxis(m_values);
    setMinimumSize(220, 120);
    applyColors();
    showMessage({});
}

void HistoryChart::showMessage(const QString& message)
{
    m_samples.clear();
    m_message->setText(visibleLines(message));
    m_stack->setCurrentWidget(m_message);
}

void HistoryChart::setPoints(const std::vector<HistoryPoint>& points)
{
    m_samples.clear();
    m_current = -1;
    for (int row = 0; row < static_cast<int>(points.size()); ++row) {
        const HistoryPoint& point = points[static_cast<std::size_t>(row)];
        const auto value = drawn(point.value);
        const auto time = microsecondsOf(point.at);
        if (value && time)
            m_samples.push_back({.row = row,
                                 .x = double(*time),
                                 .y = *value,
                                 .follows = !m_samples.empty() && m_samples.back().row == row - 1});
    }
    if (m_samples.empty())
        return showMessage(points.empty() ? tr("There are no snapshots.")
                                          : tr("The values are no numbers; the list shows them."));
    m_view->setAccessibleDescription(
        tr("%n value(s) are numbers", nullptr, static_cast<int>(m_samples.size())));
    m_stack->setCurrentWidget(m_view);
    draw();
}

void HistoryChart::setSteps(bool steps)
{
    m_steps = steps;
    if (!m_samples.empty())
        draw();
}

/// A line for each run of snapshots that have the value, so that where it was missing there is a gap.
void HistoryChart::draw()
{
    for (QAbstractSeries* series : m_chart->series()) {
        if (series == m_marker)
            continue;
        m_chart->removeSeries(series);
        delete series;
    }
    m_drawnPoints = 0;
    std::vector<Sample> run;
    int runs = 0;
    for (const Sample& sample : m_samples) {
        if (!sample.follows && !run.empty() && runs < MaxRuns) {
            addRun(run);
            run.clear();
            ++runs;
        }
        run.push_back(sample);
    }
    addRun(run);
    placeAxes();
    applyColors();
    setCurrent(m_current);
}

void HistoryChart::addRun(const std::vector<Sample>& run)
{
    std::vector<double> values;
    for (const Sample& sample : run)
        values.push_back(sample.y);
    QList<QPointF> line;
    for (const std::size_t i : thinned(values, static_cast<std::size_t>(std::max(100, width())))) {
        if (m_steps && !line.isEmpty())
            line << QPointF(run[i].x, line.last().y());
        line << QPointF(run[i].x, run[i].y);
    }
    m_drawnPoints += static_cast<int>(line.size());
    auto* series = new QLineSeries;
    series->append(line);
    series->setPointsVisible(line.size() == 1); // a line of one point is nothing to see
    m_chart->addSeries(series);
    series->attachAxis(m_times);
    series->attachAxis(m_values);
}

void HistoryChart::placeAxes()
{
    const auto [least, most] = std::minmax_element(
        m_samples.begin(), m_samples.end(), [](const Sample& a, const Sample& b) { return a.y < b.y; });
    const double span = most->y - least->y;
    const double room = span > 0 ? span * 0.05 : std::max(1.0, std::abs(least->y) * 0.05);
    m_values->setRange(least->y - room, most->y + room);
    m_values->setTickCount(std::clamp(height() / 40, 2, 8));
    // as many digits as tell the ticks apart
    const double largest = std::max({std::abs(least->y), std::abs(most->y), 1e-300});
    const int digits = std::clamp(static_cast<int>(std::ceil(std::log10(largest / (2 * room)))) + 3, 3, 15);
    m_values->setLabelFormat(QStringLiteral("%.%1g").arg(digits));

    for (const QString& label : m_times->categoriesLabels())
        m_times->remove(label);
    const double begin = m_samples.front().x;
    const double end = std::max(m_samples.back().x, begin + 1e6);
    m_times->setRange(begin, end);
    for (const TimeTick& tick : timeTicks(static_cast<qint64>(begin), static_cast<qint64>(end),
                                          std::max(2, (width() - 80) / TickPixels)))
        m_times->append(tick.label, double(tick.time));
}

void HistoryChart::setCurrent(int row)
{
    m_current = row;
    m_marker->clear();
    const auto found = std::find_if(m_samples.begin(), m_samples.end(),
                                    [row](const Sample& sample) { return sample.row == row; });
    if (found != m_samples.end())
        m_marker->append(found->x, found->y);
}

void HistoryChart::applyColors()
{
    const QPalette& colors = palette();
    m_chart->setBackgroundBrush(colors.color(QPalette::Base));
    m_chart->setBackgroundPen(Qt::NoPen);
    QColor grid = colors.color(QPalette::PlaceholderText);
    grid.setAlpha(70);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(m_times), static_cast<QAbstractAxis*>(m_values)}) {
        axis->setLabelsColor(colors.color(QPalette::Text));
        axis->setGridLineColor(grid);
        axis->setLinePenColor(colors.color(QPalette::PlaceholderText));
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.9);
        axis->setLabelsFont(small);
    }
    for (QAbstractSeries* series : m_chart->series()) {
        if (auto* line = qobject_cast<QLineSeries*>(series))
            line->setPen(QPen(colors.color(QPalette::Link), 1.5));
    }
    m_marker->setColor(QColor::fromRgb(0xFFD55E00));
    m_marker->setBorderColor(colors.color(QPalette::Base));
}

bool HistoryChart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress || m_samples.empty())
        return QWidget::eventFilter(watched, event);
    const double x = m_chart->mapToValue(static_cast<QMouseEvent*>(event)->position(), m_marker).x();
    const auto nearest =
        std::min_element(m_samples.begin(), m_samples.end(), [x](const Sample& a, const Sample& b) {
            return std::abs(a.x - x) < std::abs(b.x - x);
        });
    Q_EMIT pointClicked(nearest->row);
    return true;
}

void HistoryChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyColors();
    QWidget::changeEvent(event);
}

void HistoryChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_samples.empty())
        placeAxes();
}

}
