#include "widgets/charts/metricpicture.h"

#include "base/safetext.h"
#include "widgets/charts/charttime.h"

#include <QLocale>
#include <QPainter>

namespace Weekglass {

namespace {

constexpr int TitleCharacters = 100;

}

qint64 readingsIn(const std::vector<MetricSeries>& series, const QSet<QString>& hidden,
                  const MetricSpan& time)
{
    qint64 count = 0;
    for (const MetricSeries& one : series) {
        if (hidden.contains(one.name))
            continue;
        for (const MetricBucket& bucket : one.buckets) {
            if (bucket.lastAt >= time.begin && bucket.firstAt < time.end)
                count += bucket.count;
        }
    }
    return count;
}

MetricPicture::MetricPicture(PictureKind kind, const MetricChart* chart, ChartTime* time)
    : TimePlot(time)
    , m_kind(kind)
    , m_chart(chart)
{
    setObjectName(QStringLiteral("metricPicture"));
    setAccessibleName(tr("%1: %2", "metric, kind of picture").arg(chart->metric().title, pictureTitle(kind)));
    setAccessibleDescription(chart->metric().description);
}

void MetricPicture::setMessage(const QString& message)
{
    Plot::setMessage(message);
    updateTitle();
}

void MetricPicture::updateTitle()
{
    const MetricDefinition& metric = m_chart->metric();
    const QString what =
        tr("%1 (%2): %3", "metric, unit, picture").arg(metric.title, metric.unit, pictureTitle(m_kind));
    const auto count = readings();
    setTitle(visibleText(count && message().isEmpty()
                             ? tr("%1, n = %2", "title, readings").arg(what, QLocale().toString(*count))
                             : what,
                         TitleCharacters));
}

void MetricPicture::updateTimes()
{
    const ChartTime::Range range = time()->range();
    setTimes(static_cast<double>(range.begin), static_cast<double>(range.end),
             [this](int wanted) { return time()->ticks(wanted); });
}

QString MetricPicture::numberOf(double value)
{
    constexpr int Digits = 7;
    return QLocale().toString(value, 'g', Digits);
}

QString MetricPicture::seriesText(const QString& name) const
{
    return visibleText(name.isEmpty() ? m_chart->metric().title : name, LabelCharacters);
}

std::optional<double> MetricPicture::cursor() const
{
    const auto at = time()->cursor();
    return at ? std::optional(static_cast<double>(*at)) : std::nullopt;
}

double MetricPicture::spokenPlace() const
{
    return static_cast<double>(time()->range().end - 1);
}

QString MetricPicture::spokenValue() const
{
    if (!message().isEmpty())
        return message();
    QStringList texts;
    for (const PlotName& line : readout(cursor().value_or(spokenPlace())))
        texts << line.text;
    return texts.join(QStringLiteral("; "));
}

void MetricPicture::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    if (const auto dragged = box())
        paintRange(painter, dragged->first, dragged->second);
    const auto at = cursor();
    if (!at)
        return;
    paintTime(painter, *at, palette().color(QPalette::Text));
    std::vector<PlotName> lines = readout(*at);
    const auto most =
        std::max<std::size_t>(3, static_cast<std::size_t>(places.area.height()) / fontMetrics().height());
    if (lines.size() > most) {
        const auto more = static_cast<int>(lines.size() - most + 1);
        lines.resize(most - 1);
        lines.push_back({.text = tr("+%n more", nullptr, more), .color = {}, .isFaint = true});
    }
    paintReadout(painter, {places.x(*at), places.area.top()}, lines);
}

}
