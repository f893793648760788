#include "pages/notebook/celldetails.h"

#include "base/safetext.h"
#include "metrics/weekstart.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CellDetails)
};

/// The title, as the game says it.
QString metricTitle(const GameDefinition& game, const QString& id)
{
    const MetricDefinition* metric = game.metric(id);
    return metric ? metric->title : Text::tr("%1 (the game has no such metric)").arg(id);
}

class Describer
{
public:
    explicit Describer(const GameDefinition& game)
        : m_game(game)
    {
    }

    QStringList operator()(const TextCell& cell) const { return {cell.markdown}; }
    QStringList operator()(const ChartCell& cell) const;
    QStringList operator()(const TableCell& cell) const;
    QStringList operator()(const ComparisonCell& cell) const;

private:
    const GameDefinition& m_game;
};

QStringList Describer::operator()(const ChartCell& cell) const
{
    const auto time = [](const std::optional<qint64>& at, const QString& otherwise) {
        return at ? Text::tr("%1 since the reset").arg(elapsedText(*at)) : otherwise;
    };
    QStringList lines {Text::tr("Metric: %1").arg(metricTitle(m_game, cell.metric)),
                       Text::tr("Series: %1")
                           .arg(cell.series.isEmpty() ? Text::tr("all, the first ones by name")
                                                      : cell.series.join(QStringLiteral(", "))),
                       Text::tr("From: %1").arg(time(cell.from, Text::tr("the first reading"))),
                       Text::tr("Until: %1").arg(time(cell.until, Text::tr("the last reading")))};
    if (cell.style.isRate)
        lines << Text::tr("As a rate");
    if (cell.style.isLogarithmic)
        lines << Text::tr("On a logarithmic axis");
    if (cell.style.isStepped)
        lines << Text::tr("Each value holds until the next one");
    return lines;
}

QStringList Describer::operator()(const TableCell& cell) const
{
    QStringList lines;
    if (!cell.title.isEmpty())
        lines << Text::tr("Title: %1").arg(cell.title);
    const auto report = std::ranges::find(m_game.reports, cell.report, &ReportDefinition::id);
    if (report != m_game.reports.end())
        lines << Text::tr("Report: %1").arg(report->title) << report->description;
    else if (!cell.report.isEmpty())
        lines << Text::tr("Report: %1").arg(Text::tr("%1 (the game has no such report)").arg(cell.report));
    for (auto value = cell.parameters.cbegin(); value != cell.parameters.cend(); ++value)
        lines << Text::tr("%1: %2", "parameter of a report: name, value").arg(value.key(), value.value());
    lines << Text::tr("At most %n row(s)", nullptr, cell.rows);
    if (cell.report.isEmpty())
        lines << QString() << cell.sql;
    return lines;
}

QStringList Describer::operator()(const ComparisonCell& cell) const
{
    QStringList titles;
    for (const QString& metric : cell.metrics)
        titles << metricTitle(m_game, metric);
    return {Text::tr("Metrics: %1").arg(titles.join(QStringLiteral(", "))),
            cell.weeks.isEmpty() ? Text::tr("Against the %n week(s) before", nullptr, cell.before)
                                 : Text::tr("Against %1").arg(cell.weeks.join(QStringLiteral(", "))),
            cell.at ? Text::tr("At %1 since each week's reset").arg(elapsedText(*cell.at))
                    : Text::tr("By the last values of each week"),
            Text::tr("At most %n row(s), those that differ most", nullptr, cell.rows)};
}

}

QString cellDetails(const NotebookCell& cell, const GameDefinition& game)
{
    return visibleLines(std::visit(Describer(game), cell).join(QLatin1Char('\n')));
}

}
