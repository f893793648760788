#include "week/sqlscanner.h"

namespace Weekglass {

namespace {

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}

ScriptScanner::ScriptScanner(QByteArrayView text, int line)
    : m_text(text)
    , m_line(line)
{
    if (m_text.startsWith(QByteArrayView("\xEF\xBB\xBF")))
        m_at = 3;
}

std::optional<ScriptToken> ScriptScanner::next()
{
    while (skipBlank()) { }
    if (m_at >= m_text.size())
        return {};
    ScriptToken token {.line = m_line, .begin = m_at};
    token.kind = skipToken();
    token.text = m_text.sliced(token.begin, m_at - token.begin);
    return token;
}

void ScriptScanner::advance(qsizetype count)
{
    for (; count > 0 && m_at < m_text.size(); --count)
        m_line += m_text[m_at++] == '\n' ? 1 : 0;
}

bool ScriptScanner::skipBlank()
{
    const char c = peek();
    if (m_at >= m_text.size())
        return false;
    if (isSpace(c)) {
        advance(1);
    } else if (c == '-' && peek(1) == '-') {
        while (m_at < m_text.size() && peek() != '\n' && peek() != '\r')
            advance(1);
    } else if (c == '/' && peek(1) == '*') {
        skipComment();
    } else {
        return false;
    }
    return true;
}

void ScriptScanner::skipComment()
{
    int depth = 0;
    do {
        if (peek() == '/' && peek(1) == '*') {
            ++depth;
            advance(2);
        } else if (peek() == '*' && peek(1) == '/') {
            --depth;
            advance(2);
        } else {
            advance(1);
        }
    } while (depth > 0 && m_at < m_text.size());
}

void ScriptScanner::skipQuoted(char quote, bool backslashes)
{
    advance(1);
    while (m_at < m_text.size()) {
        const char c = peek();
        const bool isPair = (c == '\\' && backslashes) || (c == quote && peek(1) == quote);
        advance(isPair ? 2 : 1);
        if (c == quote && !isPair)
            return;
    }
}

ScriptToken::Kind ScriptScanner::skipToken()
{
    const char c = peek();
    if (c == '\'' || c == '"') {
        skipQuoted(c, false);
        return c == '"' ? ScriptToken::Kind::Quoted : ScriptToken::Kind::Text;
    }
    if (c == '$')
        return skipDollar();
    if (isWordStart(c))
        return skipWord();
    if (!isDigit(c)) {
        advance(1);
        return ScriptToken::Kind::Symbol;
    }
    while (isDigit(peek()) || isWordStart(peek()) || peek() == '.') // so that the e of 1e'...' is no prefix
        advance(1);
    return ScriptToken::Kind::Number;
}

ScriptToken::Kind ScriptScanner::skipDollar()
{
    qsizetype end = m_at + 1;
    while (end < m_text.size() && (isWordStart(m_text[end]) || (isDigit(m_text[end]) && end > m_at + 1)))
        ++end;
    if (end >= m_text.size() || m_text[end] != '$') {
        advance(1); // a parameter, or something for the server to refuse
        return ScriptToken::Kind::Symbol;
    }
    const QByteArrayView tag = m_text.sliced(m_at, end + 1 - m_at);
    const qsizetype close = m_text.indexOf(tag, end + 1);
    advance(close < 0 ? m_text.size() : close + tag.size() - m_at);
    return ScriptToken::Kind::Text;
}

ScriptToken::Kind ScriptScanner::skipWord()
{
    const qsizetype begin = m_at;
    while (isWordStart(peek()) || isDigit(peek()) || peek() == '$')
        advance(1);
    if (peek() == '\'' && m_at == begin + 1 && (m_text[begin] == 'e' || m_text[begin] == 'E')) {
        skipQuoted('\'', true);
        return ScriptToken::Kind::Text;
    }
    return ScriptToken::Kind::Word;
}

}
