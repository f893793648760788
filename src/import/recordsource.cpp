#include "import/recordsource.h"

#include "base/safetext.h"
#include "import/importline.h"
#include "import/text.h"

#include <QFileInfo>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype PieceBytes = 128LL * 1024;
constexpr std::size_t BatchRecords = 1000;
constexpr std::size_t BatchBytes = 8UL * 1024 * 1024;
constexpr std::size_t KeptReasons = 100;

}

RecordSource::RecordSource(std::unique_ptr<RecordReader> reader, const ImportKind& kind,
                           const ImportOptions& options, ImportReport& report)
    : m_reader(std::move(reader))
    , m_kind(kind)
    , m_options(options)
    , m_report(report)
{
    m_report.format = m_reader->format();
}

Result<QByteArray> RecordSource::nextPiece()
{
    QByteArray rows;
    rows.reserve(PieceBytes + PieceBytes / 4);
    while (rows.size() < PieceBytes) {
        const auto record = next();
        if (!record)
            return record.error();
        if (!*record)
            break;
        if (auto appended = appendRow(**record, rows); !appended)
            return appended.error();
    }
    showProgress();
    return rows;
}

Result<std::vector<StagedRecord>> RecordSource::nextBatch(std::size_t factor)
{
    std::vector<StagedRecord> batch;
    std::size_t bytes = 0;
    while (batch.size() < factor * BatchRecords && bytes < factor * BatchBytes) {
        const auto record = next();
        if (!record)
            return record.error();
        if (!*record)
            break;
        StagedRecord staged {.number = (*record)->number, .original = {}, .row = {}};
        const auto appended = appendRow(**record, staged.row);
        if (!appended)
            return appended.error();
        if (!*appended)
            continue;
        staged.original = (*record)->original.toByteArray();
        bytes += static_cast<std::size_t>(staged.row.size() + staged.original.size());
        batch.push_back(std::move(staged));
    }
    showProgress();
    return batch;
}

Result<void> RecordSource::finish()
{
    std::ranges::stable_sort(m_report.firstRejected, {}, &RejectedLine::number);
    return m_rejects ? m_rejects->commit() : Result<void>();
}

Error RecordSource::placed(Error error) const
{
    error.where = m_last > 0
        ? Text::tr("%1, after %2").arg(m_options.file, recordPlace(m_report.format, m_last))
        : Text::tr("%1, before its first record").arg(m_options.file);
    if (!m_options.partial && m_reader->isCutOff())
        error.advice = Text::tr(
            "Nothing of the file was loaded. You can load it partially; the whole file adds the rest later.");
    return error;
}

/// Nothing at the end, or where a file is cut off of which a part is wanted.
Result<std::optional<Record>> RecordSource::next()
{
    if (m_report.cutOff)
        return std::optional<Record>();
    auto record = m_reader->next();
    if (!record && !(m_options.partial && m_reader->isCutOff()))
        return placed(record.error());
    if (!record) {
        m_report.cutOff = placed(record.error());
        return std::optional<Record>();
    }
    if (*record) {
        ++m_report.lines;
        m_last = (*record)->number;
    }
    return record;
}

/// False if it was put aside.
Result<bool> RecordSource::appendRow(const Record& record, QByteArray& rows)
{
    const auto cells = m_kind.cells(record);
    if (cells) {
        appendCopyRow(rows, *cells);
        return true;
    }
    const auto rejected = reject(record.number, record.original, cells.error());
    return rejected ? Result<bool>(false) : rejected.error();
}

void RecordSource::showProgress() const
{
    if (m_options.progress)
        m_options.progress(m_reader->bytesRead(), m_reader->size());
}

Result<void> RecordSource::reject(qint64 number, QByteArrayView original, const Error& reason)
{
    const QString text =
        reason.where.isEmpty() ? reason.message : QStringLiteral("%1 (%2)").arg(reason.message, reason.where);
    ++m_report.rejected;
    if (m_report.firstRejected.size() < KeptReasons)
        m_report.firstRejected.push_back({.number = number, .reason = visibleText(text)});
    if (!m_rejects) {
        if (auto opened = openRejects(); !opened)
            return opened;
        if (!m_reader->header().isEmpty()) {
            if (auto written = write(m_reader->header()); !written)
                return written;
        }
    }
    return write(original);
}

Result<void> RecordSource::openRejects()
{
    auto opened = openRejects(m_options.rejectFile);
    if (opened || m_options.rejectFileElsewhere.isEmpty())
        return opened;
    if (auto made = makePrivateFolder(QFileInfo(m_options.rejectFileElsewhere).path()); !made)
        return made;
    return openRejects(m_options.rejectFileElsewhere);
}

Result<void> RecordSource::openRejects(const QString& path)
{
    auto file = PrivateFile::create(path);
    if (!file)
        return file.error();
    m_rejects.emplace(*std::move(file));
    m_report.rejectFile = path;
    return {};
}

Result<void> RecordSource::write(QByteArrayView line)
{
    if (auto written = m_rejects->write(line); !written)
        return written;
    return m_rejects->write("\n");
}

}
