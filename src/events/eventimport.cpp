#include "events/eventimport.h"

#include "base/files.h"
#include "base/safetext.h"
#include "events/importkind.h"
#include "events/importline.h"
#include "events/takenfiles.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <optional>

namespace Weekglass {

namespace {

constexpr qsizetype PieceBytes = 128LL * 1024;
constexpr std::size_t KeptReasons = 100;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// The file's good records as COPY data; the bad ones go to the reject file.
class RecordSource
{
public:
    RecordSource(std::unique_ptr<RecordReader> reader, const ImportKind& kind, const ImportOptions& options,
                 ImportReport& report)
        : m_reader(std::move(reader))
        , m_kind(kind)
        , m_options(options)
        , m_report(report)
    {
        m_report.format = m_reader->format();
    }

    /// A CopySource: rows for the server, empty at the end.
    Result<QByteArray> nextPiece()
    {
        QByteArray rows;
        rows.reserve(PieceBytes + PieceBytes / 4);
        while (rows.size() < PieceBytes && !m_report.cutOff) {
            const auto record = m_reader->next();
            if (!record && !(m_options.partial && m_reader->isCutOff()))
                return placed(record.error());
            if (!record)
                m_report.cutOff = placed(record.error());
            if (!record || !*record)
                break;
            ++m_report.lines;
            m_last = (*record)->number;
            if (auto taken = take(**record, rows); !taken)
                return taken.error();
        }
        if (m_options.progress)
            m_options.progress(m_reader->bytesRead(), m_reader->size());
        return rows;
    }

    Result<void> finish() { return m_rejects ? m_rejects->commit() : Result<void>(); }

private:
    Error placed(Error error) const
    {
        error.where = m_last > 0
            ? Text::tr("%1, behind %2").arg(m_options.file, recordPlace(m_report.format, m_last))
            : Text::tr("%1, before its first record").arg(m_options.file);
        if (!m_options.partial && m_reader->isCutOff())
            error.advice = Text::tr("Nothing of the file was loaded. What is there can be loaded as a part; "
                                    "the whole file adds the rest later.");
        return error;
    }

    Result<void> take(const Record& record, QByteArray& rows)
    {
        auto cells = m_kind.cells(record);
        if (!cells)
            return reject(record,
                          cells.error().where.isEmpty()
                              ? cells.error().message
                              : cells.error().message + QStringLiteral(" (%1)").arg(cells.error().where));
        appendCopyRow(rows, *cells);
        return {};
    }

    Result<void> reject(const Record& record, const QString& reason)
    {
        ++m_report.rejected;
        if (m_report.firstRejected.size() < KeptReasons)
            m_report.firstRejected.push_back({.number = record.number, .reason = visibleText(reason)});
        if (!m_rejects) {
            if (auto opened = openRejects(); !opened)
                return opened;
            if (!m_reader->header().isEmpty()) {
                if (auto written = write(m_reader->header()); !written)
                    return written;
            }
        }
        return write(record.original);
    }

    Result<void> openRejects()
    {
        auto opened = openRejects(m_options.rejectFile);
        if (opened || m_options.rejectFileElsewhere.isEmpty())
            return opened;
        if (auto made = makePrivateFolder(QFileInfo(m_options.rejectFileElsewhere).path()); !made)
            return made;
        return openRejects(m_options.rejectFileElsewhere);
    }

    Result<void> openRejects(const QString& path)
    {
        auto file = PrivateFile::create(path);
        if (!file)
            return file.error();
        m_rejects.emplace(*std::move(file));
        m_report.rejectFile = path;
        return {};
    }

    Result<void> write(QByteArrayView line)
    {
        if (auto written = m_rejects->write(line); !written)
            return written;
        return m_rejects->write("\n");
    }

    std::unique_ptr<RecordReader> m_reader;
    const ImportKind& m_kind;
    const ImportOptions& m_options;
    ImportReport& m_report;
    qint64 m_last = 0;
    std::optional<PrivateFile> m_rejects;
};

Result<void> load(Pg::Session& session, const ImportKind& kind, const ImportOptions& options,
                  RecordSource& source, ImportReport& report, const Pg::Call& call)
{
    if (!kind.references.isEmpty()) {
        if (auto ensured = ensureReferences(session, kind.references, call); !ensured)
            return ensured;
    }
    if (auto made = session.script(kind.stage, call); !made)
        return made;
    auto copied = session.copyIn(
        kind.copy, [&source] { return source.nextPiece(); }, call);
    if (!copied)
        return copied.error();
    auto inserted = insertAnswers(session, kind.inserts, call);
    if (!inserted)
        return inserted.error();
    report.inserted = *inserted;
    report.alreadyThere = *copied - *inserted;
    if (options.taken) {
        if (auto noted = noteTaken(session, *options.taken, call); !noted)
            return noted;
    }
    return options.afterLoad ? options.afterLoad(session) : Result<void>();
}

Result<ImportReport> importRecords(Pg::Session& session, const Result<ImportKind>& kind,
                                   const ImportOptions& options, const Pg::Call& call)
{
    if (!kind)
        return kind.error();
    auto reader = RecordReader::open(options.file, kind->records);
    if (!reader)
        return reader.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    ImportReport report;
    RecordSource source(*std::move(reader), *kind, options, report);
    if (auto loaded = load(session, *kind, options, source, report, call); !loaded)
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
    return Pg::withLockHolders(
        session,
        importRecords(session, importKindOf(game, options.file, options.nameOf, options.unchanged), options,
                      call));
}

Result<ImportReport> importResponses(Pg::Session& session, const ImportTarget& target,
                                     const ImportOptions& options, const Pg::Call& call)
{
    return Pg::withLockHolders(
        session,
        importRecords(session, responseKind(target, options.nameOf, options.unchanged), options, call));
}

}
