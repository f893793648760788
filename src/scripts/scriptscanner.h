#pragma once

#include "pg/sqlscanner.h"

#include <QByteArray>

namespace Weekglass {

/// A token of a script, with its place in the file.
struct ScriptToken
{
    using Kind = Pg::SqlToken::Kind;

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

/// The tokens of a script, as psql reads it, with their lines and without comments.
class ScriptScanner
{
public:
    /// @p text must outlive the scanner and its tokens; its first character is on @p line.
    explicit ScriptScanner(QByteArrayView text, int line = 1);
    /// Nothing at the end.
    std::optional<ScriptToken> next();

private:
    QByteArrayView m_text;
    Pg::SqlScanner<QByteArrayView> m_scanner;
    qsizetype m_offset; // where the scanner began
    qsizetype m_counted = 0; // line breaks before it are in m_line
    int m_line;
};

}
