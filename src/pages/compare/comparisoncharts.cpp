#include "pages/compare/comparisoncharts.h"

#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMap>
#include <QSignalBlocker>

namespace Weekglass {

namespace {

constexpr int ChoiceWidth = 180;

/// The weeks with nothing but one series of one metric: that is all that its chart needs.
std::vector<ComparedWeek> narrowed(const std::vector<ComparedWeek>& weeks, const QString& metric,
                                   const QString& series)
{
    std::vector<ComparedWeek> list;
    for (const ComparedWeek& week : weeks) {
        ComparedWeek one {.readings = {.week = week.readings.week, .times = week.readings.times},
                          .isKept = week.isKept,
                          .marker = week.marker};
        const MetricReadings* all = week.readings.metric(metric);
        if (all && all->isRead()) {
            MetricReadings part {.id = all->id,
                                 .title = all->title,
                                 .unit = all->unit,
                                 .meaning = all->meaning,
                                 .width = all->width};
            for (std::size_t i = 0; i < all->series.size(); ++i) {
                if (all->series[i].name == series) {
                    part.series = {all->series[i]};
                    part.finals = {all->finals[i]};
                }
            }
            one.readings.metrics.push_back(std::move(part));
        }
        list.push_back(std::move(one));
    }
    return list;
}

}

ComparisonCharts::ComparisonCharts(GamePointer game, ChartTime* time, QWidget* parent)
    : ChartStack(parent)
    , m_game(std::move(game))
    , m_time(time)
{
}

ComparisonCharts::Shown ComparisonCharts::make(const MetricDefinition& metric)
{
    auto* chart = new MetricChart(metric, m_time);
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("seriesChoice"));
    choice->setAccessibleName(tr("Series of %1").arg(metric.title));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice->setMaximumWidth(ChoiceWidth);
    choice->setMaximumHeight(chart->fontMetrics().height() + 4); // beside the title, above the legend
    auto* corner = new QHBoxLayout(chart);
    corner->setContentsMargins({});
    corner->addWidget(choice, 0, Qt::AlignTop | Qt::AlignRight);
    connect(choice, &QComboBox::activated, this,
            [this, choice, id = metric.id](int index) { setSeries(id, choice->itemData(index).toString()); });
    connect(chart, &MetricChart::readingActivated, this,
            [this, chart](qint64 from, qint64 to, const QString& name) {
                const auto& lines = chart->data().series;
                const auto line = std::ranges::find(lines, name, &MetricSeries::name);
                if (line != lines.end())
                    Q_EMIT readingActivated(static_cast<int>(line - lines.begin()), from, to,
                                            chart->metric().id);
            });
    return {.chart = chart, .choice = choice};
}

void ComparisonCharts::setMetrics(const QStringList& ids)
{
    std::vector<Shown> shown;
    for (const QString& id : ids) {
        const auto known = std::ranges::find_if(
            m_shown, [&id](const Shown& one) { return one.chart && one.chart->metric().id == id; });
        const MetricDefinition* metric = m_game->metric(id);
        if (known != m_shown.end())
            shown.push_back(std::exchange(*known, {}));
        else if (metric)
            shown.push_back(make(*metric));
    }
    for (const Shown& one : m_shown)
        delete one.chart;
    m_shown = std::move(shown);
    std::vector<MetricChart*> charts;
    for (const Shown& one : m_shown)
        charts.push_back(one.chart);
    setCharts(charts);
}

/// The names of the series of all weeks; the one that most weeks have is shown unless the user chose one.
void ComparisonCharts::fill(Shown& shown, const std::vector<ComparedWeek>& weeks)
{
    QMap<QString, int> names; // and in how many weeks; one that the first week has counts before others
    for (const ComparedWeek& week : weeks) {
        const MetricReadings* metric = week.readings.metric(shown.chart->metric().id);
        if (!metric)
            continue;
        for (const MetricSeries& series : metric->series)
            names[series.name] += &week == &weeks.front() ? 3 : 2;
    }
    if (!shown.isChosen || !names.contains(shown.wanted)) {
        int most = 0;
        for (auto name = names.cbegin(); name != names.cend(); ++name) {
            if (name.value() > most)
                shown.wanted = name.key();
            most = std::max(most, name.value());
        }
    }
    const QSignalBlocker quiet(shown.choice);
    shown.choice->clear();
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        shown.choice->addItem(visibleText(name.key(), LabelCharacters), name.key());
    shown.choice->setCurrentIndex(shown.choice->findData(shown.wanted));
    shown.choice->setToolTip(shown.choice->currentText().toHtmlEscaped()); // wider than the corner
    shown.choice->setVisible(names.size() > 1);
    shown.chart->setCoveredTitle(names.size() > 1 ? std::min(shown.choice->sizeHint().width(), ChoiceWidth)
                                                  : 0);
}

