#pragma once

#include "json/reader.h"

#include <vector>

namespace Weekglass::Json {

/// A value of one document: its place in document order, 0 is the root.
using NodeId = quint32;
constexpr NodeId noNode = 0xFFFFFFFF;

enum class Kind : quint8 { Null, Boolean, Number, String, Array, Object };

/// One value as spans of the text. Offsets fit because texts of 2 GB and more are refused.
struct Node
{
    quint32 key = 0; ///< offset of the raw key, behind its quote; members of objects only
    quint32 keySize = 0;
    quint32 value = 0; ///< offset of the value as written, with quotes and brackets
    quint32 valueSize = 0;
    NodeId parent = noNode;
    quint32 firstChild = 0; ///< index in Tree::children
    quint32 childCount = 0;
    Kind kind = Kind::Null;
    quint8 keyFlags = PlainString; ///< StringFlags
    quint8 valueFlags = PlainString; ///< StringFlags of a string
    bool isInteger = false; ///< a number without fraction and exponent
};
static_assert(sizeof(Node) <= 32);

/// What one pass over the text notices: offsets of the first occurrence, -1 if there is none.
struct Findings
{
    qint64 nulEscape = -1;
    qint64 loneSurrogate = -1;
    qint64 numberBeyondNumeric = -1;
    qint64 stringBeyondJsonb = -1;
    qsizetype depth = 0;
    qint64 deepest = 0; ///< where that depth was reached
};

/// The values of a text that somebody else keeps alive.
struct Tree
{
    QByteArrayView text;
    std::vector<Node> nodes; ///< in document order
    std::vector<NodeId> children; ///< the children of each container side by side
    Findings findings;

    QByteArrayView rawKey(const Node& node) const { return text.sliced(node.key, node.keySize); }
    QByteArrayView rawValue(const Node& node) const { return text.sliced(node.value, node.valueSize); }
    /// A string without its quotes.
    QByteArrayView rawString(const Node& node) const
    {
        return text.sliced(node.value + 1, node.valueSize - 2);
    }
};

constexpr qsizetype maxTextBytes = 0x7FFFFFFF;

/// Replaces what is in @p tree; its memory is used again.
Result<void> buildTree(QByteArrayView text, ReadLimits limits, Tree& tree);

/// Byte order, which for UTF-8 is the order of code points (UTF-16 and QString order differ beyond U+FFFF).
int compareBytes(QByteArrayView a, QByteArrayView b);

/// Sorts members of objects by the code points of their keys. Keep one for many objects: it reuses its
/// memory.
class MemberSorter
{
public:
    /// Appends the members of @p object to @p order. Of members with the same key the last one counts.
    void sort(const Tree& tree, const Node& object, std::vector<NodeId>& order);

private:
    struct Member
    {
        quint64 prefix; ///< the first eight bytes of the key, the first one highest
        QByteArrayView key; ///< UTF-8
        NodeId node;
    };

    void collect(const Tree& tree, const Node& object);

    std::vector<Member> m_members;
    std::vector<QByteArray> m_decoded; // keeps the keys that had escapes
    bool m_sorted = true; // strictly ascending as collected
};

}
