#include "json/hashcheck.h"

#include "json/canonical.h"
#include "json/hash.h"

#include <algorithm>

namespace Weekglass::Json {
namespace {

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
        if (document.kind(node) == Kind::Number && mayBeRewritten(document.rawText(node)))
            return true;
    }
    return false;
}

}

HashCheck checkHash(const Document& document, NodeId node, const QByteArray& hash)
{
    if (hash.size() != Sha256Digits || !std::all_of(hash.begin(), hash.end(), isHexDigit))
        return HashCheck::Unknown;
    const auto text = canonical(document, node);
    if (text && sha256Hex(*text) == hash)
        return HashCheck::Matches;
    return hasRewritableNumber(document, node) ? HashCheck::Undecidable : HashCheck::Differs;
}

}
