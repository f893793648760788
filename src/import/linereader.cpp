#include "import/linereader.h"

namespace Weekglass {

Result<LineReader> LineReader::open(const QString& path, qsizetype maxLineBytes)
{
    auto stream = ByteStream::open(path);
    if (!stream)
        return stream.error();
    return LineReader(*std::move(stream), maxLineBytes);
}

LineReader::Line LineReader::take(qsizetype length, qsizetype breakLength)
{
    Line line {
        .text = m_window.view().first(length), .number = ++m_number, .tooLong = length > m_maxLineBytes};
    if (line.text.endsWith('\r'))
        line.text.chop(1);
    m_window.drop(length + breakLength);
    return line;
}

Result<std::optional<LineReader::Line>> LineReader::next()
{
    qsizetype searched = 0;
    while (true) {
        const QByteArrayView view = m_window.view();
        const qsizetype found = view.indexOf('\n', searched);
        if (found >= 0 && m_skipping) {
            m_skipping = false;
            m_window.drop(found + 1);
            searched = 0;
            continue;
        }
        if (found >= 0)
            return std::optional(take(found, 1));
        searched = view.size();
        if (m_skipping) {
            m_window.drop(searched);
            searched = 0;
        } else if (searched > m_maxLineBytes) {
            m_skipping = true;
            return std::optional(take(searched, 0));
        }
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    const qsizetype rest = m_window.view().size();
    if (rest == 0 || m_skipping)
        return std::optional<Line>();
    Line last = take(rest, 0);
    last.hasBreak = false;
    return std::optional(last);
}

}
