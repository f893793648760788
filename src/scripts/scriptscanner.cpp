#include "scripts/scriptscanner.h"

namespace Weekglass {

namespace {

/// The byte order mark that some editors write.
qsizetype markSize(QByteArrayView text)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    return text.startsWith(mark) ? mark.size() : 0;
}

}

ScriptScanner::ScriptScanner(QByteArrayView text, int line)
    : m_text(text)
    , m_scanner(text.sliced(markSize(text)))
    , m_offset(markSize(text))
    , m_line(line)
{
}

std::optional<ScriptToken> ScriptScanner::next()
{
    auto found = m_scanner.next();
    while (found && found->kind == ScriptToken::Kind::Comment)
        found = m_scanner.next();
    if (!found)
        return {};
    const qsizetype begin = m_offset + found->begin;
    m_line += static_cast<int>(m_text.sliced(m_counted, begin - m_counted).count('\n'));
    m_counted = begin;
    return ScriptToken {
        .kind = found->kind, .text = m_text.sliced(begin, found->length), .line = m_line, .begin = begin};
}

}
