#include "fuzz.h"

#include "validate.h"
#include "json/canonical.h"
#include "json/diff.h"
#include "json/document.h"
#include "json/equal.h"
#include "json/prettyprint.h"
#include "json/reader.h"

using namespace Weekglass;
using namespace Weekglass::Json;

namespace {

void checkPrettyText(const Document& document)
{
    const PrettyText whole = prettyPrint(document, Document::root(), 1 << 26);
    demand(!whole.cut, "a short text is printed whole");
    const auto again = Document::parse(whole.utf8);
    demand(bool(again), "what is printed is JSON");
    demand(equal(document, Document::root(), *again, Document::root()), "what is printed is the same value");
    const PrettyText part = prettyPrint(document, Document::root(), 20);
    demand(part.utf8.size() <= 20 && whole.utf8.startsWith(part.utf8), "a part is a beginning");
}

void checkCanonical(const QByteArray& text)
{
    const auto once = canonical(text);
    if (!once || !validate(*once)) // half a surrogate pair; Infinity
        return;
    const auto twice = canonical(*once);
    demand(twice && *twice == *once, "the canonical form is its own canonical form");
}

/// Behind a member whose key is repeated later: no pointer leads there.
bool isHidden(const Document& document, NodeId node)
{
    for (; node != Document::root(); node = document.parent(node)) {
        const NodeId parent = document.parent(node);
        if (document.kind(parent) == Kind::Object && document.find(parent, document.key(node)) != node)
            return true;
    }
    return false;
}

void checkPointers(const Document& document)
{
    const auto count = static_cast<NodeId>(std::min<qsizetype>(document.nodeCount(), 200));
    for (NodeId node = 0; node < count; ++node) {
        if (!isHidden(document, node))
            demand(document.follow(Document::root(), document.pointer(node)) == node,
                   "the pointer of a value leads to it");
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = inputOf(data, size);
    const auto document = Document::parse(text);
    demand(bool(document) == bool(validate(text)), "whoever parses and whoever only validates agree");
    demand(document || !document.error().message.isEmpty(), "an error has words");
    if (!document)
        return 0;
    checkPrettyText(*document);
    checkCanonical(text);
    checkPointers(*document);
    return 0;
}
