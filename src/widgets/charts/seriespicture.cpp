#include "widgets/charts/seriespicture.h"

#include "widgets/charts/charttime.h"

#include <algorithm>

namespace Weekglass {

SeriesPicture::SeriesPicture(PictureKind kind, const MetricChart* chart, ChartTime* time)
    : MetricPicture(kind, chart, time)
{
    connect(time, &ChartTime::rangeChanged, this, &SeriesPicture::updateColumns);
    connect(time, &ChartTime::zoneChanged, this, &SeriesPicture::updateColumns);
    connect(chart, &MetricChart::hiddenChanged, this, &SeriesPicture::updateColumns);
}

void SeriesPicture::setData(const MetricData& fetched)
{
    m_data = fetched;
    setMessage(whyNoPicture(kind(), chart().metric().meaning, fetched));
    updateColumns();
}

std::optional<qint64> SeriesPicture::readings() const
{
    if (m_data.series.empty())
        return {};
    const ChartTime::Range range = time()->range();
    return readingsIn(m_data.series, chart().hidden(), {.begin = range.begin, .end = range.end});
}

QString SeriesPicture::definition() const
{
    return m_data.isCut ? tr("%1; of the first %2 of %3 series by name", "definition, numbers of series")
                              .arg(columnDefinition(), QString::number(m_data.series.size()),
                                   QString::number(m_data.seriesCount))
                        : columnDefinition();
}

bool SeriesPicture::isHidden(std::size_t index) const
{
    return chart().hidden().contains(m_data.series[index].name);
}

void SeriesPicture::updateColumns()
{
    const ChartTime::Range range = time()->range();
    QStringList names;
    for (const MetricSeries& one : m_data.series)
        names << one.name;
    m_styles = seriesStyles(names, palette());
    const int most = std::max(1, std::max(plotRect().width(), 100) / columnPixels());
    m_columns = message().isEmpty()
        ? seriesColumns(m_data, chart().metric().meaning, range.begin, range.end, most)
        : SeriesColumns();
    updateTimes();
    columnsChanged();
    updateTitle();
}

std::vector<std::optional<double>> SeriesPicture::valuesIn(std::size_t column) const
{
    std::vector<std::optional<double>> values;
    for (const auto& one : m_columns.values)
        values.push_back(one[column]);
    return values;
}

QString SeriesPicture::columnText(std::size_t column) const
{
    const auto end = static_cast<qint64>(endOf(column));
    return chart().metric().meaning.kind == MetricKind::Count
        ? tr("%1 to %2", "times")
              .arg(time()->text(m_columns.endOf(column) - m_columns.width), time()->text(end))
        : tr("At %1", "time").arg(time()->text(end));
}

double SeriesPicture::endOf(std::size_t column) const
{
    return static_cast<double>(std::min(m_columns.endOf(column), time()->range().end));
}

}
