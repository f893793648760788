#include "health/handover.h"

#include "base/csv.h"
#include "base/safetext.h"
#include "base/servertime.h"
#include "health/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

QByteArray plain(double value)
{
    return QByteArray::number(value, 'g', 12);
}

QByteArray limit(const std::optional<double>& value)
{
    return value ? plain(*value) : QByteArray();
}

/// A label's value; the format knows these three escapes.
QByteArray label(const char* name, const QString& value)
{
    return QByteArray(name) + "=\""
        + value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n") + '"';
}

QByteArray labels(const HealthReport& report, const Figure& figure)
{
    QByteArrayList all {label("server", report.server), label("figure", figure.id()),
                        label("unit", unitKey(figure.kind->unit))};
    if (!figure.subject.isEmpty())
        all << label("subject", figure.subject);
    if (report.week
        && (figure.kind->group == FigureGroup::Tables || figure.kind->group == FigureGroup::Weeks))
        all << label("week", report.week->week.name);
    return '{' + all.join(',') + '}';
}

int stateNumber(const Figure& figure)
{
    switch (figure.state) {
    case Figure::State::Critical:
        return 2;
    case Figure::State::Warning:
        return 1;
    case Figure::State::Good:
        return 0;
    case Figure::State::None:
        break;
    }
    return figure.isTold() ? 0 : 3;
}

void addFamily(QByteArray& text, const char* name, const char* help, const QByteArrayList& samples)
{
    if (samples.isEmpty())
        return;
    text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + " gauge\n";
    for (const QByteArray& sample : samples)
        text += name + sample + '\n';
}

/// A value as performance data; of figures that are bad where they are low the limits are ranges from there
/// on.
QByteArray performance(const Figure& figure)
{
    QString name = figure.title();
    name.remove(QLatin1Char('\'')).remove(QLatin1Char('=')).replace(QLatin1Char('|'), QLatin1Char('/'));
    QByteArray unit;
    switch (figure.kind->unit) {
    case FigureUnit::Percent:
        unit = "%";
        break;
    case FigureUnit::Seconds:
        unit = "s";
        break;
    case FigureUnit::Milliseconds:
        unit = "ms";
        break;
    case FigureUnit::Bytes:
        unit = "B";
        break;
    default:
        break;
    }
    const auto bound = [&](const std::optional<double>& value) {
        return value ? limit(value) + (figure.kind->isBelow ? ":" : "") : QByteArray();
    };
    return '\'' + name.toUtf8() + "'=" + plain(*figure.value) + unit + ';' + bound(figure.threshold.warning)
        + ';' + bound(figure.threshold.critical);
}

QByteArray oneLine(const QString& text)
{
    return visibleText(text, 600).replace(QLatin1Char('|'), QLatin1Char('/')).toUtf8();
}

QString cell(const QString& text, const char* kind = "td")
{
    return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(kind), visibleText(text, 2000).toHtmlEscaped());
}

QString statementTable(const QString& title, const std::vector<CountedStatement>& statements)
{
    if (statements.empty())
        return {};
    QString rows;
    for (const CountedStatement& one : statements)
        rows += QLatin1String("<tr>") + cell(amountText(one.mean, FigureUnit::Milliseconds))
            + cell(amountText(one.most, FigureUnit::Milliseconds)) + cell(QString::number(one.calls))
            + cell(one.database) + cell(one.text) + QLatin1String("</tr>\n");
    return QStringLiteral("<h2>%1</h2>\n<table><tr>%2</tr>\n%3</table>\n")
        .arg(title.toHtmlEscaped(),
             cell(Text::tr("Mean"), "th") + cell(Text::tr("Max"), "th") + cell(Text::tr("Calls"), "th")
                 + cell(Text::tr("Database"), "th") + cell(Text::tr("Statement"), "th"),
             rows);
}

QString figureRow(const HealthReport& report, const Figure& figure)
{
    return QStringLiteral("<tr class=\"%1\">").arg(stateKey(figure)) + cell(figure.title())
        + cell(figure.isTold() ? figure.text : figure.refusal) + cell(thresholdText(figure))
        + cell(figureAge(figure, report.readAt)) + cell(stateName(figure))
        + cell(QStringList {figure.next, figure.remedy}.join(QLatin1Char(' ')).trimmed())
        + cell(QLatin1String(figure.kind->source)) + QLatin1String("</tr>\n");
}

constexpr const char* Style =
    ":root{color-scheme:light dark}body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3em .8em;border-bottom:1px solid #8886;vertical-align:top}"
    ".warning td:nth-child(5),.critical td:nth-child(5){font-weight:bold}.critical td{background:#c002}"
    ".warning td{background:#c802}.not_told td{opacity:.7}";

}

HealthReport healthReport(const QString& server, ServerHealth host, std::optional<WeekHealth> week,
                          std::optional<Result<PoolerHealth>> pooler, const Thresholds& thresholds)
{
    HealthReport report {.server = server, .readAt = host.readAt, .figures = host.figures};
    if (week)
        report.figures.insert(report.figures.end(), week->figures.begin(), week->figures.end());
    if (pooler && *pooler) {
        report.figures.insert(report.figures.end(), (*pooler)->figures.begin(), (*pooler)->figures.end());
        report.pooler = **std::move(pooler);
    } else if (pooler) {
        FigureList list(thresholds);
        const Error& error = pooler->error();
        FigureList::atLeast(
            list.refuse("pool", QStringList {error.message, error.advice}.join(QLatin1Char(' '))),
            error.kind == Error::Kind::Connection ? Figure::State::Critical : Figure::State::None);
        report.figures.push_back(list.figures().front());
    }
    sortFigures(report.figures);
    report.host = std::move(host);
    report.week = std::move(week);
    return report;
}

