#include "query/querywrite.h"

#include "base/files.h"
#include "base/utf8.h"
#include "pg/copyrow.h"
#include "query/parquetrows.h"
#include "query/text.h"
#include "query/textrows.h"
#include "json/strings.h"

#include <QFileInfo>

#include <memory>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 ProgressRows = 4096;

/// The columns that each week's result will have: the statement without its rows.
CombinedResult shapeOf(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                       const Pg::Call& call)
{
    std::vector<CombinedResult::Part> parts;
    for (const WeekHandle& week : weeks)
        parts.push_back({.week = week.title(), .result = nullptr});
    QueryStatement empty = statement;
    if (statement.isSelect())
        empty.text = QStringLiteral("SELECT * FROM (\n%1\n) AS q LIMIT 0").arg(statement.text);
    runOnWeeks(weeks, empty, QueryMode::Rows, {}, call,
               [&](std::size_t week, std::shared_ptr<const QueryResult> result) {
                   parts[week].result = std::move(result);
               });
    return {std::move(parts), weeks.size() > 1};
}

/// How many digits the week's numerics have, at most those that are known yet.
Result<void> takeDigits(const WeekHandle& week, const QueryStatement& statement, const CombinedResult& shape,
                        std::size_t part, std::vector<DecimalDigits>& digits, const Pg::Call& call)
{
    QStringList names; // for the columns of the statement, of which several may have one name
    for (std::size_t i = 0; i < shape.parts()[part].result->columns.size(); ++i)
        names << QStringLiteral("c%1").arg(i);
    QStringList asked;
    std::vector<DecimalDigits*> answered;
    for (int i = shape.firstOwnColumn(); i < static_cast<int>(digits.size()); ++i) {
        const int own = shape.ownColumn(part, i);
        if (own < 0 || !shape.columns()[static_cast<std::size_t>(i)].isNumeric())
            continue;
        // NaN and infinities have no scale, and the writer refuses them
        asked << QStringLiteral("max(scale(q.c%1)), max(abs(q.c%1)) FILTER (WHERE scale(q.c%1) IS NOT NULL)")
                     .arg(own);
        answered.push_back(&digits[static_cast<std::size_t>(i)]);
    }
    if (asked.isEmpty() || !statement.isSelect())
        return {};
    auto session = week.acquire(call.stop);
    if (!session)
        return session.error();
    QueryStatement measuring = statement;
    measuring.text =
        QStringLiteral("SELECT %1 FROM (\n%2\n) AS q (%3)")
            .arg(asked.join(QStringLiteral(", ")), statement.text, names.join(QStringLiteral(", ")));
    const QueryResult result = runQuery(**session, measuring, QueryMode::Rows, {}, call);
    if (result.error)
        return *result.error;
    for (std::size_t i = 0; i < answered.size(); ++i) {
        const auto scale = result.rows.cell(0, static_cast<int>(2 * i));
        const auto greatest = result.rows.cell(0, static_cast<int>(2 * i + 1));
        if (!scale || !greatest)
            continue; // all are NULL
        DecimalDigits most = DecimalDigits::of(*greatest);
        most.behind = scale->toInt();
        answered[i]->take(most);
    }
    return {};
}

/// The statement's rows, one after the other: @p take(cellOf) with cellOf(column) as optional text. A SELECT
/// is sent as COPY, whose rows cost libpq half of those of a result.
template<typename Take>
Result<void> readRows(Pg::Session& session, const QueryStatement& statement, const Take& take,
                      const Pg::Call& call)
{
    if (!statement.isSelect()) {
        Result<void> taken;
        std::stop_source stop;
        const std::stop_callback stopped(call.stop, [&stop] { stop.request_stop(); });
        const auto sent =
            session.stream(Sql::trusted(statement.text.toUtf8()), {},
                           [&](const Pg::RowView& row) {
                               if (!taken)
                                   return;
                               taken = take([&row](int own) {
                                   return row.isNull(own) ? std::nullopt : std::optional(row.text(own));
                               });
                               if (!taken)
                                   stop.request_stop();
                           },
                           {}, {.stop = stop.get_token(), .deadline = call.deadline});
        qsizetype at = -1;
        return !taken ? taken
            : sent    ? Result<void>()
                      : explainedError(session, statement, 0, sent.error(), at);
    }
    const QByteArray prefix = "COPY (\n";
    Result<void> taken;
    Pg::CopyRow row;
    const auto sent = session.copyOut(
        Sql::trusted(prefix + statement.text.toUtf8() + "\n) TO STDOUT"),
        [&](QByteArrayView line) {
            row.read(line);
            taken = take([&row](int own) { return row.cell(own); });
            return taken;
        },
        call);
    qsizetype at = -1;
    return !taken || sent ? taken : explainedError(session, statement, prefix.size(), sent.error(), at);
}

/// One week's rows, from the server straight to the writer.
template<typename Rows>
Result<void> writeWeek(const WeekHandle& week, const QueryStatement& statement, const CombinedResult& shape,
                       std::size_t part, Rows& rows, const std::function<void(qint64)>& progress,
                       const Pg::Call& call)
{
    auto session = week.acquire(call.stop);
    if (!session)
        return session.error();
    auto transaction = ReadingTransaction::begin(**session, call);
    if (!transaction)
        return transaction.error();
    const auto take = [&](const auto& own) -> Result<void> {
        auto written = rows.add(week.title(), [&](int column) -> CombinedResult::Cell {
            return shape.cellOf(part, column, own);
        });
        if (written && progress && rows.rows() % ProgressRows == 0)
            progress(rows.rows());
        return written;
    };
    return readRows(**session, statement, take, call);
}

