#include "events/eventexport.h"

#include "base/files.h"
#include "base/utf8.h"
#include "events/exportline.h"
#include "events/text.h"
#include "pg/transaction.h"
#include "json/strings.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype WriteBytes = 256LL * 1024;
constexpr qint64 ProgressRows = 4096;

/// What importing calls a column of the events that it made.
QByteArray importedName(const QByteArray& column)
{
    static const std::array<std::pair<QByteArrayView, const char*>, 5> names {{{"at", "fetched_at"},
                                                                               {"kind", "endpoint"},
                                                                               {"subject", "request_key"},
                                                                               {"status", "status_code"},
                                                                               {"hash", "payload_hash"}}};
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == column; });
    return found == names.end() ? column : QByteArray(found->second);
}

/// pg_type.dat: int8, int2, int4, oid, float4, float8, numeric; these never change.
bool isNumber(quint32 type)
{
    static const std::array<quint32, 7> numbers {20, 21, 23, 26, 700, 701, 1700};
    return std::find(numbers.begin(), numbers.end(), type) != numbers.end();
}

bool isInteger(quint32 type)
{
    return type == 20 || type == 21 || type == 23;
}

bool isJson(quint32 type)
{
    return type == 114 || type == 3802;
}

/// What the server is asked for, and how it is to be written.
struct ExportPlan
{
    Sql columns;
    std::vector<ExportColumn> kinds;
};

Result<void> addColumn(ExportPlan& plan, const Result<Sql>& column, const QByteArray& written,
                       ExportColumn::Kind kind, bool asJson)
{
    auto shown = Sql::identifier(fromUtf8(written));
    if (!column || !shown)
        return column ? shown.error() : column.error();
    Sql value = *column;
    if (asJson)
        value = Sql("to_json(") + value + Sql(")");
    plan.columns += (plan.columns.isEmpty() ? Sql() : Sql(", ")) + value + Sql(" AS ") + *shown;
    plan.kinds.push_back({.key = Json::quoted(fromUtf8(written)), .kind = kind});
    return {};
}

/// The columns of the source and the payload, by the names that the file has. Texts are made JSON here, since
/// that goes on while the server reads further; for what is neither text nor a plain number the server knows
/// how.
Result<ExportPlan> planExport(const EventQuery& query, bool isImported, ExportFormat format)
{
    using Kind = ExportColumn::Kind;
    ExportPlan plan;
    for (std::size_t i = 0; i < query.shape.columns.size(); ++i) {
        const QByteArray& name = query.shape.columns[i];
        const quint32 type = query.shape.types.at(i);
        const bool isCsv = format == ExportFormat::Csv;
        const bool isText = query.shape.isText(static_cast<int>(i)) && !isJson(type);
        // of floats and numerics some are no JSON numbers: NaN
        const bool asJson = !isCsv && !isText && !isInteger(type);
        const Kind kind = isCsv ? (isNumber(type) ? Kind::Number : Kind::Text)
            : isText            ? Kind::Text
                                : Kind::Json;
        if (auto added = addColumn(plan, query.shape.columnSql(name), isImported ? importedName(name) : name,
                                   kind, asJson);
            !added)
            return added.error();
    }
    if (auto added = addColumn(plan, Sql("e.payload"), "payload", Kind::Json, false); !added)
        return added.error();
    return plan;
}

Sql copyOptions(ExportFormat format)
{
    return format == ExportFormat::Csv
        ? Sql("\n) TO STDOUT WITH (FORMAT csv, HEADER)")
        : Sql("\n) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"); // see exportline.h
}

Result<Sql> copyStatement(const EventQuery& query, const Sql& columns, ExportFormat format)
{
    EventSelect select(query, EventValues::Literals);
    select.where(query.filter);
    auto rows = select.finish(columns, EventSelect::order(EventDirection::Newer));
    if (!rows)
        return rows.error();
    return Sql("COPY (\n") + rows->sql + copyOptions(format);
}

/// Takes the rows as the server sends them.
class ExportFile
{
public:
    ExportFile(PrivateFile file, const ExportOptions& options, std::vector<ExportColumn> columns)
        : m_file(std::move(file))
        , m_options(options)
        , m_columns(std::move(columns))
    {
        m_buffer.reserve(WriteBytes + WriteBytes / 4);
        if (options.format == ExportFormat::Json)
            m_buffer = "[";
    }

    Result<void> add(QByteArrayView row)
    {
        if (m_options.format == ExportFormat::Csv && !std::exchange(m_hasHeader, true)) {
            m_buffer += row;
            return {};
        }
        switch (m_options.format) {
        case ExportFormat::Csv:
            appendCsvRow(m_buffer, row, m_columns);
            break;
        case ExportFormat::Ndjson:
            appendJsonRow(m_buffer, row, m_columns);
            m_buffer += '\n';
            break;
        case ExportFormat::Json:
            m_buffer += m_rows == 0 ? "\n" : ",\n";
            appendJsonRow(m_buffer, row, m_columns);
            break;
        }
        if (++m_rows % ProgressRows == 0 && m_options.progress)
            m_options.progress(m_rows);
        return m_buffer.size() < WriteBytes ? Result<void>() : flush();
    }

    Result<void> finish()
    {
        if (m_options.format == ExportFormat::Json)
            m_buffer += "\n]\n";
        if (auto written = flush(); !written)
            return written;
        return m_file.commit();
    }

    qint64 rows() const { return m_rows; }

private:
    Result<void> flush()
    {
        auto written = m_file.write(m_buffer);
        m_buffer.resize(0); // keeps its room
        return written;
    }

    PrivateFile m_file;
    const ExportOptions& m_options;
    const std::vector<ExportColumn> m_columns;
    QByteArray m_buffer;
    bool m_hasHeader = false;
    qint64 m_rows = 0;
};

}

Result<qint64> exportEvents(Pg::Session& session, const EventQuery& query,
                            const std::optional<ImportTarget>& import, const ExportOptions& options,
                            const Pg::Call& call)
{
    const bool isImported =
        import && import->eventSource == query.source.id && options.format != ExportFormat::Csv;
    auto plan = planExport(query, isImported, options.format);
    if (!plan)
        return plan.error();
    auto statement = copyStatement(query, plan->columns, options.format);
    if (!statement)
        return statement.error();
    auto created = PrivateFile::create(options.file);
    if (!created)
        return created.error();
    ExportFile file(*std::move(created), options, std::move(plan->kinds));
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    auto sent = session.copyOut(
        *statement, [&](QByteArrayView line) { return file.add(line); }, call);
    if (!sent)
        return sent.error().at(query.source.query.name);
    if (*sent != file.rows())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("The server sent %1 events but %2 arrived; no file was written.")
                                     .arg(QString::number(*sent), QString::number(file.rows())),
                      .advice = Text::tr("Export again.")};
    if (auto finished = file.finish(); !finished)
        return finished.error();
    return *sent;
}

ExportFormat exportFormatOf(const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("csv"))
        return ExportFormat::Csv;
    return ending == QLatin1String("json") ? ExportFormat::Json : ExportFormat::Ndjson;
}

}
