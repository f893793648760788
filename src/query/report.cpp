#include "query/report.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "metrics/weekstart.h"
#include "query/queryrun.h"
#include "query/querywrite.h"
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
    constexpr qint64 Second = 1'000'000; // microseconds
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
        return refusal(Text::tr("The column “%1” is no time."));
    std::vector<bool> stale;
    for (qsizetype row = 0; row < result.rows.count(); ++row) {
        const auto text = result.rows.cell(row, column);
        const auto at = text ? microsecondsOf(*text) : std::nullopt;
        stale.push_back(now && at && *now - *at > report.staleAfterSeconds * Second);
    }
    return stale;
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

Result<Report> readReport(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
                          const Pg::Call& call)
{
    auto statement = readingStatement(QString::fromUtf8(report.query.text));
    if (!statement)
        return named(statement.error(), report);
    Report read;
    auto result = runQuery(session, *statement, QueryMode::Rows, {}, call);
    if (result.error)
        return named(*result.error, report);
    if (!report.asOf.isEmpty()) {
        const auto times = fetchWeekTimes(session, game, call);
        if (!times)
            return times.error();
        read.now = times->lastAt;
        auto stale = staleRows(result, report, read.now);
        if (!stale)
            return stale.error();
        read.isStale = *std::move(stale);
    }
    read.result = std::make_shared<const QueryResult>(std::move(result));
    return read;
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