QByteArray prometheusText(const HealthReport& report)
{
    QByteArrayList values;
    QByteArrayList states;
    QByteArrayList warnings;
    QByteArrayList criticals;
    for (const Figure& figure : report.figures) {
        const QByteArray of = labels(report, figure) + ' ';
        if (figure.isTold())
            values << of + plain(*figure.value);
        states << of + QByteArray::number(stateNumber(figure));
        if (figure.threshold.warning)
            warnings << of + plain(*figure.threshold.warning);
        if (figure.threshold.critical)
            criticals << of + plain(*figure.threshold.critical);
    }
    QByteArray text;
    addFamily(text, "weekglass_health_value", "A figure of a server, a pooler or a week.", values);
    addFamily(text, "weekglass_health_state", "0 good, 1 warning, 2 critical, 3 unknown.", states);
    addFamily(text, "weekglass_health_warning", "From where on a figure is a warning.", warnings);
    addFamily(text, "weekglass_health_critical", "From where on a figure is critical.", criticals);
    return text;
}

int nagiosCode(const HealthReport& report)
{
    switch (worstState(report.figures)) {
    case Figure::State::Critical:
        return 2;
    case Figure::State::Warning:
        return 1;
    default:
        return 0;
    }
}

QByteArray nagiosLine(const HealthReport& report)
{
    static const char* const words[] = {"OK", "WARNING", "CRITICAL"};
    const FigureCounts counts = countFigures(report.figures);
    auto bad = report.figures;
    std::erase_if(bad, [](const Figure& figure) { return figure.state < Figure::State::Warning; });
    std::ranges::stable_sort(bad, std::ranges::greater(), &Figure::state);
    QStringList texts;
    for (const Figure& figure : bad)
        texts << QStringLiteral("%1: %2").arg(figure.title(), figure.isTold() ? figure.text : figure.refusal);
    if (texts.isEmpty())
        texts << Text::tr("%1 good, %2 unknown")
                     .arg(QString::number(counts.good), QString::number(counts.notTold));
    QByteArrayList data;
    for (const Figure& figure : report.figures) {
        if (figure.isTold())
            data << performance(figure);
    }
    return QByteArray("WEEKGLASS ") + words[nagiosCode(report)] + " - "
        + oneLine(texts.join(QStringLiteral("; "))) + " | " + data.join(' ') + '\n';
}

QByteArray nagiosUnknown(const Error& error)
{
    return "WEEKGLASS UNKNOWN - " + oneLine(error.message) + '\n';
}

QByteArray healthCsv(const HealthReport& report)
{
    QByteArray text =
        "figure,subject,state,value,unit,warning,critical,since,text,refusal,remedy,next,source\n";
    for (const Figure& figure : report.figures) {
        const QByteArrayList cells {csvCell(figure.id().toUtf8()),
                                    csvCell(figure.subject.toUtf8()),
                                    csvCell(stateKey(figure).toUtf8()),
                                    figure.isTold() ? csvNumber(plain(*figure.value)) : QByteArray(),
                                    csvCell(unitKey(figure.kind->unit).toUtf8()),
                                    limit(figure.threshold.warning),
                                    limit(figure.threshold.critical),
                                    figure.since ? csvNumber(QByteArray::number(*figure.since))
                                                 : QByteArray(),
                                    csvCell(figure.text.toUtf8()),
                                    csvCell(figure.refusal.toUtf8()),
                                    csvCell(figure.remedy.toUtf8()),
                                    csvCell(figure.next.toUtf8()),
                                    csvCell(figure.kind->source)};
        text += cells.join(',') + '\n';
    }
    return text;
}

QByteArray healthHtml(const HealthReport& report)
{
    QString rows;
    auto group = FigureGroup::Weeks;
    bool isFirst = true;
    for (const Figure& figure : report.figures) {
        if (std::exchange(isFirst, false) || figure.kind->group != group)
            rows += QStringLiteral("<tr><th colspan=\"7\">%1</th></tr>\n")
                        .arg(groupName(figure.kind->group).toHtmlEscaped());
        group = figure.kind->group;
        rows += figureRow(report, figure);
    }
    const QString title = Text::tr("Health of %1").arg(visibleText(report.server));
    const QString at = dateTimeOf(report.readAt).toString(Qt::ISODate);
    const QString heads = cell(Text::tr("Figure"), "th") + cell(Text::tr("Value, or why there is none"), "th")
        + cell(Text::tr("Warning · critical"), "th") + cell(Text::tr("Age"), "th")
        + cell(Text::tr("State"), "th") + cell(Text::tr("Next step"), "th") + cell(Text::tr("Source"), "th");
    return QStringLiteral(
               "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style>"
               "</head><body>\n<h1>%1</h1>\n<p>%3</p>\n<table><tr>%4</tr>\n%5</table>\n%6%7"
               "</body></html>\n")
        .arg(title.toHtmlEscaped(), QLatin1String(Style),
             Text::tr("Read at %1, PostgreSQL %2").arg(at, visibleText(report.host.version)).toHtmlEscaped(),
             heads, rows, statementTable(Text::tr("Slowest statements"), report.host.statements.slowest),
             statementTable(Text::tr("Most frequent statements"), report.host.statements.frequent))
        .toUtf8();
}

}
