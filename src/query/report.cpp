#include "query/report.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "metrics/weekstart.h"
#include "query/queryrun.h"
#include "query/querywrite.h"
#include "query/sqltokens.h"
#include "query/text.h"
#include "json/path.h"

#include <QMap>

#include <algorithm>

namespace Weekglass {

namespace {

int columnOf(const QueryResult& result, const QByteArray& name)
{
    const auto found = std::ranges::find(result.columns, name, &QueryColumn::name);
    return found == result.columns.end() ? -1 : static_cast<int>(found - result.columns.begin());
}

Result<std::vector<bool>> staleRows(const QueryResult& result, const ReportDefinition& report,
                                    std::optional<qint64> now)
{
    const int column = columnOf(result, report.asOf.toUtf8());
    const auto refusal = [&report](const QString& message) {
        return Error {.kind = Error::Kind::Format,
                      .message = message.arg(report.asOf),
                      .where = report.query.name,
                      .advice = Text::tr("Its manifest names it as the age of a row.")};
    };
    if (column < 0)
        return refusal(Text::tr("The query lacks the column “%1”."));
    if (!result.columns[static_cast<std::size_t>(column)].isTime())
        return refusal(Text::tr("The column “%1” is not a time."));
    std::vector<bool> stale;
    for (qsizetype row = 0; row < result.rows.count(); ++row) {
        const auto text = result.rows.cell(row, column);
        const auto at = text ? microsecondsOf(*text) : std::nullopt;
        stale.push_back(now && at && *now - *at > report.staleAfterSeconds * MicrosecondsPerSecond);
    }
    return stale;
}

/// -1 if rows do not warn.
Result<int> alertColumnOf(const QueryResult& result, const ReportDefinition& report)
{
    if (report.alert.isEmpty())
        return -1;
    const int column = columnOf(result, report.alert.toUtf8());
    if (column >= 0)
        return column;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The query lacks the column “%1”.").arg(report.alert),
                  .where = report.query.name,
                  .advice = Text::tr("Its manifest names it as the column with the warning of a row.")};
}

/// The server would say of a missing parameter only that it is missing.
Result<void> checkParameters(const QueryStatement& statement, const ReportDefinition& report)
{
    const QStringView text = statement.text;
    qsizetype used = 0;
    for (const SqlToken& token : sqlTokens(text)) {
        if (token.kind == SqlToken::Kind::Parameter)
            used = std::max(used, token.in(text).mid(1).toLongLong());
    }
    const auto named = static_cast<qsizetype>(report.parameters.size());
    if (used == named)
        return {};
    return Error {
        .kind = Error::Kind::Format,
        .message =
            Text::tr("The query uses parameters up to $%1, and its manifest names %2.").arg(used).arg(named),
        .where = report.query.name,
        .advice = Text::tr("The parameters of a report are $1, $2, … in their order.")};
}

/// @p column: of the kinds, -1 if there is none
QByteArray kindOf(const QueryResult& result, qsizetype row, int column)
{
    return column < 0 ? QByteArray("rows") : result.rows.cell(row, column).value_or("").toByteArray();
}

/// The place in the report's text, with the file's name before it.
Error named(Error error, const ReportDefinition& report)
{
    error.where =
        error.where.isEmpty() ? report.query.name : Text::tr("%1, %2").arg(report.query.name, error.where);
    return error;
}

QByteArray rowJson(const QueryResult& result, qsizetype row)
{
    QByteArray json = "{";
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        const auto text = result.rows.cell(row, static_cast<int>(i));
        json += (i == 0 ? "" : ",") + queryJson(result.columns[i].name, {}) + ':'
            + (text ? queryJson(*text, result.columns[i]) : QByteArray("null"));
    }
    return json + '}';
}

}

qsizetype Report::staleCount() const
{
    return std::ranges::count(isStale, true);
}

QByteArray Report::alert(qsizetype row) const
{
    return alertColumn < 0 ? QByteArray()
                           : result->rows.cell(row, alertColumn).value_or(QByteArrayView()).toByteArray();
}

