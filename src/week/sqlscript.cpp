#include "week/sqlscript.h"

#include <QByteArrayList>
#include <QCoreApplication>

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

class ScriptSplitter
{
public:
    explicit ScriptSplitter(const QByteArray& script)
        : m_script(script)
    {
    }

    std::vector<ScriptStatement> split()
    {
        if (m_script.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
        while (m_at < m_script.size())
            step();
        finish();
        return std::move(m_statements);
    }

private:
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_script.size() ? m_script[m_at + ahead] : '\0';
    }

    void step()
    {
        const char c = peek();
        if (isSpace(c))
            advance(1);
        else if (c == '-' && peek(1) == '-')
            skipLine();
        else if (c == '/' && peek(1) == '*')
            skipComment();
        else if (c == ';' && m_parentheses == 0 && m_atomic == 0)
            finish();
        else
            token(c);
    }

    void token(char c)
    {
        if (m_begin < 0) {
            m_begin = m_at;
            m_beginLine = m_line;
        }
        if (c == '\'')
            skipQuoted('\'', false);
        else if (c == '"')
            skipQuoted('"', false);
        else if (c == '$')
            skipDollar();
        else if (isWordStart(c))
            word();
        else {
            if (c == '(')
                ++m_parentheses;
            else if (c == ')' && m_parentheses > 0)
                --m_parentheses;
            else if (isDigit(c))
                return skipNumber();
            advance(1);
        }
    }

    void advance(qsizetype count)
    {
        for (; count > 0 && m_at < m_script.size(); --count)
            m_line += m_script[m_at++] == '\n' ? 1 : 0;
    }

    void skipLine()
    {
        while (m_at < m_script.size() && peek() != '\n' && peek() != '\r')
            advance(1);
    }

    void skipComment()
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
        } while (depth > 0 && m_at < m_script.size());
    }

    void skipQuoted(char quote, bool backslashes)
    {
        advance(1);
        while (m_at < m_script.size()) {
            const char c = peek();
            const bool isPair = (c == '\\' && backslashes) || (c == quote && peek(1) == quote);
            advance(isPair ? 2 : 1);
            if (c == quote && !isPair)
                return;
        }
    }

    void skipNumber() // so that the e of 1e'...' is no prefix of a string
    {
        while (isDigit(peek()) || isWordStart(peek()) || peek() == '.')
            advance(1);
    }

    void skipDollar()
    {
        qsizetype end = m_at + 1;
        while (end < m_script.size()
               && (isWordStart(m_script[end]) || (isDigit(m_script[end]) && end > m_at + 1)))
            ++end;
        if (end >= m_script.size() || m_script[end] != '$')
            return advance(1); // a parameter, or something for the server to refuse
        const QByteArray tag = m_script.sliced(m_at, end + 1 - m_at);
        const qsizetype close = m_script.indexOf(tag, end + 1);
        advance(close < 0 ? m_script.size() : close + tag.size() - m_at);
    }

    void word()
    {
        const qsizetype begin = m_at;
        while (isWordStart(peek()) || isDigit(peek()) || peek() == '$')
            advance(1);
        const QByteArray upper = m_script.sliced(begin, m_at - begin).toUpper();
        if (peek() == '\'' && upper == "E")
            return skipQuoted('\'', true);
        if (m_words.size() < 5)
            m_words << upper;
        followBody(upper);
        m_lastWord = upper;
    }

    /// Bodies of SQL functions: BEGIN ATOMIC ...; ...; END, with CASE ... END inside.
    void followBody(const QByteArray& upper)
    {
        const bool opens = upper == "ATOMIC" && m_lastWord == "BEGIN" && m_words[0] == "CREATE";
        if (opens || (m_atomic > 0 && upper == "CASE"))
            ++m_atomic;
        else if (m_atomic > 0 && upper == "END")
            --m_atomic;
    }

    void finish()
    {
        if (m_begin >= 0)
            m_statements.push_back(
                {m_script.sliced(m_begin, m_at - m_begin), m_beginLine, m_words.join(' ')});
        advance(1);
        m_begin = -1;
        m_parentheses = 0;
        m_atomic = 0;
        m_words.clear();
        m_lastWord.clear();
    }

    const QByteArray& m_script;
    std::vector<ScriptStatement> m_statements;
    qsizetype m_at = 0;
    qsizetype m_begin = -1; // of the statement, -1 before its first token
    int m_line = 1;
    int m_beginLine = 1;
    int m_parentheses = 0;
    int m_atomic = 0;
    QByteArrayList m_words;
    QByteArray m_lastWord;
};

bool controlsTransactions(const QByteArray& words)
{
    const QByteArrayList list = words.split(' ');
    const QByteArray& first = list[0];
    if (first == "ROLLBACK" || first == "ABORT") // going back to a savepoint stays inside
        return !list.mid(1, 2).contains("TO");
    if (first == "PREPARE")
        return list.value(1) == "TRANSACTION";
    return first == "BEGIN" || first == "START" || first == "COMMIT" || first == "END";
}

}

std::vector<ScriptStatement> splitScript(const QByteArray& script)
{
    return ScriptSplitter(script).split();
}

Result<void> refuseTransactionControl(const std::vector<ScriptStatement>& statements)
{
    for (const ScriptStatement& statement : statements) {
        if (controlsTransactions(statement.words))
            return Error {.kind = Error::Kind::Format,
                          .message = QCoreApplication::translate("SqlScript",
                                                                 "The file begins or ends a transaction "
                                                                 "itself (%1).")
                                         .arg(QString::fromUtf8(statement.words.left(40))),
                          .where = QCoreApplication::translate("SqlScript", "line %1").arg(statement.line),
                          .advice = QCoreApplication::translate(
                              "SqlScript",
                              "Take the statement out: the whole file runs in one transaction, so that "
                              "it happens whole or not at all.")};
    }
    return {};
}

}
