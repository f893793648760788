#include "pages/metrics/metricspage.h"
#include "widgets/charts/chartbar.h"
#include "widgets/charts/metricpicture.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QLocale>

namespace Weekglass {

void MetricsPage::setupExport()
{
    m_bar
        ->addPageAction(
            "exportCharts", tr("Export…"), Qt::CTRL | Qt::Key_E,
            [this] { m_saver->ask(this, m_week.title(), [this] { return shown(); }); },
            ChartBar::Place::Button)
        ->setIcon(iconOf(Icon::Export));
    m_queries = m_bar->addPageAction("exportQueries", tr("Queries in exported pictures"),
                                     Qt::CTRL | Qt::ALT | Qt::Key_Q, [] {});
    m_queries->setCheckable(true);
    m_queries->setChecked(true);
    m_bar->addPageAction("addToNotebook", tr("Add to notebook"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
                         [this] { Q_EMIT notebookWanted(notebookCells()); });
}

std::vector<NotebookCell> MetricsPage::notebookCells() const
{
    std::vector<NotebookCell> cells;
    for (const MetricChart* chart : charts()) {
        ChartCell cell {.metric = chart->metric().id, .style = m_bar->style()};
        if (!chart->hidden().isEmpty()) {
            for (const MetricSeries& series : chart->data().series) {
                if (!chart->hidden().contains(series.name))
                    cell.series << series.name;
            }
            if (cell.series.isEmpty()) // none would be all
                continue;
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// Which picture of the metric it is, of how many readings, and where they are from.
QString MetricsPage::pictureFact(const MetricChart& chart) const
{
    const MetricPicture* picture = chart.picture();
    const ChartTime::Range range = m_time->range();
    const auto count = picture
        ? picture->readings()
        : readingsIn(chart.data().series, chart.hidden(), {.begin = range.begin, .end = range.end});
    const QString kind = pictureTitle(picture ? picture->kind() : PictureKind::Lines);
    const QString what =
        picture ? tr("%1: %2", "kind of picture, its definition").arg(kind, picture->definition()) : kind;
    return tr("“%1”: n = %2; %3; source: %4", "metric, readings, picture, file")
        .arg(chart.metric().title, count ? QLocale().toString(*count) : tr("unknown", "number of readings"),
             what, chart.metric().query.name);
}

ChartSaver::Shown MetricsPage::shown() const
{
    ChartSaver::Shown shown;
    const ChartTime::Range range = m_time->range();
    shown.picture.title = tr("%1: %2", "game, week").arg(m_week.game->title, m_week.title());
    shown.picture.facts = {tr("Time: %1").arg(rangeText())};
    shown.picture.showsQueries = m_queries->isChecked();
    shown.data = {.game = m_week.game->id, .begin = range.begin, .end = range.end, .zone = m_time->zone()};
    for (const MetricChart* chart : charts()) {
        shown.picture.charts.push_back(chart);
        shown.picture.facts << pictureFact(*chart);
        MetricExport::Chart exported {.metric = chart->metric(), .isCut = chart->data().isCut};
        QStringList hidden;
        for (const MetricSeries& series : chart->data().series) {
            const bool isHidden = chart->hidden().contains(series.name);
            exported.lines.push_back({.week = m_week.title(), .series = series, .isShown = !isHidden});
            if (isHidden)
                hidden << series.name;
        }
        if (!hidden.isEmpty())
            shown.picture.facts
                << tr("Hidden in “%1”: %2").arg(chart->metric().title, hidden.join(QStringLiteral(", ")));
        shown.data.charts.push_back(std::move(exported));
    }
    shown.picture.facts += annotationTexts(*m_time);
    return shown;
}

}
