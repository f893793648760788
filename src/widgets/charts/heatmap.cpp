#include "widgets/charts/heatmap.h"

#include "widgets/charts/axisticks.h"
#include "widgets/charts/charttime.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QPainter>

namespace Weekglass {

std::vector<qint64> heatSteps(qint64 greatest, std::size_t most)
{
    std::vector<qint64> round;
    for (qint64 power = 1; power <= greatest; power *= 10) {
        for (const qint64 digit : {1, 2, 5}) {
            if (digit * power <= greatest)
                round.push_back(digit * power);
        }
    }
    const std::size_t apart = (round.size() + most - 1) / std::max<std::size_t>(most, 1);
    std::vector<qint64> steps;
    for (std::size_t i = 0; i < round.size(); i += apart)
        steps.push_back(round[i]);
    return steps;
}

HeatMap::HeatMap(const MetricChart* chart, ChartTime* time)
    : MetricPicture(PictureKind::Heat, chart, time)
{
    connect(time, &ChartTime::rangeChanged, this, &HeatMap::updateRange);
    connect(time, &ChartTime::zoneChanged, this, &HeatMap::updateRange);
    updateRange();
}

void HeatMap::setData(const MetricBins& fetched)
{
    m_data = fetched;
    setMessage(fetched.counts.empty() ? tr("There are no readings in this time.") : QString());
    qint64 greatest = 0;
    for (const BinCount& one : fetched.counts)
        greatest = std::max(greatest, one.count);
    m_steps = heatSteps(greatest, lightTokens().heat.size());
    updateNames();
    updateRange();
}

std::optional<qint64> HeatMap::readings() const
{
    return m_data.width == 0 ? std::nullopt : std::optional(m_data.total);
}

QString HeatMap::definition() const
{
    QString text = tr("readings of all series by time and value");
    if (m_data.leftOut > 0)
        text = tr("%1; %n of them are not above zero, so they are left out", nullptr,
                  static_cast<int>(m_data.leftOut))
                   .arg(text);
    return text;
}

/// The counts that each colour stands for.
void HeatMap::updateNames()
{
    std::vector<PlotName> names;
    const QLocale locale;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const qint64 from = m_steps[i];
        const bool isLast = i + 1 == m_steps.size();
        const QString text = isLast ? tr("%1 or more readings").arg(locale.toString(from))
            : m_steps[i + 1] == from + 1
            ? locale.toString(from)
            : tr("%1 to %2", "counts").arg(locale.toString(from), locale.toString(m_steps[i + 1] - 1));
        names.push_back({.text = text, .color = colorOf(from)});
    }
    setNames(std::move(names));
}

void HeatMap::updateRange()
{
    ValueRange values;
    for (const double edge : m_data.edges.values)
        values.take(edge);
    setValues(values, m_data.edges.isLogarithmic);
    updateTimes();
    updateTitle();
}

/// The last colour is of the last step, whatever number of steps there is.
QColor HeatMap::colorOf(qint64 count) const
{
    const auto& colors = tokensOf(palette()).heat;
    const auto above = std::ranges::upper_bound(m_steps, count);
    const auto step = static_cast<std::size_t>(above - m_steps.begin());
    return colors[(step + colors.size() - m_steps.size()) - 1];
}

QString HeatMap::binText(std::size_t bin) const
{
    return tr("%1 to below %2", "values")
        .arg(numberOf(m_data.edges.values[bin]), numberOf(m_data.edges.values[bin + 1]));
}

/// The column from the highest values down, as one sees it.
std::vector<PlotName> HeatMap::readout(double at) const
{
    const auto moment = static_cast<qint64>(at);
    std::vector<PlotName> lines;
    qint64 count = 0;
    qint64 begin = 0;
    for (const BinCount& one : m_data.counts) {
        if (moment < one.begin || moment >= one.begin + m_data.width)
            continue;
        begin = one.begin;
        count += one.count;
        lines.insert(
            lines.begin(),
            {.text = tr("%1: %2", "series, its value").arg(binText(one.bin), QLocale().toString(one.count)),
             .color = colorOf(one.count)});
    }
    if (count == 0)
        return {{.text = time()->text(moment), .color = {}}, {.text = tr("no readings"), .color = {}}};
    const QString times =
        tr("%1 to %2", "times").arg(time()->text(begin), time()->text(begin + m_data.width));
    lines.insert(
        lines.begin(),
        {{.text = times, .color = {}}, {.text = tr("n = %1").arg(QLocale().toString(count)), .color = {}}});
    return lines;
}

void HeatMap::paintData(QPainter& painter, const PlotPlaces& places) const
{
    constexpr double Gap = 1; // between cells, if they are large enough
    constexpr double Large = 5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const BinCount& one : m_data.counts) {
        const double left = std::floor(places.x(static_cast<double>(one.begin)));
        const double right = std::floor(places.x(static_cast<double>(one.begin + m_data.width)));
        const double top = std::floor(places.y(m_data.edges.values[one.bin + 1]));
        const double bottom = std::floor(places.y(m_data.edges.values[one.bin]));
        const double across = right - left >= Large ? Gap : 0;
        const double down = bottom - top >= Large ? Gap : 0;
        painter.fillRect(
            QRectF(left, top, std::max(1.0, right - left - across), std::max(1.0, bottom - top - down)),
            colorOf(one.count));
    }
}

}