qsizetype Report::alertCount() const
{
    qsizetype count = 0;
    for (qsizetype row = 0; alertColumn >= 0 && row < result->rows.count(); ++row)
        count += alert(row).isEmpty() ? 0 : 1;
    return count;
}

QString Report::asOfText() const
{
    if (!now)
        return {};
    const QString at = dateTimeOf(*now).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (!values.present)
        return Text::tr("Seen from the newest event: %1 UTC").arg(at);
    return values.present->isNewestEvent ? Text::tr("As of the newest event: %1 UTC").arg(at)
                                         : Text::tr("As of %1 UTC").arg(at);
}

namespace {

/// Which rows are old, seen from when.
Result<void> readAges(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
                      const QueryResult& result, Report& read, const Pg::Call& call)
{
    if (read.values.present)
        read.now = read.values.present->at;
    if (report.asOf.isEmpty())
        return {};
    if (!read.now) {
        const auto times = fetchWeekTimes(session, game, call);
        if (!times)
            return times.error();
        read.now = times->lastAt;
    }
    auto stale = staleRows(result, report, read.now);
    if (!stale)
        return stale.error();
    read.isStale = *std::move(stale);
    return {};
}

}

Result<Report> readReport(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
                          const ReportSettings& settings, const Pg::Call& call)
{
    auto statement = readingStatement(QString::fromUtf8(report.query.text));
    if (!statement)
        return named(statement.error(), report);
    if (const auto checked = checkParameters(*statement, report); !checked)
        return checked.error();
    auto values = resolveValues(session, game, report, settings, call);
    if (!values)
        return values.error();
    Report read;
    read.values = *std::move(values);
    auto result = runQuery(session, *statement, QueryMode::Rows, {}, call, read.values.params());
    if (result.error)
        return named(*result.error, report);
    const auto alert = alertColumnOf(result, report);
    if (!alert)
        return alert.error();
    read.alertColumn = *alert;
    if (const auto aged = readAges(session, game, report, result, read, call); !aged)
        return aged.error();
    read.result = std::make_shared<const QueryResult>(std::move(result));
    return read;
}

QString reportSql(const ReportDefinition& report, const ReportValues& values)
{
    QStringList lines;
    for (std::size_t i = 0; i < values.list.size(); ++i) {
        const auto& value = values.list[i].value;
        lines << QStringLiteral("-- $%1 %2: %3")
                     .arg(QString::number(i + 1), values.list[i].name,
                          value ? value->simplified() : QStringLiteral("NULL")); // one line: a comment
    }
    lines << QString::fromUtf8(report.query.text);
    return lines.join(QLatin1Char('\n'));
}

Result<Json::Document> reportDocument(const QueryResult& result)
{
    const int kind = columnOf(result, "kind");
    QMap<QByteArray, QByteArray> arrays;
    for (qsizetype row = 0; row < result.rows.count(); ++row) {
        QByteArray& array = arrays[kindOf(result, row, kind)];
        array += (array.isEmpty() ? "" : ",") + rowJson(result, row);
    }
    QByteArray json = "{";
    for (auto array = arrays.cbegin(); array != arrays.cend(); ++array)
        json += (json.size() == 1 ? "" : ",") + queryJson(array.key(), {}) + ":[" + array.value() + ']';
    return Json::Document::parse(json + '}');
}

std::vector<QString> reportPointers(const QueryResult& result)
{
    const int kind = columnOf(result, "kind");
    std::vector<QString> pointers;
    QMap<QByteArray, int> counts;
    for (qsizetype row = 0; row < result.rows.count(); ++row) {
        const QByteArray name = kindOf(result, row, kind);
        pointers.push_back(QLatin1Char('/') + Json::pointerStep(fromUtf8(name)) + QLatin1Char('/')
                           + QString::number(counts[name]++));
    }
    return pointers;
}

}
