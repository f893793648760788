#include "scripts/sqlscript.h"

#include "scripts/scriptscanner.h"
#include "scripts/text.h"

#include <QByteArrayList>

namespace Weekglass {

namespace {

class ScriptSplitter
{
public:
    explicit ScriptSplitter(const QByteArray& script)
        : m_script(script)
    {
    }

    std::vector<ScriptStatement> split()
    {
        ScriptScanner scanner(m_script);
        while (const auto token = scanner.next()) {
            if (token->isSymbol(';') && m_parentheses == 0 && m_atomic == 0)
                finish(token->begin);
            else
                take(*token);
        }
        finish(m_script.size());
        return std::move(m_statements);
    }

private:
    void take(const ScriptToken& token)
    {
        if (m_begin < 0) {
            m_begin = token.begin;
            m_beginLine = token.line;
        }
        if (token.kind == ScriptToken::Kind::Word)
            return word(token.text.toByteArray().toUpper());
        m_lastWord.clear();
        if (token.isSymbol('('))
            ++m_parentheses;
        else if (token.isSymbol(')') && m_parentheses > 0)
            --m_parentheses;
    }

    void word(const QByteArray& upper)
    {
        if (m_words.size() < 5)
            m_words << upper;
        followBody(upper);
        m_lastWord = upper;
    }

    /// Bodies of SQL functions: BEGIN ATOMIC ...; ...; END, with CASE ... END inside.
    void followBody(const QByteArray& upper)
    {
        const bool opens = upper == "ATOMIC" && m_lastWord == "BEGIN" && m_parentheses == 0 && makesRoutine();
        if (opens || (m_atomic > 0 && upper == "CASE"))
            ++m_atomic;
        else if (m_atomic > 0 && upper == "END")
            --m_atomic;
    }

    bool makesRoutine() const
    {
        const QByteArray kind =
            m_words.value(1) == "OR" && m_words.value(2) == "REPLACE" ? m_words.value(3) : m_words.value(1);
        return m_words[0] == "CREATE" && (kind == "FUNCTION" || kind == "PROCEDURE");
    }

    void finish(qsizetype end)
    {
        if (m_begin >= 0)
            m_statements.push_back({m_script.sliced(m_begin, end - m_begin), m_beginLine, m_words.join(' ')});
        m_begin = -1;
        m_parentheses = 0;
        m_atomic = 0;
        m_words.clear();
        m_lastWord.clear();
    }

    const QByteArray& m_script;
    std::vector<ScriptStatement> m_statements;
    qsizetype m_begin = -1; // of the statement, -1 before its first token
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
                          .message = Text::tr("The file begins or ends a transaction "
                                              "itself (%1).")
                                         .arg(QString::fromUtf8(statement.words.left(40))),
                          .where = Text::tr("line %1").arg(statement.line),
                          .advice = Text::tr("Remove the statement: the whole file runs in one transaction, "
                                             "completely or not at all.")};
    }
    return {};
}

}
