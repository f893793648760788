#include "week/transactionneeds.h"

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

}
