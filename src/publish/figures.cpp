#include "publish/figures.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "publish/html.h"
#include "publish/text.h"

#include <QLocale>

#include <cmath>

namespace Weekglass {

namespace {

/// Figures of what was published are written the same for everybody: with a point, and all their digits.
QString number(double value, int digits = 15)
{
    return QString::number(value, 'g', digits);
}

QString signedNumber(double value, int digits)
{
    return QString((value > 0 ? QStringLiteral("+") : QString()) + number(value, digits));
}

QString noValue()
{
    return Text::tr("no value");
}

/// Words and what they mean.
using Definitions = std::vector<std::pair<QString, QString>>;

QString definitions(const Definitions& list)
{
    QString inner;
    for (const auto& [word, meaning] : list)
        inner += Html::element("dt", Html::text(word)) + Html::element("dd", Html::text(meaning));
    return Html::element("details",
                         QString(Html::element("summary", Html::text(Text::tr("Definitions")))
                                 + Html::element("dl", inner)))
        + QLatin1Char('\n');
}

/// All buckets of a series as one.
struct Whole
{
    qint64 readings = 0;
    double sum = 0;
    const MetricBucket* least = nullptr;
    const MetricBucket* greatest = nullptr;
};

Whole wholeOf(const MetricSeries& series)
{
    Whole whole;
    for (const MetricBucket& bucket : series.buckets) {
        whole.readings += bucket.count;
        whole.sum += bucket.count > 0 ? bucket.sum : 0;
        if (!whole.least || bucket.least < whole.least->least)
            whole.least = &bucket;
        if (!whole.greatest || bucket.greatest > whole.greatest->greatest)
            whole.greatest = &bucket;
    }
    return whole;
}

Definitions readingDefinitions()
{
    return {
        {Text::tr("Last"),
         Text::tr("The last reading in the time of the chart, as the server has it, and when it was read.")},
        {Text::tr("Least, greatest"), Text::tr("Of all readings in that time, exact.")},
        {Text::tr("Mean"), Text::tr("Of all readings in that time; each counts once.")},
        {Text::tr("n"), Text::tr("The number of readings.")}};
}

/// A stretch in which nothing was counted has no row in the week, and is a zero of the chart.
Definitions countDefinitions()
{
    return {{Text::tr("Last"),
             Text::tr("The count of the last interval in the time of the chart, and when that interval "
                      "began. It is 0 if nothing was counted in it.")},
            {Text::tr("Least, greatest"),
             Text::tr("Of all intervals in that time, exact; 0 where nothing was counted.")},
            {Text::tr("Sum"), Text::tr("Of all counts in that time.")},
            {Text::tr("n"), Text::tr("The number of intervals in which something was counted.")}};
}

QString exact(const QByteArray& text, double value)
{
    return text.isEmpty() ? number(value, 17) : QString::fromLatin1(text);
}

QStringList figuresOf(const MetricSeries& series, const FinalValue& last, bool isCount)
{
    const Whole whole = wholeOf(series);
    const double mean = whole.sum / static_cast<double>(std::max<qint64>(1, whole.readings));
    QStringList cells {series.name, exact(last.text, last.value), utcText(last.at),
                       exact(whole.least->leastText, whole.least->least),
                       exact(whole.greatest->greatestText, whole.greatest->greatest)};
    if (isCount)
        cells << (std::isfinite(whole.sum) ? number(whole.sum) : noValue());
    else
        cells << (std::isfinite(mean) && whole.readings > 0 ? number(mean, 10) : noValue());
    return cells << QString::number(whole.readings);
}

/// The end of the name says which week it is.
QString shortName(const ComparedWeek& week)
{
    return week.readings.week.section(QLatin1Char('_'), -2);
}

QString valueText(const WeekValue& value, const ComparedWeek& week)
{
    switch (value.state) {
    case WeekValue::State::Known:
        break;
    case WeekValue::State::NotInWeek:
        return Text::tr("not in %1").arg(shortName(week));
    case WeekValue::State::NotYet:
        return Text::tr("not yet");
    case WeekValue::State::NoLonger:
        return noValue();
    case WeekValue::State::NotRead:
        return Text::tr("not read");
    }
    const QString text = value.isExact
        ? QString::fromLatin1(value.text)
        : Text::tr("≈ %1", "a value that is nearly this").arg(QString::fromLatin1(value.text));
    return value.age > 0 ? Text::tr("%1 (%2 old)", "value, its age").arg(text, ageText(value.age)) : text;
}

QString robustZText(const Delta& delta)
{
    if (!delta.robustZ)
        return delta.rank ? Text::tr("too few to say") : QString();
    const QString z =
        std::isfinite(*delta.robustZ) ? signedNumber(*delta.robustZ, 3) : Text::tr("unlike all others");
    return Text::tr("%1 (n = %2)", "robust z, number of the other weeks").arg(z).arg(delta.ranked - 1);
}

QStringList cellsOf(const DeltaRow& row, const std::vector<ComparedWeek>& weeks)
{
    const QString title = row.unit.isEmpty()
        ? row.title
        : Text::tr("%1 (%2)", "title of a metric, its unit").arg(row.title, row.unit);
    QStringList cells {title, row.series};
    for (std::size_t i = 0; i < weeks.size(); ++i)
        cells << valueText(row.values[i], weeks[i]);
    const Delta& delta = row.delta;
    cells << (delta.difference ? signedNumber(*delta.difference, 8) : QString())
          << (delta.percent ? Text::tr("%1 %", "percent").arg(signedNumber(*delta.percent, 3)) : QString())
          << (delta.rank && delta.ranked > 1 ? Text::tr("%1 of %2", "rank").arg(*delta.rank).arg(delta.ranked)
                                             : QString());
    return cells << robustZText(delta);
}

QString remark(const QString& text)
{
    return Html::element("p", Html::text(text), "error");
}

/// What could not be read, and what was read earlier.
QString remarks(const std::vector<ComparedWeek>& weeks)
{
    QString html;
    for (const ComparedWeek& week : weeks) {
        const QString& name = week.readings.week;
        if (week.readings.error)
            html += remark(
                Text::tr("%1: %2", "week, why it was not read").arg(name, week.readings.error->message));
        else if (!week.start())
            html += remark(Text::tr("%1: the start of this week is unknown.").arg(name));
        for (const MetricReadings& metric : week.readings.metrics) {
            if (metric.error)
                html += remark(Text::tr("%1, %2: %3", "week, metric, why it was not read")
                                   .arg(name, metric.title, metric.error->message));
        }
        if (week.isKept)
            html += Html::element("p", Html::text(Text::tr("%1: from its kept metrics.").arg(name)), "facts");
    }
    return html;
}

QString more(qint64 shown, bool isCut)
{
    return isCut
        ? Html::element("p", Html::text(Text::tr("The first %1 rows; there are more.").arg(shown)), "facts")
        : QString();
}

}

QString utcText(qint64 microseconds)
{
    return QString::fromLatin1(timestampOf(microseconds)).section(QLatin1Char('+'), 0, 0);
}

QString chartFigures(const FilledChart& chart)
{
    const bool isCount = chart.metric.meaning.kind == MetricKind::Count;
    Html::Table table;
    table.columns = {{Text::tr("Series")},         {Text::tr("Last"), true},
                     {Text::tr("Read at (UTC)")},  {Text::tr("Least"), true},
                     {Text::tr("Greatest"), true}, {isCount ? Text::tr("Sum") : Text::tr("Mean"), true},
                     {Text::tr("n"), true}};
    for (std::size_t i = 0; i < chart.data.series.size(); ++i) {
        table.rows.push_back(figuresOf(chart.data.series[i], chart.finals[i], isCount));
        if (table.rows.back().front().isEmpty())
            table.rows.back().front() = chart.metric.title;
    }
    for (const QString& name : chart.missing)
        table.rows.push_back({name, noValue(), {}, {}, {}, {}, QStringLiteral("0")});
    const QString cut = chart.data.isCut
        ? Html::element("p",
                        Html::text(Text::tr("The first %1 of %2 series by name.")
                                       .arg(chart.data.series.size())
                                       .arg(chart.data.seriesCount)),
                        "facts")
        : QString();
    return QString(Html::table(table) + cut
                   + definitions(isCount ? countDefinitions() : readingDefinitions()));
}

QString comparisonFigures(const ComparisonCell& cell, const FilledComparison& comparison)
{
    Html::Table table;
    table.columns = {{Text::tr("Metric")}, {Text::tr("Series")}};
    for (const ComparedWeek& week : comparison.weeks)
        table.columns.push_back({shortName(week), true});
    const QString second = comparison.weeks.size() > 1 ? shortName(comparison.weeks[1]) : QStringLiteral("–");
    table.columns.insert(table.columns.end(),
                         {{Text::tr("Δ to %1").arg(second), true},
                          {Text::tr("Δ %"), true},
                          {Text::tr("Rank"), true},
                          {Text::tr("Robust z"), true}});
    const auto most = static_cast<std::size_t>(cell.rows);
    for (const DeltaRow& row : comparison.rows) {
        if (table.rows.size() < most)
            table.rows.push_back(cellsOf(row, comparison.weeks));
    }
    const QString when = cell.at
        ? Text::tr("Values %1 after the reset of each week.").arg(elapsedText(*cell.at))
        : Text::tr("The last value of each week; weeks may be of different length.");
    return QString(
        Html::element("p", Html::text(when), "facts") + Html::table(table)
        + more(cell.rows, comparison.rows.size() > most) + remarks(comparison.weeks)
        + definitions({{Text::tr("Δ"),
                        Text::tr("The first week's value minus the second week's value; Δ % is that "
                                 "difference in percent of the second week's value.")},
                       {Text::tr("Rank"),
                        Text::tr("Place of the first week among all that have a value; 1 is the greatest.")},
                       {Text::tr("Robust z"), robustZDefinition()},
                       {QStringLiteral("≈"),
                        Text::tr("The value of a neighbouring reading; the exact value is unknown.")}}));
}

QString tableFigures(const TableCell& cell, const FilledTable& filled)
{
    const QueryResult& result = *filled.result;
    Html::Table table;
    for (const QueryColumn& column : result.columns)
        table.columns.push_back({fromUtf8(column.name), column.isNumber()});
    const qsizetype shown = std::min<qsizetype>(cell.rows, result.rows.count());
    for (qsizetype row = 0; row < shown; ++row) {
        QStringList cells;
        for (int column = 0; column < static_cast<int>(result.columns.size()); ++column) {
            const auto text = result.rows.cell(row, column);
            cells << (text ? fromUtf8(*text) : QStringLiteral("NULL"));
        }
        table.rows.push_back(cells);
    }
    if (result.rows.count() == 0)
        return QString(Html::table(table) + Html::element("p", Html::text(Text::tr("No rows.")), "facts"));
    return QString(Html::table(table) + more(shown, result.isCut || result.rows.count() > shown));
}

}
