#include "pg/missingname.h"

#include "pg/sqlscanner.h"
#include "pg/text.h"

#include <algorithm>
#include <optional>

namespace Weekglass::Pg {

namespace {

/// The tokens of a statement without its comments. Places beyond the end hold nothing.
class Tokens
{
public:
    explicit Tokens(QStringView text)
        : m_text(text)
    {
        SqlScanner<QStringView> scanner(text);
        while (const auto token = scanner.next()) {
            if (token->kind != SqlToken::Kind::Comment)
                m_tokens.push_back(*token);
        }
    }

    std::size_t size() const { return m_tokens.size(); }
    bool isSymbol(std::size_t at, char symbol) const
    {
        return at < size() && m_tokens[at].isSymbol(m_text, QLatin1Char(symbol));
    }
    bool isName(std::size_t at) const
    {
        return at < size()
            && (m_tokens[at].kind == SqlToken::Kind::Word || m_tokens[at].kind == SqlToken::Kind::QuotedName);
    }
    bool isWord(std::size_t at, const char* word) const
    {
        return at < size() && m_tokens[at].kind == SqlToken::Kind::Word
            && m_tokens[at].in(m_text).compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }
    bool isAny(std::size_t at, std::initializer_list<const char*> words) const
    {
        return std::ranges::any_of(words, [&](const char* word) { return isWord(at, word); });
    }
    /// The name at @p at with its dots; @p at becomes the place after it.
    QStringList parts(std::size_t& at) const
    {
        QStringList parts;
        while (isName(at)) {
            parts << nameMeant(m_tokens[at].in(m_text));
            if (!isSymbol(at + 1, '.') || !isName(at + 2)) {
                ++at;
                break;
            }
            at += 2;
        }
        return parts;
    }
    /// The token that begins at this place of the text; size() if none does.
    std::size_t at(qsizetype unit) const
    {
        const auto found = std::ranges::find(m_tokens, unit, &SqlToken::begin);
        return static_cast<std::size_t>(found - m_tokens.begin());
    }

private:
    QStringView m_text;
    std::vector<SqlToken> m_tokens;
};

/// The server counts characters, we count UTF-16 units.
qsizetype unitOf(QStringView text, int position)
{
    qsizetype at = 0;
    for (int left = position - 1; left > 0 && at < text.size(); --left)
        at += text[at].isHighSurrogate() ? 2 : 1;
    return at;
}

/// Words after a table that are not its alias.
bool endsTable(const Tokens& tokens, std::size_t at)
{
    return tokens.isAny(at,
                        {"WHERE",   "JOIN",    "LEFT",      "RIGHT",  "FULL",  "INNER",       "CROSS",
                         "NATURAL", "ON",      "USING",     "GROUP",  "ORDER", "LIMIT",       "HAVING",
                         "UNION",   "EXCEPT",  "INTERSECT", "WINDOW", "FOR",   "SET",         "VALUES",
                         "SELECT",  "DEFAULT", "RETURNING", "OFFSET", "FETCH", "TABLESAMPLE", "OVERRIDING"});
}

/// A table stands where @p at is.
bool isTablePlace(const Tokens& tokens, std::size_t at)
{
    if (at == 0)
        return false;
    return tokens.isAny(at - 1, {"FROM", "JOIN", "INTO", "UPDATE", "ONLY", "TABLE", "LATERAL"})
        || tokens.isSymbol(at - 1, ',');
}

/// Takes the table at @p at, which becomes the place after it and its alias. Behind INTO its columns may
/// follow; elsewhere a parenthesis makes a function of it.
std::optional<UsedName> takeTable(const Tokens& tokens, std::size_t& at)
{
    const bool hasColumns = tokens.isWord(at - 1, "INTO");
    const QStringList parts = tokens.parts(at);
    if (parts.isEmpty() || (tokens.isSymbol(at, '(') && !hasColumns))
        return {};
    UsedName table {.name = parts.join(QLatin1Char('.')), .alias = parts.last()};
    if (tokens.isWord(at, "AS"))
        ++at;
    if (tokens.isName(at) && !endsTable(tokens, at))
        table.alias = tokens.parts(at).last();
    return table;
}

QString columnText(const Tokens& tokens, QStringView statement, std::size_t at)
{
    const QStringList parts = tokens.parts(at);
    if (parts.isEmpty())
        return {};
    auto tables = tablesUsedBy(statement);
    if (parts.size() > 1)
        std::erase_if(tables, [&parts](const UsedName& table) { return table.alias != parts.first(); });
    QStringList names;
    for (const UsedName& table : tables) {
        if (!names.contains(table.name) && table.name.contains(QLatin1Char('.')))
            names << table.name;
    }
    if (names.size() == 1)
        return Text::tr("This database has no column %1 in the table or view %2.")
            .arg(parts.last(), names.first());
    return Text::tr("This database has no column %1.").arg(parts.last());
}

}

std::vector<UsedName> tablesUsedBy(QStringView statement)
{
    const Tokens tokens(statement);
    std::vector<UsedName> used;
    std::vector<bool> parentheses; // whether FROM is a word of the function there
    for (std::size_t at = 0; at < tokens.size();) {
        if (tokens.isSymbol(at, '('))
            parentheses.push_back(at > 0
                                  && tokens.isAny(at - 1, {"EXTRACT", "SUBSTRING", "TRIM", "OVERLAY"}));
        else if (tokens.isSymbol(at, ')') && !parentheses.empty())
            parentheses.pop_back();
        const bool begins = tokens.isAny(at, {"FROM", "JOIN", "INTO", "UPDATE"})
            && (parentheses.empty() || !parentheses.back())
            && !(at > 0 && tokens.isAny(at - 1, {"DISTINCT", "FOR", "KEY"})); // IS DISTINCT FROM, FOR UPDATE
        ++at;
        while (begins) {
            while (tokens.isAny(at, {"ONLY", "LATERAL"}))
                ++at;
            if (auto table = takeTable(tokens, at))
                used.push_back(*std::move(table));
            if (!tokens.isSymbol(at, ','))
                break;
            ++at;
        }
    }
    return used;
}

QStringList functionsUsedBy(QStringView statement)
{
    const Tokens tokens(statement);
    QStringList used;
    for (std::size_t at = 0; at < tokens.size();) {
        if (!tokens.isName(at)) {
            ++at;
            continue;
        }
        const bool isTable = at > 0 && tokens.isWord(at - 1, "INTO");
        const QStringList parts = tokens.parts(at);
        if (parts.size() == 2 && !isTable && parts.first() != QLatin1String("pg_catalog")
            && tokens.isSymbol(at, '('))
            used << parts.join(QLatin1Char('.'));
    }
    used.removeDuplicates();
    return used;
}

QString missingName(const QString& state, QStringView statement, int position)
{
    static const QStringList states {QStringLiteral("42703"), QStringLiteral("42P01"),
                                     QStringLiteral("42883"), QStringLiteral("42704"),
                                     QStringLiteral("3F000")};
    if (position < 1 || !states.contains(state))
        return {};
    const Tokens tokens(statement);
    std::size_t at = tokens.at(unitOf(statement, position));
    if (state == QLatin1String("42703"))
        return columnText(tokens, statement, at);
    const bool isTable = isTablePlace(tokens, at);
    const QString name = tokens.parts(at).join(QLatin1Char('.'));
    if (name.isEmpty())
        return {};
    if (state == QLatin1String("42P01") && isTable)
        return Text::tr("This database has no table or view %1.").arg(name);
    if (state == QLatin1String("42883"))
        return Text::tr("This database has no function %1 for these values.").arg(name);
    if (state == QLatin1String("42704"))
        return Text::tr("This database has no type %1.").arg(name);
    if (state == QLatin1String("3F000"))
        return Text::tr("This database has no schema %1.").arg(name.section(QLatin1Char('.'), 0, 0));
    return {};
}

}
