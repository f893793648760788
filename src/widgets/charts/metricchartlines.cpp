#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

namespace Weekglass {

namespace {

constexpr int TitleCharacters = 80;

}

std::vector<SeriesStyle> MetricChart::styles() const
{
    QStringList names;
    for (const MetricSeries& series : m_data.series)
        names << series.name;
    return seriesStyles(names, palette());
}

QString MetricChart::seriesName(const MetricSeries& series) const
{
    return visibleText(series.name.isEmpty() ? m_metric.title : series.name, LabelCharacters);
}

/// Title and unit, then the series. A hidden one is faint.
void MetricChart::updateNames()
{
    const QString what =
        m_subject.isEmpty() ? m_metric.title : tr("%1: %2", "metric, series").arg(m_metric.title, m_subject);
    const QString title =
        tr("%1 (%2)", "title of a metric, its unit")
            .arg(what, m_style.isRate ? withRateUnit(m_metric.unit, m_rateUnit) : m_metric.unit);
    setTitle(visibleText(m_data.isCut ? tr("%1, %2 of %3 series in legend")
                                            .arg(title, QString::number(m_data.series.size()),
                                                 QString::number(m_data.seriesCount))
                                      : title,
                         TitleCharacters));
    const std::vector<SeriesStyle> all = styles();
    std::vector<PlotName> names;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const MetricSeries& series = m_data.series[i];
        names.push_back({.text = seriesName(series),
                         .color = all[i].color,
                         .line = all[i].line == Qt::SolidLine ? Qt::NoPen : all[i].line,
                         .isFaint = m_hidden.contains(series.name) || series.buckets.empty()});
    }
    setNames(std::move(names));
}

std::vector<ChartLine> MetricChart::lines() const
{
    const ChartTime::Range range = m_time->range();
    const std::vector<SeriesStyle> all = styles();
    std::vector<ChartLine> list;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const MetricSeries& series = m_data.series[i];
        list.push_back({.name = series.name,
                        .text = seriesName(series),
                        .style = all[i],
                        .isHidden = m_hidden.contains(series.name),
                        .isEmpty = series.buckets.empty(),
                        .figures = m_style.isRate
                            ? rateFigures(rates(series), range.begin, range.end)
                            : figuresOf(series.buckets, m_metric.meaning, range.begin, range.end)});
    }
    return list;
}

void MetricChart::nameClicked(std::size_t name, bool isDouble)
{
    const QString series = m_data.series[name].name;
    isDouble ? isolateSeries(series) : toggleSeries(series);
}

void MetricChart::toggleSeries(const QString& series)
{
    if (!m_hidden.remove(series))
        m_hidden.insert(series);
    updateDrawn();
    Q_EMIT hiddenChanged();
}

void MetricChart::isolateSeries(const QString& series)
{
    m_hidden.remove(series); // the first click of two hid it
    QSet<QString> others;
    for (const MetricSeries& one : m_data.series) {
        if (one.name != series)
            others.insert(one.name);
    }
    m_hidden = m_hidden == others ? QSet<QString>() : others; // the second time shows all again
    updateDrawn();
    Q_EMIT hiddenChanged();
}

}
