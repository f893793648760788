#include "events/eventduplicates.h"

#include "json/canonical.h"
#include "json/hash.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Json::Document;
using Json::NodeId;
using Pg::Sql;

constexpr qsizetype Sha256Digits = 64;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// Only whole numbers and zeros may have been written otherwise in a way that matters: 1e2 and -0.0 come out
/// as 100 and 0.0, while the canonical form has 100.0 and -0.0.
bool mayBeRewritten(QByteArrayView number)
{
    return !number.contains('.')
        || std::none_of(number.begin(), number.end(), [](char c) { return c >= '1' && c <= '9'; });
}

bool hasRewritableNumber(const Document& document, NodeId node)
{
    // the values below a container follow it in the document's order
    const auto end = document.rawText(node).end();
    for (const auto last = static_cast<NodeId>(document.nodeCount());
         node < last && document.rawText(node).begin() < end; ++node) {
        if (document.kind(node) == Json::Kind::Number && mayBeRewritten(document.rawText(node)))
            return true;
    }
    return false;
}

}

Result<EventRepeats> fetchEventRepeats(Pg::Session& session, const EventQuery& query, const EventRow& row,
                                       const Pg::Call& call)
{
    EventSelect select(query);
    for (const char* name : {"kind", "subject", "hash"}) {
        const int column = query.shape.column(name);
        const Pg::Value cell = column < 0 ? Pg::Value() : row.cells[static_cast<std::size_t>(column)];
        if (!cell)
            return EventRepeats {};
        auto quoted = Sql::identifier(QLatin1String(name));
        if (!quoted)
            return quoted.error();
        select.where(Sql("e.") + *quoted + Sql(" = ") + select.value(*cell, Sql("text")));
    }
    auto statement = select.finish(Sql("count(*), min(e.at), max(e.at)"));
    if (!statement)
        return statement.error();
    auto table = session.readTable(statement->sql, statement->params, call);
    if (!table)
        return table.error().at(query.source.query.name);
    const auto& cells = table->rows.at(0);
    return EventRepeats {.count = cells[0]->toLongLong(),
                         .firstSeen = cells[1].value_or(QByteArray()),
                         .lastSeen = cells[2].value_or(QByteArray())};
}

HashCheck checkEventHash(const Document& document, NodeId payload, const QByteArray& hash)
{
    if (hash.size() != Sha256Digits || !std::all_of(hash.begin(), hash.end(), isHexDigit))
        return HashCheck::Unknown;
    const auto canonical = Json::canonical(document, payload);
    if (canonical && Json::sha256Hex(*canonical) == hash)
        return HashCheck::Matches;
    return hasRewritableNumber(document, payload) ? HashCheck::Undecidable : HashCheck::Differs;
}

}
