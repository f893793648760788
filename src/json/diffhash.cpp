#include "json/diffhash.h"

#include "json/number.h"
#include "json/strings.h"

#include <QHashFunctions>

namespace Weekglass::Json {
namespace {

constexpr quint64 factor = 0x9E3779B97F4A7C15;

/// Spreads each bit over all others (the end of MurmurHash3).
constexpr quint64 mixed(quint64 hash)
{
    hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
    hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
    return hash ^ (hash >> 33);
}

quint64 stringHash(QByteArrayView raw, quint8 flags)
{
    if (flags & HasEscapes) {
        const QByteArray decoded = decodedUtf8(raw);
        return qHashBits(decoded.constData(), static_cast<std::size_t>(decoded.size()));
    }
    return qHashBits(raw.data(), static_cast<std::size_t>(raw.size()));
}

quint64 scalarHash(const Tree& tree, const Node& node)
{
    const quint64 kind = (static_cast<quint64>(node.kind) + 1) * factor;
    if (node.kind == Kind::String)
        return mixed(kind ^ stringHash(tree.rawString(node), node.valueFlags));
    if (node.kind == Kind::Number)
        return mixed(kind ^ numberHash(tree.rawValue(node)));
    return mixed(kind + node.valueSize); // true and false differ in size
}

}

/// From the last value to the first one: children come before what they are in.
quint64 valueHash(const Document& document, NodeId root)
{
    const Tree& tree = document.tree();
    const Node& top = tree.nodes[root];
    if (top.kind < Kind::Array)
        return scalarHash(tree, top);
    NodeId last = root; // in the order of the text the last one is the last child of the last child
    while (tree.nodes[last].childCount > 0)
        last = tree.children[tree.nodes[last].firstChild + tree.nodes[last].childCount - 1];

    std::vector<quint64> inside(last - root + 1, 0); // the children of each container so far
    for (NodeId id = last;; --id) {
        const Node& node = tree.nodes[id];
        const quint64 kind = (static_cast<quint64>(node.kind) + 1) * factor;
        const quint64 hash =
            node.kind < Kind::Array ? scalarHash(tree, node) : mixed(kind + inside[id - root]);
        if (id == root)
            return hash;
        quint64& around = inside[node.parent - root];
        if (tree.nodes[node.parent].kind == Kind::Object)
            around += mixed(hash ^ (stringHash(tree.rawKey(node), node.keyFlags) * factor)); // in any order
        else
            around = around * factor + hash + 1;
    }
}

}
