#include "pg/sqlscanner.h"

namespace Weekglass::Pg {

namespace {

char16_t codeOf(char c)
{
    return static_cast<unsigned char>(c);
}

char16_t codeOf(QChar c)
{
    return c.unicode();
}

template<typename Unit>
bool is(Unit unit, char c)
{
    return codeOf(unit) == codeOf(c);
}

/// For the server all but these few is part of a name, also the spaces of Unicode.
template<typename Unit>
bool isSpace(Unit unit)
{
    return is(unit, ' ') || (codeOf(unit) >= u'\t' && codeOf(unit) <= u'\r');
}

template<typename Unit>
bool isDigit(Unit unit)
{
    return codeOf(unit) >= u'0' && codeOf(unit) <= u'9';
}

/// Small if it is a letter of ASCII.
template<typename Unit>
char16_t lower(Unit unit)
{
    return codeOf(unit) | 0x20;
}

template<typename Unit>
bool isWordStart(Unit unit)
{
    return (lower(unit) >= u'a' && lower(unit) <= u'z') || is(unit, '_') || codeOf(unit) >= 0x80;
}

}

template<typename View>
std::optional<SqlToken> SqlScanner<View>::next()
{
    while (m_at < m_text.size() && isSpace(peek()))
        ++m_at;
    if (m_at >= m_text.size())
        return {};
    const qsizetype begin = m_at;
    const Kind kind = skipToken();
    return SqlToken {.kind = kind, .begin = begin, .length = m_at - begin};
}

template<typename View>
bool SqlScanner<View>::sees(char first, char second) const
{
    return is(peek(), first) && is(peek(1), second);
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipToken()
{
    const Unit c = peek();
    if (isWordStart(c))
        return skipWord();
    if (sees('-', '-'))
        return skipLineComment();
    if (sees('/', '*'))
        return skipBlockComment();
    if (is(c, '\''))
        return skipQuoted('\'', false, Kind::String);
    if (is(c, '"'))
        return skipQuoted('"', false, Kind::QuotedName);
    if (is(c, '$'))
        return skipDollar();
    if (isDigit(c) || (is(c, '.') && isDigit(peek(1))))
        return skipNumber();
    skip(1);
    return Kind::Symbol;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipLineComment()
{
    while (m_at < m_text.size() && !is(peek(), '\n') && !is(peek(), '\r'))
        ++m_at;
    return Kind::Comment;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipBlockComment() // they nest
{
    int depth = 0;
    do {
        const bool opens = sees('/', '*');
        const bool closes = sees('*', '/');
        depth += opens ? 1 : closes ? -1 : 0;
        skip(opens || closes ? 2 : 1);
    } while (depth > 0 && m_at < m_text.size());
    return Kind::Comment;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipQuoted(char quote, bool backslashes, Kind kind)
{
    skip(1);
    while (m_at < m_text.size()) {
        const bool isQuote = is(peek(), quote);
        const bool isPair = (backslashes && is(peek(), '\\')) || (isQuote && is(peek(1), quote));
        skip(isPair ? 2 : 1);
        if (isQuote && !isPair)
            break;
    }
    return kind;
}

template<typename View>
qsizetype SqlScanner<View>::continuation() const
{
    bool isLater = false;
    qsizetype at = m_at;
    while (at < m_text.size()) {
        const Unit c = m_text[at];
        if (is(c, '-') && at + 1 < m_text.size() && is(m_text[at + 1], '-')) {
            while (at < m_text.size() && !is(m_text[at], '\n') && !is(m_text[at], '\r'))
                ++at;
        } else if (isSpace(c)) {
            isLater = isLater || is(c, '\n') || is(c, '\r');
            ++at;
        } else {
            return isLater && is(c, '\'') ? at : m_at;
        }
    }
    return m_at;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipDollar()
{
    qsizetype end = m_at + 1;
    while (end < m_text.size() && (isWordStart(m_text[end]) || isDigit(m_text[end])))
        ++end;
    if (isDigit(peek(1))) {
        m_at = end;
        return Kind::Parameter;
    }
    if (end >= m_text.size() || !is(m_text[end], '$')) {
        skip(1); // for the server to refuse
        return Kind::Symbol;
    }
    const View tag = m_text.sliced(m_at, end + 1 - m_at);
    const qsizetype close = m_text.indexOf(tag, end + 1);
    m_at = close < 0 ? m_text.size() : close + tag.size();
    return Kind::String;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipNumber() // so that the e of 1e'...' is no prefix of a string
{
    while (isDigit(peek()) || isWordStart(peek()) || is(peek(), '.'))
        ++m_at;
    return Kind::Number;
}

template<typename View>
SqlToken::Kind SqlScanner<View>::skipWord()
{
    const Unit first = peek();
    const qsizetype begin = m_at;
    while (isWordStart(peek()) || isDigit(peek()) || is(peek(), '$'))
        ++m_at;
    if (m_at - begin > 1)
        return Kind::Word;
    const char16_t prefix = lower(first);
    if (is(peek(), '\'') && prefix == u'e') {
        skipQuoted('\'', true, Kind::String);
        // what follows in the next line belongs to it, and has its rules; of other kinds it makes no
        // difference
        for (qsizetype next = continuation(); next > m_at; next = continuation()) {
            m_at = next;
            skipQuoted('\'', true, Kind::String);
        }
        return Kind::String;
    }
    if (is(peek(), '\'') && (prefix == u'b' || prefix == u'x' || prefix == u'n'))
        return skipQuoted('\'', false, Kind::String);
    if (prefix == u'u' && (sees('&', '\'') || sees('&', '"'))) {
        const bool isName = is(peek(1), '"');
        skip(1);
        return skipQuoted(isName ? '"' : '\'', false, isName ? Kind::QuotedName : Kind::String);
    }
    return Kind::Word;
}

template class SqlScanner<QByteArrayView>;
template class SqlScanner<QStringView>;

QString nameMeant(QStringView token)
{
    const qsizetype quote = token.indexOf(QLatin1Char('"'));
    if (quote < 0) {
        QString name = token.toString();
        for (QChar& c : name) {
            if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
                c = c.toLower();
        }
        return name;
    }
    const QStringView inside = token.sliced(quote + 1);
    return (inside.endsWith(QLatin1Char('"')) ? inside.chopped(1) : inside)
        .toString()
        .replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

QByteArray withoutStrings(QByteArrayView sql)
{
    QByteArray text;
    qsizetype end = 0;
    SqlScanner<QByteArrayView> scanner(sql);
    while (const auto token = scanner.next()) {
        if (token->kind != SqlToken::Kind::String)
            continue;
        text += sql.sliced(end, token->begin - end);
        text += "'…'";
        end = token->end();
    }
    return text += sql.sliced(end);
}

}
