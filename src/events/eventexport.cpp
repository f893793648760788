#include "events/eventexport.h"

#include "base/files.h"
#include "pg/transaction.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype WriteBytes = 256 * 1024;
constexpr qint64 ProgressRows = 4096;
constexpr char Quote = '\x01'; // as in copyOptions()

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Events)
};

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

Sql withoutFormulas(const Sql& text)
{
    return Sql("CASE WHEN left(") + text + Sql(", 1) IN ('=', '+', '-', '@', E'\\t', E'\\r') THEN '''' || ")
        + text + Sql(" ELSE ") + text + Sql(" END");
}

/// The columns of the source and the payload, by the names that the file has.
Result<Sql> columnList(const EventQuery& query, bool isImported, ExportFormat format)
{
    Sql columns;
    std::vector<QByteArray> names = query.shape.columns;
    names.emplace_back("payload");
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto name = Sql::identifier(QString::fromUtf8(names[i]));
        auto shown = Sql::identifier(QString::fromUtf8(isImported ? importedName(names[i]) : names[i]));
        if (!name || !shown)
            return name ? shown.error() : name.error();
        Sql value = Sql("e.") + *name;
        const bool isText = i + 1 == names.size() || query.shape.isText(static_cast<int>(i));
        if (format == ExportFormat::Csv && isText)
            value = withoutFormulas(value + Sql("::text"));
        columns += (columns.isEmpty() ? Sql() : Sql(", ")) + value + Sql(" AS ") + *shown;
    }
    return columns;
}

/// JSON text holds no control characters but white space, so as CSV with these for quote and delimiter it
/// goes through as it is, except that a row with line breaks in it comes in quotes.
Sql copyOptions(ExportFormat format)
{
    return format == ExportFormat::Csv
        ? Sql(") TO STDOUT WITH (FORMAT csv, HEADER)")
        : Sql(") TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')");
}

Result<Sql> copyStatement(const EventQuery& query, bool isImported, ExportFormat format)
{
    auto columns = columnList(query, isImported, format);
    if (!columns)
        return columns.error();
    EventSelect select(query, EventValues::Literals);
    select.where(query.filter);
    auto rows = select.finish(*columns, EventSelect::order(EventDirection::Newer));
    if (!rows)
        return rows.error();
    const Sql content = format == ExportFormat::Csv
        ? rows->sql
        : Sql("SELECT row_to_json(r) FROM (\n") + rows->sql + Sql("\n) AS r");
    return Sql("COPY (") + content + copyOptions(format);
}

/// Takes the rows as the server sends them.
class ExportFile
{
public:
    ExportFile(PrivateFile file, const ExportOptions& options)
        : m_file(std::move(file))
        , m_options(options)
    {
        if (options.format == ExportFormat::Json)
            m_buffer = "[";
    }

    Result<void> add(QByteArrayView line)
    {
        const bool isHeader = m_options.format == ExportFormat::Csv && m_lines == 0;
        if (m_options.format == ExportFormat::Json) {
            m_buffer += m_lines == 0 ? "\n" : ",\n";
            line.chop(1); // its line break
        }
        ++m_lines;
        m_rows += isHeader ? 0 : 1;
        if (line.startsWith(Quote))
            addOnOneLine(line);
        else
            m_buffer += line;
        if (m_rows % ProgressRows == 0 && m_options.progress)
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
    /// Of type json, which is kept as it was written. In its strings line breaks are escaped.
    void addOnOneLine(QByteArrayView line)
    {
        const qsizetype begin = m_buffer.size();
        m_buffer += line.sliced(1, line.lastIndexOf(Quote) - 1);
        const auto isLineBreak = [](char c) { return c == '\n' || c == '\r'; };
        std::replace_if(m_buffer.begin() + begin, m_buffer.end(), isLineBreak, ' ');
        m_buffer += line.sliced(line.lastIndexOf(Quote) + 1);
    }

    Result<void> flush()
    {
        auto written = m_file.write(m_buffer);
        m_buffer.clear();
        return written;
    }

    PrivateFile m_file;
    const ExportOptions& m_options;
    QByteArray m_buffer;
    qint64 m_lines = 0;
    qint64 m_rows = 0;
};

}

Result<qint64> exportEvents(Pg::Session& session, const EventQuery& query,
                            const std::optional<ImportTarget>& import, const ExportOptions& options,
                            const Pg::Call& call)
{
    const bool isImported =
        import && import->eventSource == query.source.id && options.format != ExportFormat::Csv;
    auto statement = copyStatement(query, isImported, options.format);
    if (!statement)
        return statement.error();
    auto created = PrivateFile::create(options.file);
    if (!created)
        return created.error();
    ExportFile file(*std::move(created), options);
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
