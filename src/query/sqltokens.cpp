#include "query/sqltokens.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace Weekglass {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_') || c.unicode() >= 0x80;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

class SqlScanner
{
public:
    explicit SqlScanner(QStringView text)
        : m_text(text)
    {
    }

    std::vector<SqlToken> scan()
    {
        while (m_at < m_text.size()) {
            if (peek().isSpace()) {
                ++m_at;
                continue;
            }
            const qsizetype begin = m_at;
            const auto kind = next();
            m_tokens.push_back({.kind = kind, .begin = begin, .length = m_at - begin});
        }
        return std::move(m_tokens);
    }

private:
    using Kind = SqlToken::Kind;

    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    bool sees(QLatin1String two) const { return m_text.sliced(m_at).startsWith(two); }
    void skip(qsizetype count) { m_at = std::min(m_at + count, m_text.size()); }

    Kind next()
    {
        const QChar c = peek();
        if (sees(QLatin1String("--")))
            return lineComment();
        if (sees(QLatin1String("/*")))
            return blockComment();
        if (c == QLatin1Char('\''))
            return quoted(QLatin1Char('\''), false, Kind::String);
        if (c == QLatin1Char('"'))
            return quoted(QLatin1Char('"'), false, Kind::QuotedName);
        if (c == QLatin1Char('$'))
            return dollar();
        if (isDigit(c) || (c == QLatin1Char('.') && isDigit(peek(1))))
            return number();
        if (isWordStart(c))
            return word();
        skip(1);
        return Kind::Symbol;
    }

    Kind lineComment()
    {
        while (m_at < m_text.size() && peek() != QLatin1Char('\n') && peek() != QLatin1Char('\r'))
            ++m_at;
        return Kind::Comment;
    }

    Kind blockComment() // they nest
    {
        int depth = 0;
        do {
            const bool opens = sees(QLatin1String("/*"));
            const bool closes = sees(QLatin1String("*/"));
            depth += opens ? 1 : closes ? -1 : 0;
            skip(opens || closes ? 2 : 1);
        } while (depth > 0 && m_at < m_text.size());
        return Kind::Comment;
    }

    Kind quoted(QChar quote, bool backslashes, Kind kind)
    {
        skip(1);
        while (m_at < m_text.size()) {
            const QChar c = peek();
            const bool isPair = (c == QLatin1Char('\\') && backslashes) || (c == quote && peek(1) == quote);
            skip(isPair ? 2 : 1);
            if (c == quote && !isPair)
                break;
        }
        return kind;
    }

    Kind dollar()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && (isWordStart(m_text[end]) || isDigit(m_text[end])))
            ++end;
        if (isDigit(peek(1))) {
            m_at = end;
            return Kind::Parameter;
        }
        if (end >= m_text.size() || m_text[end] != QLatin1Char('$')) {
            skip(1);
            return Kind::Symbol;
        }
        const QStringView tag = m_text.sliced(m_at, end + 1 - m_at);
        const qsizetype close = m_text.indexOf(tag, end + 1);
        m_at = close < 0 ? m_text.size() : close + tag.size();
        return Kind::String;
    }

    Kind number() // so that the e of 1e'...' is no prefix of a string
    {
        while (isDigit(peek()) || isWordStart(peek()) || peek() == QLatin1Char('.'))
            ++m_at;
        return Kind::Number;
    }

    Kind word()
    {
        const qsizetype begin = m_at;
        while (isWordStart(peek()) || isDigit(peek()) || peek() == QLatin1Char('$'))
            ++m_at;
        const QStringView text = m_text.sliced(begin, m_at - begin);
        if (peek() == QLatin1Char('\'') && text.size() == 1 && QStringView(u"eEbBxXnN").contains(text[0]))
            return quoted(QLatin1Char('\''), text[0].toLower() == QLatin1Char('e'), Kind::String);
        if (text.compare(QLatin1String("u"), Qt::CaseInsensitive) == 0 && peek() == QLatin1Char('&')) {
            if (peek(1) == QLatin1Char('\'') || peek(1) == QLatin1Char('"')) {
                const QChar quote = peek(1);
                skip(1);
                return quoted(quote, false, quote == QLatin1Char('"') ? Kind::QuotedName : Kind::String);
            }
        }
        return Kind::Word;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<SqlToken> m_tokens;
};

}

std::vector<SqlToken> sqlTokens(QStringView text)
{
    return SqlScanner(text).scan();
}

const QStringList& sqlKeywords()
{
    static const QStringList words =
        QStringLiteral(
            "ALL AND ANY ARRAY AS ASC BETWEEN BY CASE CAST COLLATE CROSS CURRENT_DATE "
            "CURRENT_TIMESTAMP DESC DISTINCT ELSE END EXCEPT EXISTS EXPLAIN EXTRACT FALSE FETCH "
            "FILTER FIRST FOLLOWING FOR FROM FULL GROUP GROUPING HAVING ILIKE IN INNER INTERSECT "
            "INTERVAL INTO IS ISNULL JOIN LAST LATERAL LEFT LIKE LIMIT MATERIALIZED NATURAL NEXT NOT "
            "NOTNULL NULL NULLS OFFSET ON ONLY OR ORDER ORDINALITY OUTER OVER PARTITION PRECEDING "
            "RANGE RECURSIVE RIGHT ROLLUP ROW ROWS SELECT SETS SHOW SIMILAR SOME TABLE TABLESAMPLE "
            "THEN TO TRUE UNBOUNDED UNION USING VALUES WHEN WHERE WINDOW WITH WITHIN")
            .split(QLatin1Char(' '));
    return words;
}

bool isSqlKeyword(QStringView word)
{
    static const QSet<QString> known(sqlKeywords().begin(), sqlKeywords().end());
    return known.contains(word.toString().toUpper());
}

QString sqlName(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z_][a-z0-9_]*\\z"));
    if (plain.match(name).hasMatch() && !isSqlKeyword(name))
        return name;
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QStringLiteral("\"\""))
        + QLatin1Char('"');
}

QString sqlNameMeant(QStringView token)
{
    if (!token.startsWith(QLatin1Char('"')))
        return token.toString().toLower();
    const QStringView inside = token.sliced(1);
    return (inside.endsWith(QLatin1Char('"')) ? inside.chopped(1) : inside)
        .toString()
        .replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

}
