#include "events/eventimport.h"

#include "base/files.h"
#include "base/linereader.h"
#include "base/safetext.h"
#include "events/importline.h"
#include "events/importrow.h"
#include "pg/transaction.h"

#include <QCoreApplication>

#include <optional>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype MaxLineBytes = 256LL * 1024 * 1024; // what jsonb can hold at most
constexpr qsizetype PieceBytes = 128LL * 1024;
constexpr std::size_t KeptReasons = 100;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// How lines of one kind get into a table.
struct Loading
{
    Sql stage; ///< makes the temporary table
    Sql copy;
    Sql insert; ///< what is not there yet
    std::function<Result<std::vector<Pg::Value>>(QByteArrayView line)> read;
};

/// The file's good lines as COPY data; the bad ones go to the reject file.
class LineSource
{
public:
    LineSource(LineReader reader, const Loading& loading, const ImportOptions& options, ImportReport& report)
        : m_reader(std::move(reader))
        , m_loading(loading)
        , m_options(options)
        , m_report(report)
    {
    }

    /// A CopySource: rows for the server, empty at the end.
    Result<QByteArray> nextPiece()
    {
        QByteArray rows;
        rows.reserve(PieceBytes + PieceBytes / 4);
        while (rows.size() < PieceBytes) {
            auto line = m_reader.next();
            if (!line)
                return line.error();
            if (!*line)
                break;
            if ((*line)->text.trimmed().isEmpty())
                continue;
            ++m_report.lines;
            if (auto taken = take(**line, rows); !taken)
                return taken.error();
        }
        if (m_options.progress)
            m_options.progress(m_reader.bytesRead(), m_reader.size());
        return rows;
    }

    Result<void> finish() { return m_rejects ? m_rejects->commit() : Result<void>(); }

private:
    Result<void> take(const LineReader::Line& line, QByteArray& rows)
    {
        if (line.tooLong)
            return reject(line, Text::tr("the line is longer than %1 MB").arg(MaxLineBytes / 1024 / 1024));
        auto cells = m_loading.read(line.text);
        if (!cells)
            return reject(line,
                          cells.error().where.isEmpty()
                              ? cells.error().message
                              : cells.error().message + QStringLiteral(" (%1)").arg(cells.error().where));
        appendCopyRow(rows, *cells);
        return {};
    }

    Result<void> reject(const LineReader::Line& line, const QString& reason)
    {
        ++m_report.rejected;
        if (m_report.firstRejected.size() < KeptReasons)
            m_report.firstRejected.push_back({.number = line.number, .reason = visibleText(reason)});
        if (!m_rejects) {
            auto file = PrivateFile::create(m_options.rejectFile);
            if (!file)
                return file.error();
            m_rejects.emplace(*std::move(file));
        }
        if (auto written = m_rejects->write(line.text); !written)
            return written;
        return m_rejects->write("\n");
    }

    LineReader m_reader;
    const Loading& m_loading;
    const ImportOptions& m_options;
    ImportReport& m_report;
    std::optional<PrivateFile> m_rejects;
};

Result<Loading> responseLoading(const ImportTarget& target)
{
    auto stage = Sql::load(QStringLiteral("weekglass/import_stage.sql"));
    if (!stage)
        return stage.error();
    auto table = Sql::qualifiedName(target.table);
    if (!table)
        return table.error();
    // a temporary table is read in the order it was written, so ids follow the file
    return Loading {
        .stage = *std::move(stage),
        .copy = Sql("COPY pg_temp.weekglass_import FROM STDIN"),
        .insert = Sql("INSERT INTO ") + *table
            + Sql(" (fetched_at, endpoint, request_key, status_code, payload, "
                  "payload_hash)\nSELECT fetched_at, endpoint, request_key, status_code, payload, "
                  "payload_hash\nFROM pg_temp.weekglass_import\nON CONFLICT DO NOTHING"),
        .read = [](QByteArrayView line) -> Result<std::vector<Pg::Value>> {
            auto response = readRecordedResponse(line);
            if (!response)
                return response.error();
            return cellsOf(*response);
        }};
}

Result<Loading> rowLoading(const RowImport& rows)
{
    auto sql = rowImportSql(rows);
    if (!sql)
        return sql.error();
    return Loading {.stage = sql->stage,
                    .copy = sql->copy,
                    .insert = sql->insert,
                    .read = [&rows](QByteArrayView line) { return readImportRow(line, rows); }};
}

/// By the first line that any of them knows. If none is known, the first kind says what is wrong with each.
Result<Loading> loadingFor(const GameDefinition& game, const QString& file)
{
    if (!game.import && game.rowImports.empty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("%1 has no table for recorded data.").arg(game.title),
                      .advice = Text::tr("A game takes it when its game.json has an “import”.")};
    auto reader = LineReader::open(file, MaxLineBytes);
    if (!reader)
        return reader.error();
    for (std::size_t kinds = game.rowImports.size() + (game.import ? 1 : 0); kinds > 1;) {
        auto line = reader->next();
        if (!line)
            return line.error();
        if (!*line)
            break;
        if (game.import && readRecordedResponse((*line)->text))
            return responseLoading(*game.import);
        for (const RowImport& rows : game.rowImports) {
            if (readImportRow((*line)->text, rows))
                return rowLoading(rows);
        }
    }
    return game.import ? responseLoading(*game.import) : rowLoading(game.rowImports.front());
}

Result<void> load(Pg::Session& session, const Loading& loading, const ImportOptions& options,
                  LineSource& source, ImportReport& report, const Pg::Call& call)
{
    if (auto made = session.script(loading.stage, call); !made)
        return made;
    auto copied = session.copyIn(
        loading.copy, [&source] { return source.nextPiece(); }, call);
    if (!copied)
        return copied.error();
    auto inserted = session.execute(loading.insert, {}, call);
    if (!inserted)
        return inserted.error();
    report.inserted = *inserted;
    report.alreadyThere = *copied - *inserted;
    return options.afterLoad ? options.afterLoad(session) : Result<void>();
}

Result<ImportReport> importLines(Pg::Session& session, const Result<Loading>& loading,
                                 const ImportOptions& options, const Pg::Call& call)
{
    if (!loading)
        return loading.error();
    auto reader = LineReader::open(options.file, MaxLineBytes);
    if (!reader)
        return reader.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    ImportReport report;
    LineSource source(*std::move(reader), *loading, options, report);
    if (auto loaded = load(session, *loading, options, source, report, call); !loaded)
        return loaded.error().at(options.file);
    // the reject file first: a committed import must not lose what it refused
    if (auto finished = source.finish(); !finished)
        return finished.error();
    if (auto committed = transaction->commit(call); !committed)
        return committed.error();
    return report;
}

}

Result<ImportReport> importFile(Pg::Session& session, const GameDefinition& game,
                                const ImportOptions& options, const Pg::Call& call)
{
    return importLines(session, loadingFor(game, options.file), options, call);
}

Result<ImportReport> importResponses(Pg::Session& session, const ImportTarget& target,
                                     const ImportOptions& options, const Pg::Call& call)
{
    return importLines(session, responseLoading(target), options, call);
}

}