void ComparisonCharts::setWeeks(const std::vector<ComparedWeek>& weeks, const QStringList& labels,
                                const std::optional<CommonSpan>& span, bool isLoading)
{
    for (Shown& one : m_shown) {
        fill(one, weeks);
        show(one, weeks, labels, span, isLoading);
    }
    align();
}

void ComparisonCharts::show(const Shown& shown, const std::vector<ComparedWeek>& weeks,
                            const QStringList& labels, const std::optional<CommonSpan>& span, bool isLoading)
{
    const QString& id = shown.chart->metric().id;
    const auto all = overlays(narrowed(weeks, id, shown.wanted), span);
    if (all.empty() || all.front().curves.empty()) {
        shown.chart->setBand({});
        return shown.chart->setMessage(isLoading           ? tr("Loading…")
                                           : weeks.empty() ? tr("Choose weeks at the left.")
                                                           : tr("None of these weeks has readings of it."));
    }
    MetricData drawn {.span = {.begin = m_time->whole().begin, .end = m_time->whole().end},
                      .series = {},
                      .width = all.front().width};
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const QString label = labels[static_cast<qsizetype>(i)];
        const auto curve = std::ranges::find(all.front().curves, i, &OverlayCurve::week);
        const MetricReadings* metric = weeks[i].readings.metric(id);
        if (curve != all.front().curves.end() && !curve->series.buckets.empty())
            drawn.series.push_back({.name = weeks[i].isKept ? tr("%1 (kept)", "week").arg(label) : label,
                                    .buckets = curve->series.buckets});
        else // its colour stays its own
            drawn.series.push_back(
                {.name = curve != all.front().curves.end() ? tr("%1: nothing yet", "week").arg(label)
                     : metric && metric->isRead() && weeks[i].start() ? tr("not in %1", "week").arg(label)
                                                                      : tr("%1: not read", "week").arg(label),
                 .buckets = {}});
    }
    shown.chart->setSubject(visibleText(shown.wanted, LabelCharacters));
    shown.chart->setBand(all.front().band);
    shown.chart->setData(drawn);
}

void ComparisonCharts::setSeries(const QString& metric, const QString& series)
{
    for (Shown& one : m_shown) {
        if (one.chart->metric().id == metric) {
            one.wanted = series;
            one.isChosen = true;
            ensureWidgetVisible(one.chart);
        }
    }
    Q_EMIT seriesChosen();
}

QString ComparisonCharts::series(const QString& metric) const
{
    const auto known =
        std::ranges::find_if(m_shown, [&](const Shown& one) { return one.chart->metric().id == metric; });
    return known == m_shown.end() ? QString() : known->wanted;
}

std::vector<MetricExport::Chart> ComparisonCharts::exported(const std::vector<ComparedWeek>& weeks) const
{
    std::vector<MetricExport::Chart> list;
    for (const Shown& one : m_shown) {
        MetricExport::Chart chart {.metric = one.chart->metric()};
        const auto& lines = one.chart->data().series;
        for (std::size_t i = 0; i < lines.size() && i < weeks.size(); ++i) {
            if (!lines[i].buckets.empty())
                chart.lines.push_back({.week = weeks[i].readings.week,
                                       .series = {.name = one.wanted, .buckets = lines[i].buckets},
                                       .isKept = weeks[i].isKept,
                                       .isShown = !one.chart->hidden().contains(lines[i].name)});
        }
        list.push_back(std::move(chart));
    }
    return list;
}

}
