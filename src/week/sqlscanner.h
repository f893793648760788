#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Weekglass {

/// A piece of SQL text. Comments and white space are none.
struct ScriptToken
{
    enum class Kind {
        Word, ///< a keyword or a name without quotes
        Quoted, ///< a name in double quotes, with them
        Text, ///< a string constant, with its quotes or dollars
        Number,
        Symbol ///< one character
    };

    Kind kind = Kind::Symbol;
    QByteArrayView text = {}; ///< in the scanned text
    int line = 1;
    qsizetype begin = 0; ///< in bytes

    bool isSymbol(char c) const { return kind == Kind::Symbol && text.front() == c; }
    /// @p word in upper case.
    bool isWord(const char* word) const
    {
        return kind == Kind::Word && text.size() == static_cast<qsizetype>(qstrlen(word))
            && qstrnicmp(text.data(), word, static_cast<std::size_t>(text.size())) == 0;
    }
};

/// Takes SQL apart as psql does. Open quotes and comments end with the text.
class ScriptScanner
{
public:
    /// @p text must outlive the scanner and its tokens; its first character is on @p line.
    explicit ScriptScanner(QByteArrayView text, int line = 1);
    /// Nothing at the end.
    std::optional<ScriptToken> next();

private:
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    void advance(qsizetype count);
    bool skipBlank();
    void skipComment();
    void skipQuoted(char quote, bool backslashes);
    ScriptToken::Kind skipToken();
    ScriptToken::Kind skipDollar();
    ScriptToken::Kind skipWord();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line;
};

}
