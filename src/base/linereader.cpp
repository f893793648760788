#include "base/linereader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstring>

namespace Weekglass {

namespace {

constexpr qsizetype BlockBytes = 256 * 1024;

Error readError(const QFile& file)
{
    return {.kind = Error::Kind::Io,
            .message = QCoreApplication::translate("Files", "The file cannot be read."),
            .where = file.fileName(),
            .detail = file.errorString()};
}

}

LineReader::LineReader(std::unique_ptr<QFile> file, qsizetype maxLineBytes)
    : m_file(std::move(file))
    , m_maxLineBytes(maxLineBytes)
{
}

Result<LineReader> LineReader::open(const QString& path, qsizetype maxLineBytes)
{
    auto file = std::make_unique<QFile>(path);
    if (QFileInfo(path).isDir() || !file->open(QIODevice::ReadOnly))
        return readError(*file);
    return LineReader(std::move(file), maxLineBytes);
}

Result<bool> LineReader::fill()
{
    if (m_begin > 0) {
        m_buffer.remove(0, m_begin);
        m_begin = 0;
    }
    const qsizetype old = m_buffer.size();
    m_buffer.resize(old + BlockBytes);
    const qint64 got = m_file->read(m_buffer.data() + old, BlockBytes);
    m_buffer.resize(old + std::max<qint64>(got, 0));
    if (got < 0)
        return readError(*m_file);
    m_bytesRead += got;
    return got > 0;
}

LineReader::Line LineReader::take(qsizetype length, qsizetype breakLength)
{
    Line line {.text = QByteArrayView(m_buffer).sliced(m_begin, length), .number = ++m_number};
    if (line.text.endsWith('\r'))
        line.text.chop(1);
    m_begin += length + breakLength;
    return line;
}

Result<std::optional<LineReader::Line>> LineReader::next()
{
    qsizetype searched = 0;
    while (true) {
        const qsizetype found = m_buffer.indexOf('\n', m_begin + searched);
        if (found >= 0 && m_skipping) {
            m_skipping = false;
            m_begin = found + 1;
            searched = 0;
            continue;
        }
        if (found >= 0)
            return std::optional(take(found - m_begin, 1));
        searched = m_buffer.size() - m_begin;
        if (m_skipping) {
            m_begin = m_buffer.size();
            searched = 0;
        } else if (searched > m_maxLineBytes) {
            m_skipping = true;
            Line line = take(searched, 0);
            line.tooLong = true;
            return std::optional(line);
        }
        auto more = fill();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    const qsizetype rest = m_buffer.size() - m_begin;
    if (rest == 0 || m_skipping)
        return std::optional<Line>();
    return std::optional(take(rest, 0));
}

}
