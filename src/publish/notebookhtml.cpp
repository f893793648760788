#include "publish/notebookhtml.h"

#include "base/servertime.h"
#include "publish/chartdrawing.h"
#include "publish/figures.h"
#include "publish/html.h"
#include "publish/markdownhtml.h"
#include "publish/pagestyle.h"
#include "publish/text.h"

#include <QLocale>

namespace Weekglass {

namespace {

using Html::element;

QString facts(const QStringList& list)
{
    return element("p", Html::text(list.join(QStringLiteral(" · "))), "facts") + QLatin1Char('\n');
}

QString query(const QByteArray& sql)
{
    return element("details",
                   QString(element("summary", Html::text(Text::tr("Query")))
                           + element("pre", Html::lines(QString::fromUtf8(sql.trimmed())))))
        + QLatin1Char('\n');
}

/// A picture inside of a picture element has no way out: no script of it runs and nothing is loaded for it.
QString picture(const FilledChart& chart, const ChartStyle& style)
{
    const auto source = [&](const Tokens& tokens) {
        return QString(QLatin1String("data:image/svg+xml;base64,")
                       + QString::fromLatin1(chartDrawing(chart, style, tokens).toBase64()));
    };
    return QStringLiteral("<picture><source media=\"screen and (prefers-color-scheme:dark)\" srcset=\"%1\">"
                          "<img src=\"%2\" alt=\"%3\"></picture>\n")
        .arg(source(darkTokens()), source(lightTokens()),
             Html::text(Text::tr("Chart of %1; its figures are below.").arg(chart.metric.title)));
}

/// "… to …", and the same since the reset if that is known.
QString timeText(const MetricSpan& span, const WeekTimes& times)
{
    const QString utc = Text::tr("%1 to %2 UTC").arg(utcText(span.begin), utcText(span.end));
    return times.start
        ? Text::tr("%1 (%2 to %3 since the reset)")
              .arg(utc, elapsedText(span.begin - times.start->at), elapsedText(span.end - times.start->at))
        : utc;
}

class CellWriter
{
public:
    CellWriter(const NotebookCell& cell, const WeekTimes& times)
        : m_cell(cell)
        , m_times(times)
    {
    }

    QString operator()(std::monostate) const { return markdownHtml(std::get<TextCell>(m_cell).markdown); }
    QString operator()(const FilledChart& chart) const;
    QString operator()(const FilledTable& table) const;
    QString operator()(const FilledComparison& comparison) const
    {
        return QString(element("h2", Html::text(Text::tr("Comparison of weeks")))
                       + comparisonFigures(std::get<ComparisonCell>(m_cell), comparison));
    }
    QString operator()(const Error& error) const
    {
        const auto* table = std::get_if<TableCell>(&m_cell);
        const QString sql = table && !table->sql.isEmpty() ? query(table->sql.toUtf8()) : QString();
        return QString(element("p", Html::lines(cellText(m_cell) + QLatin1Char('\n') + error.text()), "error")
                       + sql);
    }

private:
    const NotebookCell& m_cell;
    const WeekTimes& m_times;
};

QString CellWriter::operator()(const FilledChart& chart) const
{
    const MetricDefinition& metric = chart.metric;
    qint64 readings = 0;
    for (const MetricSeries& series : chart.data.series) {
        for (const MetricBucket& bucket : series.buckets)
            readings += bucket.count;
    }
    const bool isEmpty = chart.data.span.end == chart.data.span.begin;
    const QStringList list {
        Text::tr("Metric “%1” (%2), %3").arg(metric.id, metricKindName(metric.meaning.kind), metric.unit),
        isEmpty ? Text::tr("no readings in this week") : timeText(chart.data.span, m_times),
        Text::tr("n = %1").arg(readings)};
    const QString drawn = isEmpty ? QString() : picture(chart, std::get<ChartCell>(m_cell).style);
    const QString about =
        metric.description.isEmpty() ? QString() : element("p", Html::text(metric.description));
    return QString(element("h2", Html::text(metric.title)) + about + drawn + facts(list) + chartFigures(chart)
                   + query(metric.query.text));
}

QString CellWriter::operator()(const FilledTable& table) const
{
    const auto& cell = std::get<TableCell>(m_cell);
    const QString title = !cell.title.isEmpty() ? cell.title
        : table.source.isEmpty()                ? Text::tr("Table")
                                                : table.source;
    const QString about =
        table.description.isEmpty() ? QString() : element("p", Html::text(table.description));
    const QStringList list = QStringList(cell.report.isEmpty() ? Text::tr("A query of this notebook")
                                                               : Text::tr("Report “%1”").arg(cell.report))
        + table.about;
    return QString(element("h2", Html::text(title)) + about + tableFigures(cell, table) + facts(list)
                   + query(table.sql));
}

const char* className(const NotebookCell& cell)
{
    static constexpr std::array<const char*, 4> Names {"text", "chart", "table", "comparison"};
    return Names[cell.index()];
}

QString header(const FilledNotebook& notebook)
{
    const auto& start = notebook.times.start;
    const QStringList list {
        Text::tr("%1, week %2").arg(notebook.game, notebook.week),
        start ? Text::tr("reset at %1 UTC (%2)").arg(utcText(start->at), sourceText(start->source))
              : Text::tr("the start of the week is unknown"),
        Text::tr("made at %1 UTC").arg(notebook.madeAt.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))};
    return element("header", QString(element("h1", Html::text(notebook.title)) + facts(list)))
        + QLatin1Char('\n');
}

QString head(const FilledNotebook& notebook)
{
    return QString(
        QLatin1String("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
                      "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n")
        + element("title", Html::text(Text::tr("%1 · %2", "title, week").arg(notebook.title, notebook.week)))
        + QLatin1Char('\n') + element("style", pageStyle()));
}

}

QByteArray notebookHtml(const FilledNotebook& notebook)
{
    QString cells;
    for (const FilledCell& cell : notebook.cells)
        cells += element("section", std::visit(CellWriter(cell.cell, notebook.times), cell.content),
                         className(cell.cell))
            + QLatin1Char('\n');
    const QString made =
        Text::tr("Made by Weekglass %1. All times are UTC.").arg(QLatin1String(WEEKGLASS_VERSION));
    return QString(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n")
                       .arg(QLocale().bcp47Name().toHtmlEscaped())
                   + element("head", head(notebook)) + QLatin1String("\n<body>\n") + header(notebook)
                   + element("main", QString(QLatin1Char('\n') + cells)) + QLatin1Char('\n')
                   + element("footer", Html::text(made)) + QLatin1String("\n</body>\n</html>\n"))
        .toUtf8();
}

}
