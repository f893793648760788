#include "query/querywrite.h"

#include "base/csv.h"
#include "base/files.h"
#include "base/utf8.h"
#include "query/text.h"
#include "json/strings.h"

#include <QFileInfo>

#include <map>
#include <memory>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype WriteBytes = 256 * 1024;
constexpr qint64 ProgressRows = 4096;
constexpr quint32 BoolType = 16;

QByteArray csvOf(QByteArrayView text, const QueryColumn& column)
{
    if (text.isEmpty())
        return "\"\""; // without quotes it would be NULL
    return column.isNumber() ? csvNumber(text) : csvCell(text);
}

/// Keys of JSON objects: a name that comes twice gets a number.
std::vector<QByteArray> keysOf(const std::vector<QueryColumn>& columns)
{
    std::map<QByteArray, int> seen;
    std::vector<QByteArray> keys;
    for (const QueryColumn& column : columns) {
        const int before = seen[column.name]++;
        const QByteArray name =
            before == 0 ? column.name : column.name + '_' + QByteArray::number(before + 1);
        keys.push_back(Json::quoted(fromUtf8(name)));
    }
    return keys;
}

/// Rows as lines, of a result whose columns are known before its rows.
class QueryWriter
{
public:
    QueryWriter(const CombinedResult& shape, QueryFormat format, const QuerySink& sink,
                const std::function<void(qint64)>& progress)
        : m_columns(shape.columns())
        , m_keys(keysOf(m_columns))
        , m_format(format)
        , m_sink(sink)
        , m_progress(progress)
    {
        if (m_format == QueryFormat::Json)
            m_buffer = "[";
        if (m_format != QueryFormat::Csv)
            return;
        for (const QueryColumn& column : m_columns) {
            m_buffer += m_buffer.isEmpty() ? "" : ",";
            m_buffer += csvOf(column.name, {});
        }
        m_buffer += '\n';
    }

    /// @p cellAt gives the cell of each column.
    template<typename CellAt>
    Result<void> add(const QString& week, const CellAt& cellAt)
    {
        if (m_format == QueryFormat::Json)
            m_buffer += m_rows == 0 ? "\n" : ",\n";
        if (m_format == QueryFormat::Csv)
            addCsv(week, cellAt);
        else
            addObject(cellAt);
        if (m_format != QueryFormat::Json)
            m_buffer += '\n';
        if (++m_rows % ProgressRows == 0 && m_progress)
            m_progress(m_rows);
        return m_buffer.size() < WriteBytes ? Result<void>() : flush();
    }

    Result<void> finish()
    {
        if (m_format == QueryFormat::Json)
            m_buffer += "\n]\n";
        return flush();
    }

    qint64 rows() const { return m_rows; }

private:
    using CellKind = CombinedResult::CellKind;

    template<typename CellAt>
    void addCsv(const QString& week, const CellAt& cellAt)
    {
        for (int i = 0; i < static_cast<int>(m_columns.size()); ++i) {
            const CombinedResult::Cell cell = cellAt(i);
            m_buffer += i == 0 ? "" : ",";
            if (cell.kind == CellKind::NotThere)
                m_buffer += csvOf(notThereText(week).toUtf8(), {});
            else if (cell.kind != CellKind::Null)
                m_buffer += csvOf(cell.text, m_columns[static_cast<std::size_t>(i)]);
        }
    }

    template<typename CellAt>
    void addObject(const CellAt& cellAt)
    {
        char before = '{';
        for (int i = 0; i < static_cast<int>(m_columns.size()); ++i) {
            const CombinedResult::Cell cell = cellAt(i);
            if (cell.kind == CellKind::NotThere)
                continue;
            const auto index = static_cast<std::size_t>(i);
            m_buffer += std::exchange(before, ',');
            m_buffer += m_keys[index];
            m_buffer += ':';
            m_buffer += cell.kind == CellKind::Null ? "null" : queryJson(cell.text, m_columns[index]);
        }
        m_buffer += before == '{' ? "{}" : "}";
    }

    Result<void> flush()
    {
        auto written = m_sink(m_buffer);
        m_buffer.resize(0); // keeps its room
        return written;
    }

    const std::vector<QueryColumn> m_columns;
    const std::vector<QByteArray> m_keys;
    const QueryFormat m_format;
    const QuerySink& m_sink;
    const std::function<void(qint64)>& m_progress;
    QByteArray m_buffer;
    qint64 m_rows = 0;
};

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

/// One week's rows, from the server straight to the writer.
Result<void> writeWeek(const WeekHandle& week, const QueryStatement& statement, const CombinedResult& shape,
                       std::size_t part, QueryWriter& writer, const Pg::Call& call)
{
    auto session = week.acquire(call.stop);
    if (!session)
        return session.error();
    auto transaction = ReadingTransaction::begin(**session, call);
    if (!transaction)
        return transaction.error();
    std::stop_source stop;
    const std::stop_callback stopped(call.stop, [&stop] { stop.request_stop(); });
    Result<void> written;
    const QByteArray name = week.title().toUtf8();
    const auto rows =
        (*session)->stream(Sql::trusted(statement.text.toUtf8()), {},
                           [&](const Pg::RowView& row) {
                               if (!written)
                                   return;
                               written = writer.add(week.title(), [&](int column) -> CombinedResult::Cell {
                                   return shape.cellOf(part, column, [&row](int own) {
                                       return row.isNull(own) ? std::nullopt : std::optional(row.text(own));
                                   });
                               });
                               if (!written)
                                   stop.request_stop();
                           },
                           {}, {.stop = stop.get_token(), .deadline = call.deadline});
    if (!written)
        return written;
    qsizetype at = -1;
    return rows ? Result<void>() : explainedError(**session, statement, 0, rows.error(), at);
}

}

QueryFormat queryFormatOf(const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("csv"))
        return QueryFormat::Csv;
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
    if (column.type == BoolType)
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
    QueryWriter writer(shape, format, sink, progress);
    qsizetype row = 0; // of the shape
    int failedWeeks = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (call.stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
        const bool failed = parts[i].result->error.has_value();
        auto written = failed ? writer.add(parts[i].week, [&](int column) { return shape.cell(row, column); })
                              : writeWeek(weeks[i], statement, shape, i, writer, call);
        if (!written)
            return written.error().at(parts[i].week);
        row += failed ? 1 : parts[i].result->rows.count();
        failedWeeks += failed ? 1 : 0;
    }
    if (auto finished = writer.finish(); !finished)
        return finished.error();
    return WrittenQuery {.rows = writer.rows(), .failedWeeks = failedWeeks};
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
