#include "events/eventimport.h"

#include "base/files.h"
#include "base/linereader.h"
#include "base/safetext.h"
#include "events/importline.h"
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

/// The file's good lines as COPY data; the bad ones go to the reject file.
class ResponseSource
{
public:
    ResponseSource(LineReader reader, const ImportOptions& options, ImportReport& report)
        : m_reader(std::move(reader))
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
        auto response = readRecordedResponse(line.text);
        if (!response)
            return reject(line,
                          response.error().where.isEmpty() ? response.error().message
                                                           : response.error().message
                                  + QStringLiteral(" (%1)").arg(response.error().where));
        appendCopyRow(rows, *response);
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
    const ImportOptions& m_options;
    ImportReport& m_report;
    std::optional<PrivateFile> m_rejects;
};

Result<qint64> insertNew(Pg::Session& session, const ImportTarget& target, const Pg::Call& call)
{
    auto table = Sql::qualifiedName(target.table);
    if (!table)
        return table.error();
    // a temporary table is read in the order it was written, so ids follow the file
    return session.execute(Sql("INSERT INTO ") + *table
                               + Sql(" (fetched_at, endpoint, request_key, status_code, payload, "
                                     "payload_hash)\nSELECT fetched_at, "
                                     "endpoint, request_key, status_code, payload, payload_hash\nFROM "
                                     "pg_temp.weekglass_import\nON "
                                     "CONFLICT DO NOTHING"),
                           {}, call);
}

Result<void> load(Pg::Session& session, const ImportTarget& target, const ImportOptions& options,
                  ResponseSource& source, ImportReport& report, const Pg::Call& call)
{
    auto stage = Sql::load(QStringLiteral("weekglass/import_stage.sql"));
    if (!stage)
        return stage.error();
    if (auto made = session.script(*stage, call); !made)
        return made;
    auto copied = session.copyIn(
        Sql("COPY pg_temp.weekglass_import FROM STDIN"), [&source] { return source.nextPiece(); }, call);
    if (!copied)
        return copied.error();
    auto inserted = insertNew(session, target, call);
    if (!inserted)
        return inserted.error();
    report.inserted = *inserted;
    report.alreadyThere = *copied - *inserted;
    return options.afterLoad ? options.afterLoad(session) : Result<void>();
}

}

Result<ImportReport> importResponses(Pg::Session& session, const ImportTarget& target,
                                     const ImportOptions& options, const Pg::Call& call)
{
    auto reader = LineReader::open(options.file, MaxLineBytes);
    if (!reader)
        return reader.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    ImportReport report;
    ResponseSource source(*std::move(reader), options, report);
    if (auto loaded = load(session, target, options, source, report, call); !loaded)
        return loaded.error().at(options.file);
    // the reject file first: a committed import must not lose what it refused
    if (auto finished = source.finish(); !finished)
        return finished.error();
    if (auto committed = transaction->commit(call); !committed)
        return committed.error();
    return report;
}

}
