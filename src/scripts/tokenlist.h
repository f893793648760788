#pragma once

#include "scripts/scriptscanner.h"

#include <QString>

#include <initializer_list>
#include <vector>

namespace Weekglass {

/// The tokens of one statement, for finding out what it does. Places beyond its end hold nothing.
class TokenList
{
public:
    /// The same life times as of ScriptScanner.
    TokenList(QByteArrayView statement, int line);

    int size() const { return static_cast<int>(m_tokens.size()); }
    int line(int at) const { return at < size() ? m_tokens[static_cast<std::size_t>(at)].line : m_line; }
    /// Where it begins in the statement, in bytes; at the end: where the last one ends.
    qsizetype begin(int at) const;
    bool isWord(int at, const char* word) const;
    bool isSymbol(int at, char c) const;
    bool isString(int at) const;
    QByteArrayView text(int at) const;
    /// The statement from the token on, no longer than that.
    QByteArrayView from(int at, qsizetype most) const;
    /// Whether these words follow one another from @p at on.
    bool starts(int at, std::initializer_list<const char*> words) const;
    /// The first place of the word from @p from on, before @p end, outside of parentheses; -1 if there is
    /// none.
    int find(const char* word, int from, int end) const;
    bool has(const char* word) const { return find(word, 0, size()) >= 0; }
    /// Past the words, each of which may be there or not, in this order.
    int skip(int at, std::initializer_list<const char*> words) const;
    /// A name at @p at, with dots, folded and without quotes; empty if there is none. @p at becomes the place
    /// after it.
    QString name(int& at) const;
    /// The place after the next comma outside of parentheses; @p end if there is none.
    int afterComma(int from, int end) const;

private:
    const ScriptToken* token(int at) const;

    QByteArrayView m_statement;
    std::vector<ScriptToken> m_tokens;
    int m_line;
};

}
