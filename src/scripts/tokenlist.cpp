#include "scripts/tokenlist.h"

#include "base/utf8.h"
#include "pg/sqlscanner.h"

namespace Weekglass {

namespace {

QString nameOf(const ScriptToken& token)
{
    return Pg::nameMeant(fromUtf8(token.text));
}

bool isName(const ScriptToken* token)
{
    if (!token)
        return false;
    return token->kind == ScriptToken::Kind::Word
        || (token->kind == ScriptToken::Kind::QuotedName && token->text.size() > 2);
}

}

TokenList::TokenList(QByteArrayView statement, int line)
    : m_statement(statement)
    , m_line(line)
{
    ScriptScanner scanner(statement, line);
    while (const auto token = scanner.next())
        m_tokens.push_back(*token);
}

const ScriptToken* TokenList::token(int at) const
{
    return at >= 0 && at < size() ? &m_tokens[static_cast<std::size_t>(at)] : nullptr;
}

qsizetype TokenList::begin(int at) const
{
    if (const ScriptToken* found = token(at))
        return found->begin;
    return m_tokens.empty() ? 0 : m_tokens.back().begin + m_tokens.back().text.size();
}

bool TokenList::isWord(int at, const char* word) const
{
    return token(at) && token(at)->isWord(word);
}

bool TokenList::isSymbol(int at, char c) const
{
    return token(at) && token(at)->isSymbol(c);
}

bool TokenList::isString(int at) const
{
    return token(at) && token(at)->kind == ScriptToken::Kind::String;
}

QByteArrayView TokenList::text(int at) const
{
    return token(at) ? token(at)->text : QByteArrayView();
}

QByteArrayView TokenList::from(int at, qsizetype most) const
{
    const QByteArrayView rest = m_statement.sliced(begin(at));
    return rest.first(std::min(rest.size(), most));
}

bool TokenList::starts(int at, std::initializer_list<const char*> words) const
{
    for (const char* word : words) {
        if (!isWord(at++, word))
            return false;
    }
    return true;
}

int TokenList::find(const char* word, int from, int end) const
{
    int depth = 0;
    for (int i = from; i < std::min(end, size()); ++i) {
        if (isSymbol(i, '('))
            ++depth;
        else if (isSymbol(i, ')'))
            --depth;
        else if (depth == 0 && isWord(i, word))
            return i;
    }
    return -1;
}

int TokenList::skip(int at, std::initializer_list<const char*> words) const
{
    for (const char* word : words) {
        if (isWord(at, word))
            ++at;
    }
    return at;
}

QString TokenList::name(int& at) const
{
    if (!isName(token(at)))
        return {};
    QString name = nameOf(*token(at++));
    while (isSymbol(at, '.') && isName(token(at + 1))) {
        name += QLatin1Char('.') + nameOf(*token(at + 1));
        at += 2;
    }
    return name;
}

int TokenList::afterComma(int from, int end) const
{
    int depth = 0;
    for (int i = from; i < std::min(end, size()); ++i) {
        if (isSymbol(i, '('))
            ++depth;
        else if (isSymbol(i, ')'))
            --depth;
        else if (depth == 0 && isSymbol(i, ','))
            return i + 1;
    }
    return end;
}

}