/// Week after week.
template<typename Rows>
Result<WrittenQuery> writeAll(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                              const CombinedResult& shape, Rows&& rows,
                              const std::function<void(qint64)>& progress, const Pg::Call& call)
{
    const auto& parts = shape.parts();
    qsizetype row = 0; // of the shape
    int failedWeeks = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (call.stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
        const bool failed = parts[i].result->error.has_value();
        auto written = failed ? rows.add(parts[i].week, [&](int column) { return shape.cell(row, column); })
                              : writeWeek(weeks[i], statement, shape, i, rows, progress, call);
        if (!written)
            return written.error().at(parts[i].week);
        row += failed ? 1 : parts[i].result->rows.count();
        failedWeeks += failed ? 1 : 0;
    }
    if (auto finished = rows.finish(); !finished)
        return finished.error();
    return WrittenQuery {.rows = rows.rows(), .failedWeeks = failedWeeks};
}

Result<WrittenQuery> writeParquet(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                  const CombinedResult& shape, const QuerySink& sink,
                                  const std::function<void(qint64)>& progress, const Pg::Call& call)
{
    if (shape.columns().empty())
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("The statement has no columns, so there is no Parquet file of it.")};
    // without a look at its rows a numeric is text, which is exact, too
    std::vector<DecimalDigits> digits(shape.columns().size(),
                                      statement.isSelect() ? DecimalDigits() : DecimalDigits::tooMany());
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        if (shape.parts()[i].result->error)
            continue;
        if (auto taken = takeDigits(weeks[i], statement, shape, i, digits, call); !taken)
            return taken.error().at(weeks[i].title());
    }
    return writeAll(weeks, statement, shape,
                    ParquetRows(parquetColumns(shape.columns(), digits), sink,
                                {{"weekglass.statement", statement.text.toUtf8()}}),
                    progress, call);
}

}

QueryFormat queryFormatOf(const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("csv"))
        return QueryFormat::Csv;
    if (ending == QLatin1String("parquet"))
        return QueryFormat::Parquet;
    return ending == QLatin1String("json") ? QueryFormat::Json : QueryFormat::Ndjson;
}

QString notThereText(const QString& week)
{
    return Text::tr("not in %1").arg(week);
}

QByteArray queryJson(QByteArrayView text, const QueryColumn& column)
{
    const bool isFinite = !text.isEmpty() && (text.back() >= '0' && text.back() <= '9');
    if (column.isNumber() && isFinite)
        return text.toByteArray();
    if (column.isJson()) // as it was written, but on one line: in strings line breaks are escaped
        return text.toByteArray().replace('\n', ' ').replace('\r', ' ');
    if (column.type == ColumnType::Bool)
        return text == QByteArrayView("t") ? "true" : "false";
    return Json::quoted(fromUtf8(text));
}

Result<WrittenQuery> writeQuery(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                QueryFormat format, const QuerySink& sink,
                                const std::function<void(qint64)>& progress, const Pg::Call& call)
{
    const CombinedResult shape = shapeOf(weeks, statement, call);
    const auto& parts = shape.parts();
    const bool allFailed = std::ranges::all_of(
        parts, [](const CombinedResult::Part& part) { return part.result->error.has_value(); });
    if (allFailed && !parts.empty())
        return *parts.front().result->error;
    if (format == QueryFormat::Parquet)
        return writeParquet(weeks, statement, shape, sink, progress, call);
    return writeAll(weeks, statement, shape, TextRows(shape, format, sink), progress, call);
}

namespace {

template<typename Rows>
Result<void> writeRows(const CombinedResult& result, Rows&& rows)
{
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        const QString& week = result.parts()[result.partOf(row)].week;
        auto added = rows.add(week, [&](int column) { return result.cell(row, column); });
        if (!added)
            return added;
    }
    return rows.finish();
}

std::vector<DecimalDigits> digitsIn(const CombinedResult& result)
{
    std::vector<DecimalDigits> digits(result.columns().size());
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        for (std::size_t i = 0; i < digits.size(); ++i) {
            const CombinedResult::Cell cell = result.cell(row, static_cast<int>(i));
            if (result.columns()[i].isNumeric() && cell.kind == CombinedResult::CellKind::Text)
                digits[i].take(DecimalDigits::of(cell.text));
        }
    }
    return digits;
}

}

Result<void> writeResult(const CombinedResult& result, QueryFormat format, const QuerySink& sink)
{
    if (format == QueryFormat::Parquet)
        return writeRows(result, ParquetRows(parquetColumns(result.columns(), digitsIn(result)), sink, {}));
    return writeRows(result, TextRows(result, format, sink));
}

Result<void> writeResultFile(const CombinedResult& result, const QString& file)
{
    auto created = PrivateFile::create(file);
    if (!created)
        return created.error();
    auto written =
        writeResult(result, queryFormatOf(file), [&](QByteArrayView bytes) { return created->write(bytes); });
    return written ? created->commit() : written;
}

Result<QByteArray> resultBytes(const CombinedResult& result, QueryFormat format)
{
    QByteArray bytes;
    const auto written = writeResult(result, format, [&bytes](QByteArrayView piece) {
        bytes += piece;
        return Result<void>();
    });
    return written ? Result<QByteArray>(bytes) : written.error();
}

Result<WrittenQuery> writeQueryFile(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                    const QString& file, const std::function<void(qint64)>& progress,
                                    const Pg::Call& call)
{
    auto created = PrivateFile::create(file);
    if (!created)
        return created.error();
    auto rows = writeQuery(
        weeks, statement, queryFormatOf(file), [&](QByteArrayView bytes) { return created->write(bytes); },
        progress, call);
    if (!rows)
        return rows.error();
    if (auto finished = created->commit(); !finished)
        return finished.error();
    return *rows;
}

}
