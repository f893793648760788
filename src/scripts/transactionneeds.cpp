#include "scripts/transactionneeds.h"

#include <algorithm>
#include <array>

namespace Weekglass {

bool isMarkedOutside(const QByteArray& script)
{
    QByteArray first = script.left(std::max<qsizetype>(script.indexOf('\n'), 0));
    if (first.startsWith("\xEF\xBB\xBF"))
        first.remove(0, 3);
    return first.trimmed().simplified() == "-- weekglass: no-transaction";
}

bool needsNoTransaction(const TokenList& tokens)
{
    if (tokens.isWord(0, "VACUUM"))
        return true;
    if (tokens.starts(0, {"CREATE", "INDEX", "CONCURRENTLY"})
        || tokens.starts(0, {"DROP", "INDEX", "CONCURRENTLY"})
        || tokens.starts(0, {"CREATE", "UNIQUE", "INDEX", "CONCURRENTLY"}))
        return true;
    if (tokens.isWord(0, "REINDEX"))
        return tokens.has("CONCURRENTLY") || tokens.isWord(1, "SCHEMA") || tokens.isWord(1, "DATABASE");
    if (tokens.isWord(0, "CLUSTER"))
        return tokens.size() == 1 || (tokens.size() == 2 && tokens.isWord(1, "VERBOSE"));
    if (tokens.starts(0, {"ALTER", "TABLE"}))
        return tokens.has("DETACH") && tokens.has("CONCURRENTLY");
    return tokens.starts(0, {"CREATE", "SUBSCRIPTION"}) || tokens.starts(0, {"DROP", "SUBSCRIPTION"});
}

bool isServerWide(const TokenList& tokens)
{
    if (tokens.starts(0, {"ALTER", "SYSTEM"}) || tokens.starts(0, {"REINDEX", "SYSTEM"}))
        return true;
    return (tokens.isWord(0, "CREATE") || tokens.isWord(0, "DROP"))
        && (tokens.isWord(1, "DATABASE") || tokens.isWord(1, "TABLESPACE"));
}

bool isPlain(const QByteArray& words)
{
    static constexpr std::array Plain {"CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ",
                                       "ALTER TABLE ",  "COMMENT ON ",   "INSERT INTO ",
                                       "UPDATE ",       "DELETE FROM ",  "DROP ",
                                       "GRANT ",        "REVOKE "};
    return std::ranges::any_of(Plain, [&words](const char* begin) { return words.startsWith(begin); });
}

bool lacksItsSchema(const TokenList& tokens)
{
    if (!tokens.isWord(0, "CREATE"))
        return false;
    const int kind = tokens.starts(1, {"OR", "REPLACE"}) ? 3 : 1;
    const bool isOperator = tokens.isWord(kind, "OPERATOR");
    const auto kinds = {"FUNCTION", "PROCEDURE", "AGGREGATE", "TYPE", "DOMAIN"};
    if (!isOperator
        && std::ranges::none_of(kinds, [&](const char* word) { return tokens.isWord(kind, word); }))
        return false;
    const int name = isOperator ? tokens.skip(kind + 1, {"CLASS", "FAMILY"}) : kind + 1;
    return !tokens.isSymbol(name + 1, '.');
}

}
