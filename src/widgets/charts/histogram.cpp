#include "widgets/charts/histogram.h"

#include "base/safetext.h"
#include "widgets/charts/axisticks.h"
#include "widgets/charts/charttime.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QPainter>

#include <numeric>

namespace Weekglass {

Histogram::Histogram(const MetricChart* chart, ChartTime* time)
    : MetricPicture(PictureKind::Histogram, chart, time)
{
    updateRange();
}

/// The series with most readings get parts of their own; all others are one.
void Histogram::setData(const MetricBins& fetched)
{
    m_data = fetched;
    setMessage(fetched.counts.empty() ? tr("There are no readings in this time.") : QString());
    const auto count = static_cast<std::size_t>(fetched.series.size());
    std::vector<std::vector<qint64>> bins(count, std::vector<qint64>(fetched.edges.bins()));
    for (const BinCount& one : fetched.counts)
        bins[static_cast<std::size_t>(one.series)][one.bin] += one.count;
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto readingsOf = [&bins](std::size_t i) {
        return std::accumulate(bins[i].begin(), bins[i].end(), qint64(0));
    };
    std::ranges::stable_sort(order, std::greater(), readingsOf);
    m_parts.clear();
    m_names.clear();
    for (const std::size_t i : order) {
        if (m_parts.size() <= MostSeries)
            m_parts.push_back(
                {.text = seriesText(fetched.series[static_cast<qsizetype>(i)]), .counts = bins[i]});
        else
            std::ranges::transform(m_parts.back().counts, bins[i], m_parts.back().counts.begin(),
                                   std::plus());
        if (m_names.size() < MostSeries)
            m_names.push_back(fetched.series[static_cast<qsizetype>(i)]);
    }
    if (m_parts.size() > MostSeries)
        m_parts.back().text = tr("%n other series", nullptr, static_cast<int>(count - MostSeries));
    updateNames();
    updateRange();
}

std::optional<qint64> Histogram::readings() const
{
    return m_data.width == 0 ? std::nullopt : std::optional(m_data.total);
}

QString Histogram::definition() const
{
    QString text = tr("readings by value and series in the time shown");
    if (m_data.leftOut > 0)
        text = tr("%1; %n of them are not above zero, so they are left out", nullptr,
                  static_cast<int>(m_data.leftOut))
                   .arg(text);
    return text;
}

void Histogram::updateNames()
{
    const auto styles = seriesStyles(QStringList(m_names.begin(), m_names.end()), palette());
    std::vector<PlotName> names;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i].style =
            i < styles.size() ? styles[i] : SeriesStyle {.color = tokensOf(palette()).disabled};
        names.push_back({.text = m_parts[i].text,
                         .color = m_parts[i].style.color,
                         .line = m_parts[i].style.line == Qt::SolidLine ? Qt::NoPen : m_parts[i].style.line});
    }
    setNames(m_parts.size() > 1 ? std::move(names) : std::vector<PlotName>());
}

void Histogram::updateRange()
{
    ValueRange counts;
    counts.take(0);
    for (std::size_t bin = 0; bin < m_data.edges.bins(); ++bin)
        counts.take(static_cast<double>(countIn(bin)));
    setValues(counts);
    const bool isThere = m_data.edges.bins() > 0;
    setTimes(
        isThere ? placeOf(m_data.edges.values.front()) : 0, isThere ? placeOf(m_data.edges.values.back()) : 1,
        [this](int wanted) { return ticks(wanted); },
        visibleText(tr("%1 · bars: readings", "unit of the axis").arg(chart().metric().unit)));
    updateTitle();
}

qint64 Histogram::countIn(std::size_t bin) const
{
    qint64 count = 0;
    for (const Part& part : m_parts)
        count += part.counts[bin];
    return count;
}

double Histogram::placeOf(double value) const
{
    return m_data.edges.isLogarithmic ? std::log10(value) : value;
}

double Histogram::valueAt(double place) const
{
    return m_data.edges.isLogarithmic ? std::pow(10, place) : place;
}

std::vector<AxisTick> Histogram::ticks(int wanted) const
{
    if (m_data.edges.bins() == 0)
        return {};
    const double least = m_data.edges.values.front();
    const double greatest = m_data.edges.values.back();
    std::vector<AxisTick> ticks = m_data.edges.isLogarithmic ? logTicks(least, greatest, wanted, wanted)
                                                             : valueTicks(least, greatest, wanted);
    for (AxisTick& tick : ticks)
        tick.at = placeOf(tick.at);
    return ticks;
}

std::optional<double> Histogram::cursor() const
{
    return pointer() ? std::optional(timeAt(pointer()->x())) : std::nullopt;
}

/// The highest bar.
double Histogram::spokenPlace() const
{
    std::size_t best = 0;
    for (std::size_t bin = 1; bin < m_data.edges.bins(); ++bin)
        best = countIn(bin) > countIn(best) ? bin : best;
    return m_data.edges.bins() == 0 ? 0 : placeOf(m_data.edges.values[best]);
}

std::vector<PlotName> Histogram::readout(double at) const
{
    const auto above =
        std::ranges::upper_bound(m_data.edges.values, at, {}, [this](double edge) { return placeOf(edge); });
    if (above == m_data.edges.values.begin() || above == m_data.edges.values.end())
        return {{.text = numberOf(valueAt(at)), .color = {}}};
    const auto bin = static_cast<std::size_t>(above - m_data.edges.values.begin()) - 1;
    const qint64 count = countIn(bin);
    const double part = static_cast<double>(count) / static_cast<double>(std::max<qint64>(m_data.total, 1));
    std::vector<PlotName> lines {
        {.text = tr("%1 to below %2", "values").arg(numberOf(*(above - 1)), numberOf(*above)), .color = {}},
        {.text = tr("n = %1 (%2 %)").arg(QLocale().toString(count), QLocale().toString(100 * part, 'f', 1)),
         .color = {}}};
    for (std::size_t i = m_parts.size(); i-- > 0;) {
        if (m_parts[i].counts[bin] > 0)
            lines.push_back({.text = tr("%1: %2", "series, its value")
                                         .arg(m_parts[i].text, QLocale().toString(m_parts[i].counts[bin])),
                             .color = m_parts[i].style.color});
    }
    return lines;
}

void Histogram::paintData(QPainter& painter, const PlotPlaces& places) const
{
    constexpr double Gap = 1;
    for (std::size_t bin = 0; bin < m_data.edges.bins(); ++bin) {
        const double left = std::floor(places.x(placeOf(m_data.edges.values[bin])));
        const double right = std::floor(places.x(placeOf(m_data.edges.values[bin + 1])));
        double height = 0;
        for (const Part& part : m_parts) {
            const double bottom = places.y(height);
            height += static_cast<double>(part.counts[bin]);
            const QRectF bar(QPointF(left, places.y(height)),
                             QPointF(std::max(left + 1, right - Gap), bottom));
            for (const QBrush& brush : brushesOf(part.style, palette()))
                painter.fillRect(bar, brush);
        }
    }
}

}
